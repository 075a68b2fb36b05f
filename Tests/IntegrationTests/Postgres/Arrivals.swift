import Postgres
import Reactor
import TestSupport

/// A table that keeps the order in which its rows were written, and a lock that holds calls up.
enum Arrivals {
    static let schema = """
        CREATE TABLE arrival (
            place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, label text NOT NULL)
        """
    static let note = PostgresStatement(
        name: "note", sql: "INSERT INTO arrival (label) VALUES ($1)")
    static let labels = PostgresStatement(
        name: "labels", sql: "SELECT label FROM arrival ORDER BY place")
    /// Waits until ``withHolder(_:_:)``'s session lets go.
    static let behindLock = PostgresStatement(
        name: "behind_lock", sql: "SELECT pg_advisory_xact_lock_shared(91)::text")

    private static let lock = PostgresStatement(
        name: "lock", sql: "SELECT pg_advisory_lock(91)::text")
    private static let unlock = PostgresStatement(
        name: "unlock", sql: "SELECT pg_advisory_unlock(91)")

    /// A pool whose session holds the lock that `behindLock` waits for, until it lets go.
    static func withHolder(
        _ fixture: PostgresFixture,
        _ body: (_ letGo: () async throws -> Void) async throws -> Void
    ) async throws {
        var configuration = PostgresConfiguration(connectionString: fixture.connectionString)
        configuration.connectTimeout = .seconds(30)
        configuration.writerCount = 1
        let holder = PostgresPool(
            loop: fixture.loop, configuration: configuration, statements: [lock, unlock])
        do {
            _ = try await holder.write(lock, [], deadline: .late)
            try await body { _ = try await holder.write(unlock, [], deadline: .late) }
        } catch {
            await holder.shutdown()
            throw error
        }
        await holder.shutdown()
    }

    /// What was written, in its order.
    static func order(_ pool: PostgresPool) async throws -> [String] {
        let rows = try await pool.read(labels, [], deadline: .late)
        return try (0..<rows.count).map { try rows.text($0, 0) }
    }
}
