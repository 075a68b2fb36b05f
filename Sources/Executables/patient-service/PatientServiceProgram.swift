import Messages
import PHIProtection
import PatientService
import Postgres
import RPC
import Reactor
import Redis
import ServiceRuntime

/// patient-service. Settings of its own: `CAREWIRE_POSTGRES` is a libpq connection string;
/// `CAREWIRE_REDIS` is the cache's Unix socket or host:port, with `CAREWIRE_REDIS_USER` and
/// `CAREWIRE_REDIS_PASSWORD`; `CAREWIRE_KEYRING` is the key ring's file; `CAREWIRE_TENANT` names
/// the clinic.
@main
enum PatientServiceProgram {
    static func main() async {
        await ServiceProgram.main("patient-service", authorization: .patientService) {
            try await parts($0)
        }
    }

    private static func parts(_ context: ServiceContext) async throws -> ServiceParts {
        let settings = context.settings
        let pool = PostgresPool(
            loop: context.loop,
            configuration: PostgresConfiguration(
                connectionString: try settings.requiredText("postgres"),
                applicationName: context.name),
            statements: PatientStatements.all)
        // The server may start after us: a minute is its time.
        do {
            try await pool.migrate(
                PatientSchema.migrations, service: PatientSchema.service,
                deadline: ContinuousClock.now + .seconds(60))
        } catch {
            throw ServiceError(.badSetting, "PostgreSQL: \(error.message)", cause: error)
        }
        let redis = RedisConnection(loop: context.loop, configuration: try cache(context))
        let server = try PatientServer(
            configuration: PatientServiceConfiguration(
                tenant: settings.text("tenant") ?? "default"),
            keyRing: KeyRing(contentsOfFile: settings.requiredText("keyring")),
            store: PostgresPatientStore(pool: pool), cache: RedisPatientCache(connection: redis))
        context.show(breakers: { server.breakers() })
        context.show(pool: {
            let state = pool.state
            return .pipelined(
                "postgres", connectionCount: state.readyReaderCount + state.readyWriterCount,
                inFlightCount: state.inFlightCount,
                waitingCount: state.waitingReadCount + state.waitingWriteCount)
        })
        context.show(pool: {
            let state = redis.state
            return .pipelined(
                "redis", connectionCount: state.isReady ? 1 : 0, inFlightCount: state.commandCount,
                waitingCount: 0)
        })
        var table = MethodTable()
        PatientV1.PatientService.register(server, in: &table)
        return ServiceParts(
            table: table, isReady: { await pool.isReachable() },
            shutdown: {
                await pool.shutdown()
                redis.shutdown()
            })
    }

    private static func cache(_ context: ServiceContext) throws -> RedisConfiguration {
        let address = try context.settings.requiredText("redis")
        let endpoint: RedisConfiguration.Endpoint
        if address.hasPrefix("/") {
            endpoint = .unix(path: address)
        } else if let (host, port) = SocketAddress.split(address) {
            endpoint = .tcp(host: host, port: port)
        } else {
            throw ServiceError(.badSetting, "CAREWIRE_REDIS is a path or host:port")
        }
        return RedisConfiguration(
            endpoint: endpoint, user: context.settings.text("redis.user"),
            password: context.settings.text("redis.password") ?? "", clientName: context.name)
    }
}
