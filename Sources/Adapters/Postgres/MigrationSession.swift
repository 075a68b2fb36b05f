/// A connection of its own for one migration run.
// Safety: touched on the loop's thread only.
final class MigrationSession: QuestionSession, @unchecked Sendable {
    override class var work: String { "the migration" }

    /// Connects and gives the session its settings.
    ///
    /// - Throws: ``PostgresError`` `unavailable`, `deadlineExceeded` or `cancelled`.
    func open(deadline: ContinuousClock.Instant) async throws(PostgresError) {
        try await open(deadline: deadline) { serverVersion in
            var sql =
                "SET statement_timeout = 0; SET lock_timeout = 0; SET synchronous_commit = on"
            if serverVersion >= 140_000 {
                sql += "; SET client_connection_check_interval = '500ms'"
            }
            return sql
        }
    }
}
