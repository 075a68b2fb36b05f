import Postgres
import PrivateServers
import Reactor
import TestSupport
import Testing

/// A schema that one role owns and another works in.
struct PostgresGrantTests {
    private static let tables = PostgresMigration(
        version: 1,
        sql:
            "CREATE TABLE kept (i bigint); CREATE TABLE changed (i bigint); CREATE TABLE no (i int)"
    )
    private static let grants = [
        PostgresGrant("SELECT, INSERT", on: "TABLE kept"),
        PostgresGrant("SELECT, INSERT, UPDATE", on: "TABLE changed"),
        PostgresGrant("", on: "TABLE no"),
    ]

    /// A server whose database has a role for work and one that owns the schema `work`.
    private struct Place {
        let server: RunningPostgres
        let worker: String
        let owner: String

        init(_ name: String) async throws {
            server = try await TestPostgres.server()
            try await server.createDatabase(name)
            worker = try await server.createRole("\(name)_work", database: name)
            owner = try await server.createRole("\(name)_owner", database: name)
            try await server.execute(
                """
                CREATE SCHEMA \(name)_work AUTHORIZATION \(name)_owner;
                ALTER ROLE \(name)_owner SET search_path = \(name)_work;
                """, database: name)
        }

        func run(
            owner: String?, statements: [PostgresStatement] = [],
            _ body: @Sendable (PostgresPool) async throws -> Void
        ) async throws {
            try await PostgresFixture.run(
                connectionString: worker, statements: statements,
                settings: PostgresSettings { $0.ownerConnectionString = owner }
            ) { pool, _ in try await body(pool) }
        }
    }

    private static func statement(_ sql: String) -> PostgresStatement {
        PostgresStatement(name: "s", sql: sql)
    }

    @Test func theOwnerMigratesAndTheServicesRoleDoesItsWorkAndNothingElse() async throws {
        let place = try await Place("grant_work")
        try await place.run(owner: place.owner) { pool in
            for _ in 0..<2 {
                try await pool.migrate(
                    [Self.tables], service: "x", grants: Self.grants, deadline: .late)
            }
        }
        for sql in [
            "INSERT INTO kept VALUES (1)", "SELECT i FROM kept", "INSERT INTO changed VALUES (1)",
            "UPDATE changed SET i = 2", "SELECT version FROM carewire_migrations",
        ] {
            try await place.run(owner: nil, statements: [Self.statement(sql)]) { pool in
                _ = try await pool.write(Self.statement(sql), [], deadline: .late)
            }
        }
        for sql in [
            "UPDATE kept SET i = 2", "DELETE FROM kept", "TRUNCATE kept", "DELETE FROM changed",
            "SELECT i FROM no", "CREATE TABLE mine (i bigint)", "CREATE TEMP TABLE mine (i bigint)",
            "CREATE TABLE public.mine (i bigint)", "DROP TABLE kept",
            "ALTER TABLE kept ADD COLUMN j bigint", "DELETE FROM carewire_migrations",
            "SET ROLE grant_work_owner",
        ] {
            try await place.run(owner: nil, statements: [Self.statement(sql)]) { pool in
                let error = await postgresError {
                    _ = try await pool.write(Self.statement(sql), [], deadline: .late)
                }
                #expect(error?.sqlState == "42501", "\(sql)")
            }
        }
    }

    @Test func withoutTheOwnerTheRoleFindsTheSchemaMigratedOrSaysThatItIsNot() async throws {
        let place = try await Place("grant_alone")
        try await place.run(owner: nil) { pool in
            let error = await postgresError {
                try await pool.migrate([Self.tables], service: "x", deadline: .late)
            }
            #expect(error?.code == .serverError)
        }
        try await place.run(owner: place.owner) { pool in
            try await pool.migrate(
                [Self.tables], service: "x", grants: Self.grants, deadline: .late)
        }
        try await place.run(owner: nil) { pool in
            try await pool.migrate(
                [Self.tables], service: "x", grants: Self.grants, deadline: .late)
            let newer = PostgresMigration(version: 2, sql: "CREATE TABLE more (i bigint)")
            let error = await postgresError {
                try await pool.migrate([Self.tables, newer], service: "x", deadline: .late)
            }
            #expect(error?.sqlState == "42501")
        }
    }

    @Test func whatALaterVersionTakesAwayIsGone() async throws {
        let place = try await Place("grant_less")
        let read = Self.statement("SELECT i FROM changed")
        try await place.run(owner: place.owner) { pool in
            try await pool.migrate(
                [Self.tables], service: "x", grants: Self.grants, deadline: .late)
            try await pool.migrate(
                [Self.tables], service: "x", grants: [PostgresGrant("", on: "TABLE changed")],
                deadline: .late)
        }
        try await place.run(owner: nil, statements: [read]) { pool in
            let error = await postgresError { _ = try await pool.read(read, [], deadline: .late) }
            #expect(error?.sqlState == "42501")
        }
    }

    @Test func aRoleThatCouldActAsTheOwnerIsRefused() async throws {
        let place = try await Place("grant_apart")
        for other in [place.worker, nil] {
            if other == nil {
                try await place.server.execute("GRANT grant_apart_owner TO grant_apart_work")
            }
            try await place.run(owner: other ?? place.owner) { pool in
                let error = await postgresError {
                    try await pool.migrate(
                        [Self.tables], service: "x", grants: Self.grants, deadline: .late)
                }
                #expect(error?.code == .migrationRefused)
            }
        }
    }
}
