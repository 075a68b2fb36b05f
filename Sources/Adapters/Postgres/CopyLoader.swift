internal import Reactor

/// Loads many rows at a time: a connection of its own on which transactions of COPY and statements
/// run, one after the other. libpq has no COPY in pipeline mode, so a ``PostgresPool`` cannot.
///
/// It connects at the first load and again after a loss; ``end()`` must be called before the last
/// reference goes. On the pool's loop only.
// Safety: touched on the loop's thread only.
package final class CopyLoader: @unchecked Sendable {
    private let pool: PostgresPool
    private let setup: [String]
    private var session: CopySession?

    /// - Parameters:
    ///   - pool: whose server, database and role are used; none of its connections.
    ///   - setup: statements for a new connection, such as temporary tables.
    package init(pool: PostgresPool, setup: [String]) {
        self.pool = pool
        self.setup = setup
    }

    /// Executes a load as one transaction and gives the rows of each of its statements; durable
    /// when it returns. What others are in the way of (a lock, a deadlock) is repeated, up to
    /// ``PostgresLimits/attemptMax`` times.
    ///
    /// - Throws: ``PostgresError``; `outcome` is `unknown` when it may have been committed.
    package func load(
        _ load: CopyLoad, deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> [PostgresRows] {
        precondition(pool.loop.isCurrent, "a loader is used on its loop")
        var attemptCount = 0
        while true {
            attemptCount += 1
            do throws(PostgresError) {
                return try await attempt(load, deadline)
            } catch {
                let state = error.sqlState ?? ""
                // The schema has changed under the prepared statements: another session.
                if SQLState.isStalePlan(state) { end() }
                guard SQLState.isTransient(state) || SQLState.isStalePlan(state),
                    attemptCount < PostgresLimits.attemptMax
                else { throw error }
            }
        }
    }

    /// Closes the connection; a transaction that runs is rolled back.
    package func end() {
        session?.end(PostgresError(.unavailable, "the loader has ended"))
        session = nil
    }

    private func attempt(
        _ load: CopyLoad, _ deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> [PostgresRows] {
        let session = try await connected(deadline)
        session.limit(to: deadline)
        defer { session.limit(to: nil) }
        do throws(PostgresError) {
            try await session.script("BEGIN")
            for copy in load.copies { try await session.copy(copy.sql, copy.rows.data) }
            var results: [PostgresRows] = []
            for step in load.steps {
                results.append(try await session.execute(step))
            }
            session.isCommitting = true
            try await session.script("COMMIT")
            session.isCommitting = false
            return results
        } catch {
            let isUnknown = session.isCommitting
            session.isCommitting = false
            // A server that refuses a statement has rolled back, or does so now.
            if !session.isOver { try? await session.script("ROLLBACK") }
            if session.isOver || session.isInTransaction {
                session.end(error)
                self.session = nil
            }
            throw isUnknown && error.sqlState == nil ? error.withUnknownOutcome : error
        }
    }

    private func connected(
        _ deadline: ContinuousClock.Instant
    ) async throws(PostgresError) -> CopySession {
        if let session, !session.isOver { return session }
        let session = CopySession(
            loop: pool.loop, configuration: pool.configuration, addressBook: pool.addressBook)
        do throws(PostgresError) {
            try await session.open(deadline: deadline)
            for sql in setup { try await session.script(sql) }
            session.limit(to: nil)
        } catch {
            session.end(error)
            throw error
        }
        self.session = session
        return session
    }
}
