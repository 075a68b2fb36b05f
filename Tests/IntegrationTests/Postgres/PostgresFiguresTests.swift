import Postgres
import PrivateServers
import Reactor
import TestSupport
import Testing

/// Figures of statements: by name, one's own alone, and no text.
@Suite struct PostgresFiguresTests {
    private static let find = PostgresStatement(
        name: "figures_find", sql: "SELECT 'Jane Doe' WHERE $1::bigint = 12345")
    private static let statements = [find, PostgresPool.figuresStatement]

    /// A database, and the connection string of a role that may log in and nothing else.
    private static func database(
        _ role: String, extended: Bool
    ) async throws -> (name: String, connection: String) {
        let server = try await TestPostgres.server()
        let owner = try await TestPostgres.freshDatabase()
        let name = String(owner.split(separator: "dbname=").last ?? "postgres")
        if extended {
            try await server.execute(
                """
                CREATE SCHEMA statistics;
                GRANT USAGE ON SCHEMA statistics TO PUBLIC;
                CREATE EXTENSION pg_stat_statements SCHEMA statistics;
                """, database: name)
        }
        return (name, try await server.createRole(role, database: name))
    }

    private static func with<Result: Sendable>(
        _ connection: String, _ body: @escaping @Sendable (PostgresPool) async throws -> Result
    ) async throws -> Result {
        let loop = EventLoop(name: "figures")
        loop.start()
        defer { loop.stop() }
        return try await Task(executorPreference: loop) {
            let pool = PostgresPool(
                loop: loop, configuration: PostgresConfiguration(connectionString: connection),
                statements: statements)
            do {
                let result = try await body(pool)
                await pool.shutdown()
                return result
            } catch {
                await pool.shutdown()
                throw error
            }
        }.value
    }

    @Test func aRoleWithoutPrivilegesSeesItsOwnStatementsByName() async throws {
        let (_, connection) = try await Self.database("figures_one", extended: true)
        let figures = try await Self.with(connection) { pool in
            for number in 0..<5 as Range<Int64> {
                _ = try await pool.read(
                    Self.find, [.int64(number)], deadline: .now + .seconds(10))
            }
            return try await pool.statementFigures(deadline: .now + .seconds(10))
        }
        let found = try #require(figures.first { $0.name == "figures_find" })
        #expect(found.callCount == 5)
        #expect(found.rowCount == 0)
        #expect(found.seconds > 0)
        for needle in ["Jane", "Doe", "12345", "SELECT"] {
            #expect(!"\(figures)".contains(needle))
        }
    }

    @Test func anotherRolesStatementsAreNotSeen() async throws {
        let (name, first) = try await Self.database("figures_two", extended: true)
        let server = try await TestPostgres.server()
        let second = try await server.createRole("figures_three", database: name)
        _ = try await Self.with(first) { pool in
            try await pool.read(Self.find, [.int64(1)], deadline: .now + .seconds(10)).count
        }
        let seen = try await Self.with(second) { pool in
            try await pool.statementFigures(deadline: .now + .seconds(10))
        }
        #expect(!seen.contains { $0.name == "figures_find" })
    }

    @Test func withoutTheExtensionThereIsNothingAndNoError() async throws {
        let (_, connection) = try await Self.database("figures_four", extended: false)
        let figures = try await Self.with(connection) { pool in
            try await pool.statementFigures(deadline: .now + .seconds(10))
        }
        #expect(figures.isEmpty)
    }
}
