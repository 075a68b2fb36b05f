import Postgres
import PrivateServers
import TestSupport
import Testing

/// A schema whose owner has migrated it, in a database of its own, and the role that may work in
/// it and owns nothing.
struct RestrictedSchema {
    /// The database's name; the schema's and the working role's is this and `_work`.
    let name: String
    let server: RunningPostgres
    /// Connection string of the working role.
    let worker: String

    /// - Parameter service: under which name the migrations are counted; by default the schema's.
    init(
        _ name: String, _ migrations: [PostgresMigration], _ grants: [PostgresGrant],
        service: String? = nil
    ) async throws {
        self.name = name
        server = try await TestPostgres.server()
        try await server.createDatabase(name)
        worker = try await server.createRole("\(name)_work", database: name)
        let owner = try await server.createRole("\(name)_owner", database: name)
        try await server.execute(
            """
            CREATE SCHEMA \(name)_work AUTHORIZATION \(name)_owner;
            ALTER ROLE \(name)_owner SET search_path = \(name)_work;
            """, database: name)
        try await PostgresFixture.run(
            connectionString: worker, statements: [],
            settings: PostgresSettings { $0.ownerConnectionString = owner }
        ) { pool, _ in
            try await pool.migrate(
                migrations, service: service ?? name, grants: grants, deadline: .late)
        }
    }
}
