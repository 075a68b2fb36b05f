import AuditKeeping
import AuditTrail
import PHIProtection
import PatientService
import Postgres
import Reactor
import TestSupport

/// A database of its own, one event loop, and as many pools as there are instances of the service.
struct Ward: Sendable {
    let loop = EventLoop(name: "ward")
    let database: String
    let audit = RecordingSink()

    static func run(
        database: String? = nil, _ body: @escaping @Sendable (Ward) async throws -> Void
    ) async throws {
        let ward = Ward(database: try await existing(database))
        ward.loop.start()
        defer { ward.loop.stop() }
        try await Task(executorPreference: ward.loop) {
            let pool = ward.pool()
            try await pool.migrate(
                PatientSchema.migrations, service: PatientSchema.service,
                deadline: .now + .seconds(10))
            await pool.shutdown()
            try await body(ward)
        }.value
    }

    private static func existing(_ database: String?) async throws -> String {
        if let database { return database }
        return try await TestPostgres.freshDatabase()
    }

    /// - Parameter options: settings of the server for the pool's sessions.
    func pool(
        _ more: [PostgresStatement] = [], options: String = ""
    ) -> PostgresPool {
        PostgresPool(
            loop: loop,
            configuration: PostgresConfiguration(
                connectionString: database + " options='\(options)'"),
            statements: PatientStatements.all + ChartStatements.all + CacheStatements.all
                + AuditStatements.all + ResealStatements.all + more)
    }

    static var soon: ContinuousClock.Instant { .now + .seconds(5) }

    /// The service over a pool, by default without a cache.
    func server(
        _ pool: PostgresPool, chart: (any ChartStoring)? = nil,
        cache: any PatientCaching = NoCache(), sink: (any AuditSink)? = nil,
        keyRing: LiveKeyRing? = nil
    ) throws -> PatientServer {
        try PatientServer(
            configuration: PatientServiceConfiguration(),
            keyRing: keyRing ?? LiveKeyRing(Self.ring()),
            store: PostgresPatientStore(pool: pool),
            chart: chart ?? PostgresChartStore(pool: pool),
            cache: PatientCacheParts(
                cache: cache, register: PostgresCacheRegister(pool: pool),
                sleep: { try await loop.sleep(until: $0) }),
            audit: AuditClerk(
                sink: sink ?? audit, service: AuditIdentifier("spiffe://carewire/patient-service")),
            executor: loop)
    }

    private static let first = "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"
    private static let second = "c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedf"

    /// The ring of the tests, and a later state of it.
    static func ring(isRotated: Bool = false, withoutFirst: Bool = false) throws -> KeyRing {
        let text = """
            carewire-key-ring 1
            index 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
            \(withoutFirst ? "#" : "key 1 \(first)")
            \(isRotated ? "key 2 \(second)\nactive 2" : "active 1")
            """
        return try unsafe Array(text.utf8).withUnsafeBytes { try unsafe KeyRing(parsing: $0) }
    }
}

/// A cache that is never there.
final class NoCache: PatientCaching {
    private static let error = PatientServiceError(.unavailable, "there is no cache")

    var server: String? { nil }
    func meet(deadline: ContinuousClock.Instant) async throws(PatientServiceError) {
        throw Self.error
    }
    func value(
        _ key: [UInt8], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> [UInt8]? { throw Self.error }
    func reserve(
        _ key: [UInt8], _ token: [UInt8], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> Bool { throw Self.error }
    func fill(
        _ key: [UInt8], _ value: [UInt8], insteadOf token: [UInt8], timeToLive: Duration,
        at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) { throw Self.error }
    func mark(
        _ key: [UInt8], _ mark: [UInt8], timeToLive: Duration, at server: String,
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) { throw Self.error }
    func unmark(
        _ key: [UInt8], _ mark: [UInt8], at server: String, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) { throw Self.error }
}
