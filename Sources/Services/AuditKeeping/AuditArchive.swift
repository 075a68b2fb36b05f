package import AuditTrail
package import Postgres

/// The trail in the database: entries go in as they are, and come out as they went in. One for each
/// event loop, on the loop.
package final class AuditArchive: Sendable {
    /// Entries of one statement.
    package static let entryCountMax = 512

    private let pool: PostgresPool

    /// - Parameter pool: made with ``AuditStatements/all``.
    package init(pool: PostgresPool) { self.pool = pool }

    /// Adds entries; those that are there already with the same hashes are left alone.
    /// - Parameter entries: at most ``entryCountMax``.
    /// - Throws: ``AuditError`` with code `failed` when the database does not take them, `damaged`
    ///   when it holds another record under one of the numbers.
    package func keep(
        _ entries: ArraySlice<AuditLogEntry>, of stream: AuditIdentifier,
        deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
        let values = try AuditStatements.values(entries, of: stream)
        let (made, same): (Int64, Int64)
        do throws(PostgresError) {
            let rows = try await pool.write(AuditStatements.keep, values, deadline: deadline)
            (made, same) = (try rows.int64(0, 0), try rows.int64(0, 1))
        } catch {
            throw AuditError(.failed, "the database does not take the trail", cause: error)
        }
        guard made + same == entries.count else {
            throw AuditError(
                .damaged, "the database holds other records under numbers of \(stream.text)")
        }
    }

    /// Accesses to a patient's data, oldest first.
    /// - Parameters:
    ///   - window: times in microseconds since 1970-01-01 00:00 UTC.
    ///   - position: the last access that the reader has.
    /// - Throws: ``AuditError`` with code `failed`, or `malformed` for a row that is no record.
    package func accesses(
        to patient: AuditPseudonym, in window: Range<Int64>, behind position: AccessPosition,
        countMax: Int, deadline: ContinuousClock.Instant
    ) async throws(AuditError) -> [FoundAccess] {
        do throws(PostgresError) {
            let rows = try await pool.read(
                AuditStatements.accesses,
                [
                    .bytes(patient.octets),
                    .timestamp(microsecondsSinceUnixEpoch: window.lowerBound),
                    .timestamp(microsecondsSinceUnixEpoch: window.upperBound),
                    .timestamp(microsecondsSinceUnixEpoch: position.microseconds),
                    .text(position.stream), .int64(Int64(clamping: position.sequence)),
                    .int64(Int64(countMax)),
                ], deadline: deadline)
            var found: [FoundAccess] = []
            for row in 0..<rows.count {
                let position = AccessPosition(
                    microseconds: try rows.timestamp(row, 0), stream: try rows.text(row, 1),
                    sequence: UInt64(clamping: try rows.int64(row, 2)))
                found.append(FoundAccess(position: position, octets: try rows.bytes(row, 3)))
            }
            return found
        } catch {
            throw AuditError(.failed, "the trail in the database cannot be read", cause: error)
        }
    }
}
