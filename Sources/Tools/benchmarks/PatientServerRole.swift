import ArgumentParser
import AuditKeeping
import AuditRuntime
import AuditTrail
import Foundation
import LatencyBudget
import Messages
import PHIProtection
import PatientService
import Postgres
import RPC
import RPCTransport
import Reactor
import Redis

/// patient-service's own parts in a child process of the benchmark, with the journal or with a sink
/// that keeps nothing: what the product has no switch for. Secrets come by the environment.
struct PatientServerRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient-server", shouldDisplay: false)

    /// The environment's names for what is handed over.
    enum Variable: String {
        case database = "CAREWIRE_BENCH_DATABASE"
        case redis = "CAREWIRE_BENCH_REDIS"
        case redisUser = "CAREWIRE_BENCH_REDIS_USER"
        case redisPassword = "CAREWIRE_BENCH_REDIS_PASSWORD"

        var value: String { ProcessInfo.processInfo.environment[rawValue] ?? "" }
    }

    @Option var keyRing: String
    @Option(help: "The journal's folder; without it nothing is kept.") var audit: String?

    /// Takes every record and keeps none.
    private struct NothingSink: AuditSink {
        func append(
            _ records: [AuditRecord], deadline: ContinuousClock.Instant
        ) async throws(AuditError) {}
        func append(
            _ form: AuditRecordForm, _ facts: AuditRecordForm.Facts, deadline: Moment,
            _ listener: any AuditListener
        ) { listener.auditEnded(nil, at: Moment(ContinuousClock.now)) }
        var takesForms: Bool { true }
        func anchor() throws(AuditError) -> AuditAnchor? { nil }
        var state: AuditSinkState {
            AuditSinkState(isOpen: true, queuedCount: 0, unshippedCount: 0)
        }
    }

    func run() async throws {
        let loop = EventLoop(name: "patient")
        loop.start()
        let ring = try KeyRing(contentsOfFile: keyRing)
        let journal = try audit.map { folder in
            JournalSink(
                try AuditJournal.open(
                    AuditJournalConfiguration(
                        folder: folder, stream: AuditIdentifier("patient-service/bench")),
                    key: AuditKey(ring: ring, tenant: "default")))
        }
        try await Task(executorPreference: loop) {
            try await Self.serve(ring, journal, loop)
        }.value
        journal?.journal.close()
        loop.stop()
    }

    private static func serve(
        _ ring: KeyRing, _ journal: JournalSink?, _ loop: EventLoop
    ) async throws {
        let pool = PostgresPool(
            loop: loop,
            configuration: PostgresConfiguration(connectionString: Variable.database.value),
            statements: PatientStatements.all + ChartStatements.all + CacheStatements.all
                + AuditStatements.all + ResealStatements.all)
        let redis = RedisConnection(
            loop: loop,
            configuration: RedisConfiguration(
                endpoint: .unix(path: Variable.redis.value), user: Variable.redisUser.value,
                password: Variable.redisPassword.value, clientName: "bench"))
        let service = try PatientServer(
            configuration: PatientServiceConfiguration(tenant: "default"),
            keyRing: LiveKeyRing(ring), store: PostgresPatientStore(pool: pool),
            chart: PostgresChartStore(pool: pool),
            cache: PatientCacheParts(
                cache: RedisPatientCache(connection: redis),
                register: PostgresCacheRegister(pool: pool),
                sleep: { try await loop.sleep(until: $0) }),
            audit: AuditClerk(
                sink: journal.map { AuditRuntime.lane(to: $0, on: loop) } ?? NothingSink(),
                service: AuditIdentifier("spiffe://carewire/patient-service")),
            executor: loop)
        let work = background(service, journal, pool, loop)
        let server = RPCServer(
            RPCServerConfiguration(
                address: "127.0.0.1:0", security: .plaintextOnLoopback,
                authorization: .openToEveryone),
            loops: [loop])
        let port = try await server.start { _ in
            var table = MethodTable()
            service.register(in: &table)
            return table
        }
        while !service.isCacheInUse { try await loop.sleep(until: .now + .milliseconds(5)) }
        FileHandle.standardOutput.write(Data("\(port)\n".utf8))
        await ended()
        await server.drain()
        for task in work { task.cancel() }
        await pool.shutdown()
        redis.shutdown()
    }

    private static func background(
        _ service: PatientServer, _ journal: JournalSink?, _ pool: PostgresPool, _ loop: EventLoop
    ) -> [Task<Void, Never>] {
        let keeping = Task(executorPreference: loop) {
            do { try await service.keepCache() } catch {}
        }
        guard let journal else { return [keeping] }
        let shipping = Task(executorPreference: loop) {
            let shipper = AuditShipper(sink: journal, archive: AuditArchive(pool: pool))
            do {
                try await shipper.run(
                    sleep: { try await loop.sleep(until: $0) }, report: { _ in })
            } catch {}
        }
        return [keeping, shipping]
    }

    /// The benchmark ends this process, at the latest by its own end.
    private static func ended() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                while !FileHandle.standardInput.availableData.isEmpty {}
                continuation.resume()
            }
        }
    }
}
