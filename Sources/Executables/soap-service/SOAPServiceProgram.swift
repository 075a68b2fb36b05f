import AuditKeeping
import AuditRuntime
import FigureReporting
import Messages
import PHIProtection
import Postgres
import RPC
import RPCTransport
import Reactor
import SOAPService
import ServiceRuntime
import StoreFigures

/// soap-service. Settings of its own: `CAREWIRE_POSTGRES` is a libpq connection string,
/// `CAREWIRE_POSTGRES_OWNER` that of the schema's owner (optional: migrates, and grants the first
/// one's role what it needs), `CAREWIRE_POSTGRES_CONNECTIONS` (5 to 50, default 6) the pool's size,
/// `CAREWIRE_KEYRING` the key ring's file, `CAREWIRE_PATIENT` and `CAREWIRE_EHR` the addresses of
/// patient-service and ehr-gateway, `CAREWIRE_TENANT` the clinic, `CAREWIRE_RESEAL_ROWS` how many
/// rows a second are sealed anew after a rotation (default 500), `CAREWIRE_RESEAL_PAUSE` how many
/// seconds lie between two looks (default 60). Those of the clinical text: see
/// `screener`; those of the audit: see `AuditRuntime`.
@main
enum SOAPServiceProgram {
    static func main() async {
        await ServiceProgram.main(
            "soap-service", authorization: .soapService,
            sharing: runtime
        ) { audit, context in
            try await parts(audit, context)
        }
    }

    private static func runtime(_ settings: ServiceSettings) throws -> AuditRuntime {
        try AuditRuntime.open("soap-service", settings)
    }

    private static func parts(
        _ runtime: AuditRuntime, _ context: ServiceContext
    ) async throws -> ServiceParts {
        let settings = context.settings
        let pool = PostgresPool(
            loop: context.loop,
            configuration: try PostgresConfiguration(of: context),
            statements: statements + [PostgresPool.figuresStatement])
        try await migrate(pool)
        let patients = try context.client(of: "patient-service", at: "patient")
        let ehr = try context.client(of: "ehr-gateway", at: "ehr")
        let keys = try context.keyRing()
        let audit = try AuditPart(runtime, context, pool: pool, ring: keys.ring)
        let configuration = SOAPServiceConfiguration(tenant: settings.text("tenant") ?? "default")
        let ledger = try context.keyLedger()
        let screener = try screener(settings)
        let store = PostgresNoteStore(pool: pool)
        let server = try SOAPServer(
            configuration: configuration, keyRing: keys.ring,
            store: store,
            patients: PatientV1.PatientServiceClient(patients), ehr: EhrV1.EHRGatewayClient(ehr),
            audit: audit.clerk, denials: audit.denials, keyLedger: ledger,
            screener: screener, executor: context.loop)
        context.show(breakers: { server.breakers() })
        let stores = PostgresReport(pool: pool, statements: statements)
        let isFirst = context.loopIndex == 0
        context.report(figures: {
            NoteFigures.readings(of: server.counters) + stores.readings(ofServer: isFirst)
        })
        context.show(pool: {
            let state = pool.state
            return .pipelined(
                "postgres", connectionCount: state.readyCount,
                inFlightCount: state.inFlightCount,
                waitingCount: state.waitingReadCount + state.waitingWriteCount)
        })
        var table = MethodTable()
        server.register(in: &table)
        let loop = context.loop
        return ServiceParts(
            table: table, isReady: { audit.isOpen ? await pool.isReachable() : false },
            background: try audit.background + [
                { try await server.handOffWorker.run { try await loop.sleep(until: $0) } },
                {
                    await server.settleHandOffs { try? await loop.sleep(until: .now + gathering) }
                }, { await server.gatherHandOffs() },
                { await store.run() },
            ] + resealing(context, pool, configuration, keys.ring, ledger, screener)
                + (isFirst ? [{ try await stores.run { try await loop.sleep(until: $0) } }] : []),
            shutdown: {
                await server.settleNow()
                await audit.shutdown()
                keys.stop(on: context.loop)
                await pool.shutdown()
                await patients.close()
                await ehr.close()
            })
    }

    /// The server may start after us: a minute is its time.
    private static func migrate(_ pool: PostgresPool) async throws {
        do {
            try await pool.migrate(
                NoteSchema.migrations, service: NoteSchema.service, grants: NoteSchema.grants,
                deadline: ContinuousClock.now + .seconds(60))
        } catch {
            throw ServiceError(.badSetting, "PostgreSQL: \(error.message)", cause: error)
        }
    }

    /// How long outcomes of hand-offs gather: much shorter than the time after which the worker
    /// takes a hand-off up itself.
    private static let gathering = Duration.milliseconds(40)

    private static let statements = NoteStatements.all + AuditStatements.all
}
