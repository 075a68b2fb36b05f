import PrivateServers
import Reactor
import Redis
import Testing

/// What suites with a real Redis share.
enum RedisFixture {
    /// Gives `body` a connection of a new loop, and closes it afterwards.
    static func withConnection(
        _ configuration: RedisConfiguration,
        _ body: @Sendable (RedisConnection) async throws -> Void
    ) async throws {
        let loop = EventLoop(name: "redis-test")
        loop.start()
        defer { loop.stop() }
        try await loop.run {
            let connection = RedisConnection(loop: loop, configuration: configuration)
            do {
                try await body(connection)
            } catch {
                connection.shutdown()
                throw error
            }
            connection.shutdown()
        }
    }

    /// How a private server is reached, by default as a service does.
    static func configuration(
        _ server: RunningRedis, user: String? = PrivateRedis.user, password: String? = nil
    ) -> RedisConfiguration {
        var configuration = RedisConfiguration(
            endpoint: .unix(path: server.socketPath), user: user,
            password: password ?? server.password)
        // A machine that builds and tests at once may be slow to answer.
        configuration.connectTimeout = .seconds(30)
        return configuration
    }

    /// The error that `body` throws, if it is one of the module.
    static func error(_ body: () async throws -> Void) async -> RedisError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? RedisError
        }
    }
}

extension RedisConnection {
    /// Returns as soon as `condition` holds; asked on the loop every few milliseconds.
    func waitUntil(_ condition: (RedisConnection) -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(20)
        while !condition(self) {
            try #require(ContinuousClock.now < end, "the condition never held")
            try await loop.sleep(until: .now + .milliseconds(2))
        }
    }
}
