import AuditKeeping
import AuditRuntime
import Logging
import Messages
import PHIProtection
import PatientService
import Postgres
import RPC
import Reactor
import Redis
import ServiceRuntime
import StoreFigures

/// patient-service. Settings of its own: `CAREWIRE_POSTGRES` is a libpq connection string,
/// `CAREWIRE_POSTGRES_OWNER` that of the schema's owner (optional: migrates, and grants the first
/// one's role what it needs), `CAREWIRE_POSTGRES_CONNECTIONS` (5 to 50, default 6) the pool's size;
/// `CAREWIRE_REDIS` is the cache's Unix socket or host:port, with `CAREWIRE_REDIS_USER` and
/// `CAREWIRE_REDIS_PASSWORD`, under TLS with `CAREWIRE_REDIS_TLS_CA` (the authority's file) and,
/// where Redis wants one, our certificate in `CAREWIRE_REDIS_TLS_CERTIFICATE` and
/// `CAREWIRE_REDIS_TLS_KEY`; `CAREWIRE_KEYRING` is the key ring's file or server, and
/// `CAREWIRE_KEY_LEDGER` the file that counts what it seals; `CAREWIRE_RESEAL_ROWS` (1 to
/// 1,000,000, default 500) is how many rows a second are sealed anew after a rotation,
/// `CAREWIRE_RESEAL_PAUSE` (1 to 3600, default 60) how many seconds lie between two looks;
/// `CAREWIRE_TENANT` names the clinic; `CAREWIRE_CHART_MONTHS_AHEAD` (1 to 120, default 13) and
/// `CAREWIRE_CHART_MONTHS_KEPT` (0 to 2400, default 0: all) rule the chart's partitions. Those of
/// the audit: see `AuditRuntime`.
@main
enum PatientServiceProgram {
    static func main() async {
        await ServiceProgram.main(
            "patient-service", authorization: .patientService,
            sharing: runtime
        ) { audit, context in
            try await parts(audit, context)
        }
    }

    private static func runtime(_ settings: ServiceSettings) throws -> AuditRuntime {
        try AuditRuntime.open("patient-service", settings)
    }

    private static func parts(
        _ runtime: AuditRuntime, _ context: ServiceContext
    ) async throws -> ServiceParts {
        let settings = context.settings
        let pool = PostgresPool(
            loop: context.loop,
            configuration: try PostgresConfiguration(of: context),
            statements: statements + [PostgresPool.figuresStatement])
        // The server may start after us: a minute is its time.
        do {
            try await pool.migrate(
                PatientSchema.migrations, service: PatientSchema.service,
                grants: PatientSchema.grants,
                deadline: ContinuousClock.now + .seconds(60))
        } catch {
            throw ServiceError(.badSetting, "PostgreSQL: \(error.message)", cause: error)
        }
        let redis = RedisConnection(loop: context.loop, configuration: try cache(context))
        let keys = try context.keyRing()
        let audit = try AuditPart(runtime, context, pool: pool, ring: keys.ring)
        let configuration = PatientServiceConfiguration(
            tenant: settings.text("tenant") ?? "default")
        let ledger = try context.keyLedger()
        let counters = PatientCounters()
        let stores = StoreReports(
            PostgresReport(pool: pool, statements: statements), RedisReport(connection: redis))
        stores.report(counters, context)
        let server = try PatientServer(
            configuration: configuration, keyRing: keys.ring,
            store: PostgresPatientStore(pool: pool), chart: PostgresChartStore(pool: pool),
            cache: PatientCacheParts(
                cache: RedisPatientCache(connection: redis),
                register: PostgresCacheRegister(pool: pool),
                sleep: { try await context.loop.sleep(until: $0) }),
            audit: audit.clerk, denials: audit.denials, counters: counters, ledger: ledger,
            executor: context.loop)
        context.show(breakers: { server.breakers() })
        show(pool, redis, context)
        var table = MethodTable()
        server.register(in: &table)
        AuditV1.AuditTrail.register(
            AccessServer(patients: server, archive: audit.archive), in: &table)
        PatientV1.PatientBulk.register(
            PatientBulkServer(patients: server, store: PostgresBulkStore(pool: pool)), in: &table)
        return ServiceParts(
            table: table,
            isReady: {
                guard audit.isOpen, server.isCacheSettled else { return false }
                return await pool.isReachable()
            },
            background: audit.background + (try partitionKeeping(context, pool))
                + (try resealing(context, pool, configuration, keys.ring, ledger))
                + [{ try await server.keepCache() }] + stores.background(context),
            shutdown: {
                await audit.shutdown()
                keys.stop(on: context.loop)
                await pool.shutdown()
                redis.shutdown()
            })
    }

    private static let statements =
        PatientStatements.all + ChartStatements.all + BulkStatements.all + CacheStatements.all
        + AuditStatements.all + ResealStatements.all

    private static func show(
        _ pool: PostgresPool, _ redis: RedisConnection, _ context: ServiceContext
    ) {
        context.show(pool: {
            let state = pool.state
            return .pipelined(
                "postgres", connectionCount: state.readyCount,
                inFlightCount: state.inFlightCount,
                waitingCount: state.waitingReadCount + state.waitingWriteCount)
        })
        context.show(pool: {
            let state = redis.state
            return .pipelined(
                "redis", connectionCount: state.isReady ? 1 : 0, inFlightCount: state.commandCount,
                waitingCount: 0)
        })
    }
}
