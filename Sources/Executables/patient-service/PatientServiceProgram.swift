import Logging
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
/// `CAREWIRE_REDIS_PASSWORD`; `CAREWIRE_KEYRING` is the key ring's file or server, and
/// `CAREWIRE_KEY_LEDGER` the file that counts what it seals; `CAREWIRE_RESEAL_ROWS` (1 to
/// 1,000,000, default 500) is how many rows a second are sealed anew after a rotation;
/// `CAREWIRE_TENANT` names the clinic; `CAREWIRE_CHART_MONTHS_AHEAD` (1 to 120, default 13) and
/// `CAREWIRE_CHART_MONTHS_KEPT` (0 to 2400, default 0: all) rule the chart's partitions.
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
            statements: PatientStatements.all + ChartStatements.all + CacheStatements.all
                + ResealStatements.all)
        // The server may start after us: a minute is its time.
        do {
            try await pool.migrate(
                PatientSchema.migrations, service: PatientSchema.service,
                deadline: ContinuousClock.now + .seconds(60))
        } catch {
            throw ServiceError(.badSetting, "PostgreSQL: \(error.message)", cause: error)
        }
        let redis = RedisConnection(loop: context.loop, configuration: try cache(context))
        let keys = try context.keyRing()
        let configuration = PatientServiceConfiguration(
            tenant: settings.text("tenant") ?? "default")
        let ledger = try context.keyLedger()
        let server = try PatientServer(
            configuration: configuration,
            keyRing: keys.ring,
            store: PostgresPatientStore(pool: pool), chart: PostgresChartStore(pool: pool),
            cache: PatientCacheParts(
                cache: RedisPatientCache(connection: redis),
                register: PostgresCacheRegister(pool: pool),
                sleep: { try await context.loop.sleep(until: $0) }),
            ledger: ledger)
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
            background: try partitionKeeping(context, pool)
                + resealing(context, pool, configuration, keys.ring, ledger)
                + [{ try await server.keepCache() }],
            shutdown: {
                keys.stop(on: context.loop)
                await pool.shutdown()
                redis.shutdown()
            })
    }

    /// One loop of the process looks after the partitions.
    private static func partitionKeeping(
        _ context: ServiceContext, _ pool: PostgresPool
    ) throws -> [@Sendable () async throws -> Void] {
        let keeping = ChartKeeping(
            monthsAhead: try context.settings.number(
                "chart.months.ahead", default: 13, in: 1...120),
            monthsKept: try context.settings.number(
                "chart.months.kept", default: 0, in: 0...2400))
        guard context.loopIndex == 0 else { return [] }
        return [
            {
                try await keeping.run(
                    over: PostgresChartStore(pool: pool),
                    sleep: { try await context.loop.sleep(until: $0) },
                    report: { log($0, context) })
            }
        ]
    }

    private static func log(
        _ round: Result<(made: Int, detached: Int), PatientServiceError>,
        _ context: ServiceContext
    ) {
        switch round {
        case .success((0, 0)): break
        case .success(let done):
            context.logger.notice(
                "partitions: \(done.made) made, \(done.detached) detached")
        case .failure(let error):
            context.logger.error("partitions: \(error.message)")
        }
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
