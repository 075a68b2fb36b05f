internal import Reactor

extension PostgresPool {
    /// Brings `service`'s part of the schema to the newest of `migrations`.
    ///
    /// Waits for the server until the deadline if it cannot be reached yet. Several programs may
    /// call this at once: an advisory lock lets one after the other pass. Each migration is a
    /// transaction together with its row in `carewire_migrations`. Uses a connection of its own.
    ///
    /// - Throws: ``PostgresError`` `migrationRefused` when what was applied and `migrations`
    ///   differ: nothing is changed then. `serverError` for a migration that fails: those before
    ///   it stay applied. `deadlineExceeded`, `cancelled`, `unavailable`.
    package func migrate(
        _ migrations: [PostgresMigration], service: String, deadline: ContinuousClock.Instant
    ) async throws(PostgresError) {
        precondition(loop.isCurrent, "a pool is called on its loop")
        try MigrationPlan.checkOrder(migrations)
        let session = try await openSession(deadline)
        defer { session.end(PostgresError(.unavailable, "the migration is over")) }
        try await MigrationRun(session: session, service: service).apply(migrations)
        // Statements that could not be prepared before may be prepared now.
        for connection in readers + writers { connection.hurry() }
    }

    private func openSession(
        _ deadline: ContinuousClock.Instant
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
            try await session.script(migration.sql)
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
