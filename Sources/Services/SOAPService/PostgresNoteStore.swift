package import Postgres

/// Notes in PostgreSQL; see ``NoteSchema`` for the tables. One per event loop.
package final class PostgresNoteStore: NoteStoring {
    private let pool: PostgresPool

    /// - Parameter pool: made with ``NoteStatements/all``, on the loop on which this store is used.
    package init(pool: PostgresPool) { self.pool = pool }

    package func store(
        _ note: SealedNote, stamp: RequestStamp, grace: Duration,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoreOutcome {
        let rows = try await write(
            NoteStatements.store,
            [
                .bytes(note.pseudonym), .bytes(stamp.key), .bytes(stamp.digest),
                .uuid(note.noteID.octets), .int64(Int64(clamping: note.version)),
                .text(note.providerID), .bytes(note.content), .int64(grace.microseconds),
            ], deadline)
        return rows.count > 0 ? .stored : .keyTaken
    }

    package func replay(
        _ stamp: RequestStamp, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ReplayOutcome {
        // On the writers' connections: a key that was just taken must be seen.
        let rows = try await write(
            NoteStatements.replay,
            [.bytes(pseudonym), .bytes(stamp.key), .bytes(stamp.digest)], deadline)
        guard rows.count > 0 else { return .unknownKey }
        return try Self.translated { () throws(PostgresError) in
            guard try rows.bool(0, 6) else {
                return .otherRequest(NoteID(octets: try rows.uuid(0, 0)))
            }
            return .note(try Self.storedNote(rows, pseudonym))
        }
    }

    package func read(
        _ noteID: NoteID, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoredNote? {
        let rows: PostgresRows
        do {
            rows = try await pool.read(
                NoteStatements.read, [.bytes(pseudonym), .uuid(noteID.octets)], deadline: deadline)
        } catch {
            throw SOAPServiceError(error)
        }
        guard rows.count > 0 else { return nil }
        return try Self.translated { () throws(PostgresError) in
            try Self.storedNote(rows, pseudonym)
        }
    }

    package func completeHandOff(
        _ noteID: NoteID, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        _ = try await write(
            NoteStatements.complete, [.bytes(pseudonym), .uuid(noteID.octets)], deadline)
    }

    package func claimHandOffs(
        countMax: Int, delay: Duration, delayMax: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [SealedNote] {
        let rows = try await write(
            NoteStatements.claim,
            [
                .int64(Int64(countMax)), .int64(delay.microseconds),
                .int64(delayMax.microseconds),
            ], deadline)
        return try Self.translated { () throws(PostgresError) in
            var notes: [SealedNote] = []
            for row in 0..<rows.count {
                notes.append(try Self.note(rows, row, column: 1, try rows.bytes(row, 0)))
            }
            return notes
        }
    }

    private func write(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> PostgresRows {
        do {
            return try await pool.write(statement, values, deadline: deadline)
        } catch {
            throw SOAPServiceError(error)
        }
    }

    /// Columns: note id, version, provider, content, time, whether the hand-off is pending.
    private static func storedNote(
        _ rows: PostgresRows, _ pseudonym: [UInt8]
    ) throws(PostgresError) -> StoredNote {
        StoredNote(
            note: try note(rows, 0, column: 0, pseudonym),
            storedAtMicroseconds: try rows.timestamp(0, 4),
            isHandOffPending: try rows.bool(0, 5))
    }

    private static func note(
        _ rows: PostgresRows, _ row: Int, column: Int, _ pseudonym: [UInt8]
    ) throws(PostgresError) -> SealedNote {
        SealedNote(
            pseudonym: pseudonym, noteID: NoteID(octets: try rows.uuid(row, column)),
            version: UInt64(clamping: try rows.int64(row, column + 1)),
            providerID: try rows.text(row, column + 2), content: try rows.bytes(row, column + 3))
    }

    private static func translated<Result>(
        _ body: () throws(PostgresError) -> Result
    ) throws(SOAPServiceError) -> Result {
        do throws(PostgresError) {
            return try body()
        } catch {
            throw SOAPServiceError(error)
        }
    }
}

extension SOAPServiceError {
    /// SQLSTATE classes of a server that will be back: connection lost, resources short, operator
    /// intervention. Source: PostgreSQL 15, Appendix A.
    private static let passingClasses = ["08", "53", "57"]

    /// A failure of the database, without anything of the statement.
    init(_ error: PostgresError) {
        switch error.code {
        case .unavailable, .protocolViolation:
            self.init(.unavailable, "the database cannot be reached", cause: error)
        case .deadlineExceeded:
            self.init(.unavailable, "the database did not answer in time", cause: error)
        case .cancelled:
            self.init(.cancelled, "the call was cancelled", cause: error)
        case .poolExhausted:
            self.init(.overloaded, "the database has too much to do", cause: error)
        case .serverError:
            let isPassing = Self.passingClasses.contains(String(error.sqlState?.prefix(2) ?? ""))
            self.init(
                isPassing ? .unavailable : .internalFailure, "the database refused a statement",
                cause: error)
        case .uniqueViolation, .typeMismatch, .invalidRequest, .migrationRefused:
            self.init(.internalFailure, "the database refused a statement", cause: error)
        }
    }
}

extension Duration {
    /// Whole microseconds.
    fileprivate var microseconds: Int64 {
        let parts = components
        let micros = parts.attoseconds / 1_000_000_000_000
        return parts.seconds.multipliedReportingOverflow(by: 1_000_000).overflow
            ? .max : parts.seconds * 1_000_000 + micros
    }
}
