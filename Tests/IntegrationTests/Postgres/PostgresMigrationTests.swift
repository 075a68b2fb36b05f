import Postgres
import PrivateServers
import Reactor
import TestSupport
import Testing

struct PostgresMigrationTests {
    private static let first = PostgresMigration(
        version: 1, sql: "CREATE TABLE a (i bigint); INSERT INTO a VALUES (1);")
    private static let second = PostgresMigration(
        version: 2, sql: "ALTER TABLE a ADD COLUMN j bigint; INSERT INTO a VALUES (2, 2)")
    private static let countA = PostgresStatement(name: "count_a", sql: "SELECT count(*) FROM a")
    private static let applied = PostgresStatement(
        name: "applied",
        sql: """
            SELECT service, version, octet_length(checksum), applied_at <= now()
            FROM carewire_migrations ORDER BY service, version
            """)

    @Test func appliesEachMigrationOnce() async throws {
        try await PostgresFixture.run(statements: [Self.countA, Self.applied]) { pool, _ in
            try await pool.migrate([Self.first], service: "x", deadline: .late)
            try await pool.migrate([Self.first], service: "x", deadline: .late)
            try await pool.migrate([Self.first, Self.second], service: "x", deadline: .late)
            let count = try await pool.read(Self.countA, [], deadline: .late)
            #expect(try count.int64(0, 0) == 2)
            let rows = try await pool.read(Self.applied, [], deadline: .late)
            #expect(rows.count == 2)
            #expect(try rows.text(1, 0) == "x")
            #expect(try rows.int32(1, 1) == 2)
            #expect(try rows.int32(1, 2) == 32)
            #expect(try rows.bool(1, 3))
        }
    }

    @Test func severalProgramsMayStartAtOnce() async throws {
        let text = try await TestPostgres.freshDatabase()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask {
                    try await PostgresFixture.run(connectionString: text, statements: []) {
                        pool, _ in
                        try await pool.migrate(
                            [Self.first, Self.second], service: "x", deadline: .late)
                        try await pool.migrate(
                            [
                                PostgresMigration(
                                    version: 1, sql: "CREATE TABLE b\(number) (i bigint)")
                            ], service: "service \(number)", deadline: .late)
                    }
                }
            }
            try await group.waitForAll()
        }
        try await PostgresFixture.run(
            connectionString: text, statements: [Self.countA, Self.applied]
        ) { pool, _ in
            let count = try await pool.read(Self.countA, [], deadline: .late)
            #expect(try count.int64(0, 0) == 2)
            let rows = try await pool.read(Self.applied, [], deadline: .late)
            #expect(rows.count == 8)
        }
    }

    @Test func refusesWhatWasEditedAndWhatIsNewer() async throws {
        try await PostgresFixture.run(statements: []) { pool, _ in
            try await pool.migrate([Self.first, Self.second], service: "x", deadline: .late)
            let edited = await postgresError {
                try await pool.migrate(
                    [Self.first, PostgresMigration(version: 2, sql: "SELECT 1")], service: "x",
                    deadline: .late)
            }
            #expect(edited?.code == .migrationRefused)
            #expect(edited?.message.contains("version 2 of x was edited") == true)
            let newer = await postgresError {
                try await pool.migrate([Self.first], service: "x", deadline: .late)
            }
            #expect(newer?.code == .migrationRefused)
            #expect(newer?.message.contains("start a newer program") == true)
        }
    }

    @Test func aMigrationThatFailsLeavesNothingOfItself() async throws {
        try await PostgresFixture.run(statements: [Self.applied]) { pool, _ in
            let bad = PostgresMigration(
                version: 2, sql: "CREATE TABLE c (i bigint); INSERT INTO nowhere VALUES (1)")
            let error = await postgresError {
                try await pool.migrate([Self.first, bad], service: "x", deadline: .late)
            }
            #expect(error?.code == .serverError)
            #expect(error?.sqlState == "42P01")
            let rows = try await pool.read(Self.applied, [], deadline: .late)
            #expect(rows.count == 1)
            // Its table is not there, so the same version can be corrected and applied.
            let good = PostgresMigration(version: 2, sql: "CREATE TABLE c (i bigint)")
            try await pool.migrate([Self.first, good], service: "x", deadline: .late)
        }
    }

    @Test func twoServicesInOneSchemaAreToldSo() async throws {
        try await PostgresFixture.run(statements: [Self.applied]) { pool, _ in
            let trail = PostgresMigration(version: 1, sql: "CREATE TABLE audit_trail (i bigint)")
            try await pool.migrate([trail], service: "x", deadline: .late)
            let error = await postgresError {
                try await pool.migrate([trail], service: "y", deadline: .late)
            }
            #expect(error?.code == .migrationRefused && error?.sqlState == "42P07")
            #expect(error?.message.contains("a schema of its own") == true)
            let rows = try await pool.read(Self.applied, [], deadline: .late)
            #expect(rows.count == 1)
        }
    }

    @Test func aMigrationThatEndsItsTransactionIsRefused() async throws {
        try await PostgresFixture.run(statements: []) { pool, _ in
            let code = await postgresCode {
                try await pool.migrate(
                    [PostgresMigration(version: 1, sql: "CREATE TABLE c (i bigint); COMMIT")],
                    service: "x", deadline: .late)
            }
            #expect(code == .migrationRefused)
        }
    }

    @Test func waitsNoLongerThanItsDeadlineForAnotherProgram() async throws {
        let locks = PostgresStatement(
            name: "locks",
            sql: """
                SELECT 1 - count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
                WHERE locktype = 'advisory' AND granted AND datname = current_database()
                """)
        try await PostgresFixture.run(statements: [locks]) { pool, _ in
            let slow = PostgresMigration(version: 1, sql: "SELECT pg_sleep(1)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await pool.migrate([slow], service: "x", deadline: .late) }
                group.addTask {
                    try await pool.waitUntil(locks, is: 0)
                    let code = await postgresCode {
                        try await pool.migrate(
                            [Self.first], service: "y", deadline: .now + .milliseconds(300))
                    }
                    #expect(code == .deadlineExceeded)
                    try await pool.migrate([Self.first], service: "y", deadline: .late)
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func aRoleThatMayNotCreateTablesCanStartOnAFinishedSchema() async throws {
        let server = try await TestPostgres.server()
        let text = try await TestPostgres.freshDatabase()
        let database = try #require(text.split(separator: "=").last.map(String.init))
        try await PostgresFixture.run(connectionString: text, statements: []) { pool, _ in
            try await pool.migrate([Self.first], service: "x", deadline: .late)
        }
        let role = "reader_of_\(database)"
        try await server.execute(
            """
            CREATE ROLE \(role) LOGIN PASSWORD 'synthetic';
            GRANT SELECT ON carewire_migrations, a TO \(role);
            """, database: database)
        let asRole = server.connectionString(
            role: role, password: "synthetic", database: database)
        try await PostgresFixture.run(connectionString: asRole, statements: [Self.countA]) {
            pool, _ in
            try await pool.migrate([Self.first], service: "x", deadline: .late)
            let code = await postgresError {
                try await pool.migrate([Self.first, Self.second], service: "x", deadline: .late)
            }
            #expect(code?.sqlState == "42501")
            let rows = try await pool.read(Self.countA, [], deadline: .late)
            #expect(try rows.int64(0, 0) == 1)
        }
    }
}
