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

    /// As ``keep(_:of:deadline:)-(AuditBlock,_,_)``, of entries whose numbers follow each other.
    /// - Parameter entries: at most ``entryCountMax``.
    package func keep(
        _ entries: ArraySlice<AuditLogEntry>, of stream: AuditIdentifier,
        deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
        try await keep(try AuditBlock(entries), of: stream, deadline: deadline)
    }

    /// Adds a block; what of it is there already with the same hashes is left alone.
    /// - Throws: ``AuditError`` with code `failed` when the database does not take it, `damaged`
    ///   when it holds another record under one of the numbers, or later ones only.
    package func keep(
        _ block: AuditBlock, of stream: AuditIdentifier, deadline: ContinuousClock.Instant
    ) async throws(AuditError) {
        var rest = block
        while rest.recordCount > 0 {
            if try await add(rest, of: stream, deadline: deadline) { return }
            rest = try await unkept(rest, of: stream, deadline: deadline)
        }
    }

    private func add(
        _ block: AuditBlock, of stream: AuditIdentifier, deadline: ContinuousClock.Instant
    ) async throws(AuditError) -> Bool {
        do throws(PostgresError) {
            let values = AuditStatements.values(block, of: stream)
            return try await pool.write(AuditStatements.keep, values, deadline: deadline).count > 0
        } catch {
            throw AuditError(.failed, "the database does not take the trail", cause: error)
        }
    }

    /// The records behind those that are there: fewer than in `block`.
    private func unkept(
        _ block: AuditBlock, of stream: AuditIdentifier, deadline: ContinuousClock.Instant
    ) async throws(AuditError) -> AuditBlock {
        let hashes = try await hashes(of: block, stream, deadline)
        for (index, hash) in hashes.enumerated()
        where block.hash(of: block.first + UInt64(index)) != hash {
            throw Self.damage(stream)
        }
        if hashes.isEmpty { throw Self.damage(stream) }
        return try block.behind(block.first + UInt64(hashes.count) - 1)
    }

    private static func damage(_ stream: AuditIdentifier) -> AuditError {
        AuditError(.damaged, "the database holds other records under numbers of \(stream.text)")
    }

    /// What is there of a block, from its first record on without gaps.
    private func hashes(
        of block: AuditBlock, _ stream: AuditIdentifier, _ deadline: ContinuousClock.Instant
    ) async throws(AuditError) -> [AuditHash?] {
        do throws(PostgresError) {
            let rows = try await pool.read(
                AuditStatements.kept,
                [
                    .text(stream.text), .int64(Int64(clamping: block.first)),
                    .int64(Int64(clamping: block.last)),
                ], deadline: deadline)
            var hashes: [AuditHash?] = []
            for row in 0..<rows.count {
                let sequence = UInt64(clamping: try rows.int64(row, 0))
                // A gap is a record that is not there.
                let isNext = sequence == block.first + UInt64(row)
                hashes.append(isNext ? AuditHash(try rows.bytes(row, 1)) : nil)
            }
            return hashes
        } catch {
            throw AuditError(.failed, "the trail in the database cannot be read", cause: error)
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
                    .int64(Int64(countMax)), .int64(patient.tag),
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
