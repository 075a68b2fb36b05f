import Reactor
import Redis
import ServiceRuntime

/// What the settings say of the cache.
extension PatientServiceProgram {
    static func cache(_ context: ServiceContext) throws -> RedisConfiguration {
        let address = try context.settings.requiredText("redis")
        let endpoint: RedisConfiguration.Endpoint
        if address.hasPrefix("/") {
            endpoint = .unix(path: address)
        } else if let (host, port) = SocketAddress.split(address) {
            endpoint = .tcp(host: host, port: port)
        } else {
            throw ServiceError(.badSetting, "CAREWIRE_REDIS is a path or host:port")
        }
        var configuration = RedisConfiguration(
            endpoint: endpoint, user: context.settings.text("redis.user"),
            password: context.settings.text("redis.password") ?? "", clientName: context.name)
        configuration.tls = try cacheTLS(context.settings)
        return configuration
    }

    /// How the cache's connection is protected. Files that cannot be used are found at start; that
    /// the server is not who it should be costs the cache only, not its callers.
    private static func cacheTLS(_ settings: ServiceSettings) throws -> RedisTLS? {
        let certificate = settings.text("redis.tls.certificate")
        let key = settings.text("redis.tls.key")
        guard let authority = settings.text("redis.tls.ca") else {
            if certificate == nil && key == nil { return nil }
            throw ServiceError(
                .badSetting, "CAREWIRE_REDIS_TLS_CA is missing: who vouches for Redis?")
        }
        let tls = RedisTLS(
            authorityFile: authority, certificateFile: certificate, keyFile: key)
        do throws(RedisError) { try tls.check() } catch {
            throw ServiceError(.badSetting, "Redis: \(error.message)", cause: error)
        }
        return tls
    }
}
