internal import Reactor

extension PostgresPool {
    /// Brings `service`'s part of the schema to the newest of `migrations`.
    ///
    /// Waits for the server until the deadline if it cannot be reached yet. Several programs may
    /// call this at once: an advisory lock lets one after the other pass. Each migration is a
    /// transaction together with its row in `carewire_migrations`. Uses a connection of its own,
    /// as the schema's owner where the configuration names one; `grants` then say what the
    /// service's role may do, and nothing else that it could before.
    ///
    /// - Throws: ``PostgresError`` `migrationRefused` when what was applied and `migrations`
    ///   differ, or when the service's role could act as the owner: nothing is changed then.
    ///   `serverError` for a migration that fails: those before
    ///   it stay applied. `deadlineExceeded`, `cancelled`, `unavailable`.
    package func migrate(
        _ migrations: [PostgresMigration], service: String, grants: [PostgresGrant] = [],
        deadline: ContinuousClock.Instant
    ) async throws(PostgresError) {
        precondition(loop.isCurrent, "a pool is called on its loop")
        try MigrationPlan.checkOrder(migrations)
        var owner = configuration
        var grantee: String?
        if let text = configuration.ownerConnectionString {
            grantee = try await serviceRole(deadline)
            owner.connectionString = text
        }
        let session = try await openSession(owner, deadline)
        defer { session.end(PostgresError(.unavailable, "the migration is over")) }
        let run = MigrationRun(session: session, service: service)
        if let grantee { try await run.checkApart(grantee) }
        try await run.apply(migrations)
        if let grantee { try await run.grant(grants, to: grantee) }
        // Statements that could not be prepared before may be prepared now.
        for connection in connections { connection.hurry() }
    }

    /// The role that the pool's sessions have, as the server says.
    private func serviceRole(
        _ deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> String {
        let session = try await openSession(configuration, deadline)
        defer { session.end(PostgresError(.unavailable, "the question is answered")) }
        return try await session.execute("SELECT current_user::text", []).text(0, 0)
    }

    private func openSession(
        _ configuration: PostgresConfiguration, _ deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> MigrationSession {
        var backoff = Backoff.reconnecting(
            first: configuration.reconnectDelay, longest: configuration.reconnectDelayMax)
        while true {
            let session = MigrationSession(
                loop: loop, configuration: configuration, addressBook: addressBook)
            do throws(PostgresError) {
                try await session.open(deadline: deadline)
                return session
            } catch {
                session.end(error)
                let next = loop.currentTime + backoff.next(random: loop.nextRandom())
                guard error.code == .unavailable, next < deadline else { throw error }
                do {
                    try await loop.sleep(until: next)
                } catch {
                    throw PostgresError(.cancelled, "the migration was cancelled")
                }
            }
        }
    }
}

/// The steps of one migration run.
struct MigrationRun {
    /// Key of the advisory lock that every program of the suite takes ("carewire" in ASCII).
    static let lockKey: Int64 = 0x6361_7265_7769_7265

    let session: MigrationSession
    let service: String

    func apply(_ migrations: [PostgresMigration]) async throws(PostgresError) {
        _ = try await session.execute("SELECT pg_advisory_lock($1::bigint)", [.int64(Self.lockKey)])
        try await makeTable()
        let plan = try MigrationPlan(
            known: try await known(migrations), applied: try await applied(), service: service)
        for migration in plan.pending {
            try await session.script("BEGIN")
            do throws(PostgresError) { try await session.script(migration.sql) } catch {
                throw Self.explained(error, migration, service)
            }
            guard session.handle?.isInTransaction ?? false else {
                throw PostgresError(
                    .migrationRefused,
                    "version \(migration.version) of \(service) ends its own transaction",
                    outcome: .unknown)
            }
            _ = try await session.execute(
                """
                INSERT INTO carewire_migrations (service, version, checksum)
                VALUES ($1::text, $2::integer, sha256(convert_to($3::text, 'UTF8')))
                """,
                [
                    .text(service), .int32(Int32(clamping: migration.version)),
                    .text(migration.sql),
                ])
            try await session.script("COMMIT")
        }
    }

    /// What an operator can do about it, where that can be told.
    private static func explained(
        _ error: PostgresError, _ migration: PostgresMigration, _ service: String
    ) -> PostgresError {
        guard error.sqlState == SQLState.duplicateTable else { return error }
        return PostgresError(
            .migrationRefused,
            "version \(migration.version) of \(service) makes a table that is there already, "
                + "perhaps another service's: each service needs a schema of its own",
            sqlState: error.sqlState, cause: error)
    }

    /// - Throws: ``PostgresError`` `migrationRefused` when `role` could act as the owner: then
    ///   nothing would be gained by two roles.
    func checkApart(_ role: String) async throws(PostgresError) {
        let rows = try await session.execute(
            "SELECT pg_has_role($1::name, current_user, 'MEMBER')", [.text(role)])
        if try rows.bool(0, 0) {
            throw PostgresError(
                .migrationRefused,
                "the role of \(service) may act as the owner of its schema: give it one of its own")
        }
    }

    /// Lets `role` do what `grants` say with the tables, and read which migrations were applied, so
    /// that the program also starts where it is not told the owner's connection string.
    func grant(_ grants: [PostgresGrant], to role: String) async throws(PostgresError) {
        let rows = try await session.execute(
            "SELECT quote_ident($1::text), quote_ident(current_schema()::text)", [.text(role)])
        let name = try rows.text(0, 0)
        let statements =
            try ["REVOKE ALL ON SCHEMA \(rows.text(0, 1)) FROM \(name);"]
            + ["GRANT USAGE ON SCHEMA \(rows.text(0, 1)) TO \(name);"]
            + (grants + [PostgresGrant("SELECT", on: "TABLE carewire_migrations")]).map {
                $0.sql(for: name)
            }
        // One message of the simple protocol is one transaction.
        try await session.script(statements.joined(separator: "\n"))
    }

    /// The table is made only when it is missing: a role that may not create tables can still run
    /// a program whose migrations were applied by another.
    private func makeTable() async throws(PostgresError) {
        let found = try await session.execute("SELECT to_regclass('carewire_migrations')::text", [])
        guard try found.isNull(0, 0) else { return }
        try await session.script(
            """
            CREATE TABLE carewire_migrations (
                service text NOT NULL,
                version integer NOT NULL,
                checksum bytea NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (service, version))
            """)
    }

    /// Checksums are computed by the server, so that an operator can compare them in SQL.
    private func known(
        _ migrations: [PostgresMigration]
    ) async throws(PostgresError) -> [MigrationPlan.Known] {
        let rows = try await session.execute(
            """
            SELECT encode(sha256(convert_to(sql, 'UTF8')), 'hex')
            FROM unnest($1::text[]) WITH ORDINALITY AS given(sql, place) ORDER BY place
            """,
            [.textArray(migrations.map(\.sql))])
        var known: [MigrationPlan.Known] = []
        for (index, migration) in migrations.enumerated() {
            known.append(
                MigrationPlan.Known(migration: migration, checksum: try rows.text(index, 0)))
        }
        return known
    }

    private func applied() async throws(PostgresError) -> [MigrationPlan.Applied] {
        let rows = try await session.execute(
            """
            SELECT version, encode(checksum, 'hex') FROM carewire_migrations
            WHERE service = $1::text ORDER BY version
            """,
            [.text(service)])
        var applied: [MigrationPlan.Applied] = []
        for row in 0..<rows.count {
            applied.append(
                MigrationPlan.Applied(
                    version: Int(try rows.int32(row, 0)), checksum: try rows.text(row, 1)))
        }
        return applied
    }
}
