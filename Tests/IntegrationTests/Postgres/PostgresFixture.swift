import Postgres
import Reactor
import TestSupport
import Testing

/// A loop, a fresh database and a pool on it: what each test of the pool begins with.
struct PostgresFixture {
    let loop: EventLoop
    let connectionString: String

    /// Starts a loop and gives `body` a pool on a fresh database that has `schema`.
    static func run(
        schema: String = "", statements: [PostgresStatement],
        settings: PostgresSettings = PostgresSettings(),
        _ body: @Sendable (PostgresPool, PostgresFixture) async throws -> Void
    ) async throws {
        let connectionString = try await TestPostgres.freshDatabase()
        try await run(
            connectionString: connectionString, schema: schema, statements: statements,
            settings: settings, body)
    }

    /// The same on a database that exists.
    static func run(
        connectionString: String, schema: String = "", statements: [PostgresStatement],
        settings: PostgresSettings = PostgresSettings(),
        _ body: @Sendable (PostgresPool, PostgresFixture) async throws -> Void
    ) async throws {
        let loop = EventLoop(name: "postgres-test")
        loop.start()
        defer { loop.stop() }
        var configuration = PostgresConfiguration(connectionString: connectionString)
        // A machine that builds and tests at once may be slow to let forty sessions in.
        configuration.connectTimeout = .seconds(30)
        settings.change(&configuration)
        let fixture = PostgresFixture(loop: loop, connectionString: connectionString)
        try await loop.run { [configuration] in
            let pool = PostgresPool(
                loop: loop, configuration: configuration, statements: statements)
            do {
                if !schema.isEmpty {
                    try await pool.migrate(
                        [PostgresMigration(version: 1, sql: schema)], service: "test",
                        deadline: .now + .seconds(30))
                }
                try await body(pool, fixture)
            } catch {
                await pool.shutdown()
                throw error
            }
            await pool.shutdown()
        }
    }
}

/// What a test wants otherwise than the defaults are.
struct PostgresSettings {
    let change: (inout PostgresConfiguration) -> Void

    init(_ change: @escaping (inout PostgresConfiguration) -> Void = { _ in }) {
        self.change = change
    }
}

extension ContinuousClock.Instant {
    /// Far enough away that it plays no part.
    static var late: ContinuousClock.Instant { .now + .seconds(30) }
}
