package import Postgres

/// The cache's epoch in PostgreSQL. One per event loop.
package final class PostgresCacheRegister: CacheRegistering {
    private let pool: PostgresPool

    /// - Parameter pool: made with ``CacheStatements/all``, on the loop on which this is used.
    package init(pool: PostgresPool) { self.pool = pool }

    /// As ``CacheRegistering`` says.
    package func epoch(
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch {
        do throws(PostgresError) {
            return try Self.epoch(
                await pool.read(CacheStatements.look, [], deadline: deadline))
        } catch {
            throw PatientServiceError(error)
        }
    }

    /// As ``CacheRegistering`` says.
    package func closeCache(
        endingEpoch number: UInt64, isFailure: Bool, deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch {
        try await change(
            CacheStatements.close, [.int64(Int64(clamping: number)), .bool(isFailure)], deadline)
    }

    /// As ``CacheRegistering`` says.
    package func openCache(
        endingEpoch number: UInt64, server: String, secret: [UInt8],
        deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch {
        try await change(
            CacheStatements.open,
            [.int64(Int64(clamping: number)), .text(server), .bytes(secret)], deadline)
    }

    private func change(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> CacheEpoch {
        do throws(PostgresError) {
            return try Self.epoch(
                await pool.write(statement, values, deadline: deadline))
        } catch {
            throw PatientServiceError(error)
        }
    }

    private static func epoch(_ rows: PostgresRows) throws(PostgresError) -> CacheEpoch {
        guard rows.count > 0 else {
            throw PostgresError(.protocolViolation, "the cache's epoch is missing")
        }
        return CacheEpoch(
            number: UInt64(clamping: try rows.int64(0, 0)),
            server: try rows.isNull(0, 1) ? nil : try rows.text(0, 1),
            secret: try rows.bytes(0, 2))
    }
}

/// What is said to PostgreSQL about the cache.
package enum CacheStatements {
    /// All of them, for ``PostgresPool``'s `statements`.
    package static let all = [look, close, open]

    static let look = PostgresStatement(
        name: "cache_epoch",
        sql: "SELECT epoch, server, secret FROM patient_cache_epoch")

    /// $2: whether the cache has failed. Then it rests for half a second, and twice as long as
    /// before, ten seconds at most, when it had been open for less than two. An answer from before
    /// another's change is as old as this statement, not older.
    static let close = PostgresStatement(
        name: "cache_close",
        sql: """
            WITH ended AS (
                UPDATE patient_cache_epoch
                SET epoch = epoch + 1, server = NULL, secret = '',
                    rest = CASE WHEN NOT $2::boolean THEN interval '0'
                        WHEN changed_at > clock_timestamp() - interval '2 s'
                        THEN least(greatest(rest * 2, interval '500 ms'), interval '10 s')
                        ELSE interval '500 ms' END,
                    changed_at = clock_timestamp()
                WHERE epoch = $1::bigint
                RETURNING epoch, server, secret
            )
            SELECT epoch, server, secret FROM ended
            UNION ALL
            SELECT epoch, server, secret FROM patient_cache_epoch
            WHERE NOT EXISTS (SELECT FROM ended)
            """)

    static let open = PostgresStatement(
        name: "cache_open",
        sql: """
            WITH ended AS (
                UPDATE patient_cache_epoch
                SET epoch = epoch + 1, server = $2::text, secret = $3::bytea,
                    changed_at = clock_timestamp()
                WHERE epoch = $1::bigint AND server IS NULL
                    AND changed_at + rest <= clock_timestamp()
                RETURNING epoch, server, secret
            )
            SELECT epoch, server, secret FROM ended
            UNION ALL
            SELECT epoch, server, secret FROM patient_cache_epoch
            WHERE NOT EXISTS (SELECT FROM ended)
            """)
}
