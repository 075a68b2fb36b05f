package import Postgres

/// Notes in PostgreSQL; see ``NoteSchema`` for the tables. One per event loop.
package final class PostgresNoteStore: NoteStoring {
    let pool: PostgresPool
    private let writer: NoteWriter
    private let gathering: NoteGathering

    /// - Parameter pool: made with ``NoteStatements/all``, on the loop on which this store is used.
    package init(pool: PostgresPool) {
        self.pool = pool
        let writer = NoteWriter(pool: pool)
        self.writer = writer
        gathering = NoteGathering { await writer.storeTogether($0) }
    }

    /// As ``NoteStoring`` says. While ``run()`` is at work, notes that come together are written by
    /// one statement; an urgent one is always written by itself, and ahead of others.
    package func store(
        _ draft: NoteDraft, grace: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoreOutcome {
        guard !draft.isUrgent, gathering.isRunning else {
            return try await writer.storeAlone(draft, grace: grace, deadline: deadline)
        }
        return try await gathering.store(draft, grace: grace, deadline: deadline)
    }

    /// As ``NoteStoring`` says: by one statement.
    package func store(
        _ drafts: [NoteDraft], grace: Duration, deadline: ContinuousClock.Instant
    ) async -> [Result<StoreOutcome, SOAPServiceError>] {
        await writer.storeTogether(
            drafts.map { NoteGathering.Waiting(draft: $0, grace: grace, deadline: deadline) })
    }

    /// Whether ``run()`` is at work.
    package var gathers: Bool { gathering.isRunning }

    /// Writes notes together until the task is cancelled; then everyone who waits is let go. Once,
    /// on the pool's loop.
    package func run() async { await gathering.run() }

    /// As ``NoteStoring`` says.
    package func amend(
        _ draft: NoteDraft, isSigned: Bool, grace: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> AmendOutcome {
        let note = draft.note
        let rows = try await write(
            NoteStatements.amend,
            [
                .bytes(note.pseudonym), .uuid(note.noteID.octets),
                .int64(Int64(clamping: note.version)), .bool(isSigned), .bytes(draft.stamp.key),
                .bytes(draft.stamp.digest), .text(note.providerID), .bytes(note.content),
                .int64Array(draft.tokens), .bytes(note.key), .int32(draft.isUrgent ? 0 : 1),
                .int64(grace.microseconds), .int32(Int32(SOAPLimits.waitingHandOffCountMax)),
            ], deadline, isUrgent: draft.isUrgent)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            switch try rows.text(0, 0) {
            case "stored":
                return .stored(
                    .stored(behind: NoteWriter.names(try rows.bytesArray(0, 2), note.pseudonym)))
            case "key taken": return .stored(.keyTaken)
            case "other key": return .stored(.otherKey(try rows.bytes(0, 1)))
            case "not found": return .notFound
            case "conflict": return .conflict
            case "signed": return .signed
            default: throw Self.unknownVerdict
            }
        }
    }

    /// As ``NoteStoring`` says.
    package func sign(
        _ noteID: NoteID, of pseudonym: [UInt8], version: UInt64, by signerID: String,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> SignOutcome {
        let rows = try await write(
            NoteStatements.sign,
            [
                .bytes(pseudonym), .uuid(noteID.octets), .int64(Int64(clamping: version)),
                .text(signerID),
            ], deadline)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            switch try rows.text(0, 0) {
            case "signed":
                return .signed(atMicroseconds: try rows.timestamp(0, 1), isRepeated: false)
            case "repeated":
                return .signed(atMicroseconds: try rows.timestamp(0, 1), isRepeated: true)
            case "not found": return .notFound
            case "conflict": return .conflict
            default: throw Self.unknownVerdict
            }
        }
    }

    /// As ``NoteStoring`` says.
    package func replay(
        _ stamp: RequestStamp, of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> ReplayOutcome {
        // On the writers' connections: a key that was just taken must be seen.
        let rows = try await write(
            NoteStatements.replay,
            [.bytes(pseudonym), .bytes(stamp.key), .bytes(stamp.digest)], deadline)
        guard rows.count > 0 else { return .unknownKey }
        return try SOAPServiceError.translating { () throws(PostgresError) in
            guard try rows.bool(0, 13) else {
                return .otherRequest(NoteID(octets: try rows.uuid(0, 1)))
            }
            return .note(try Self.storedNote(rows, 0))
        }
    }

    /// As ``NoteStoring`` says.
    package func key(
        of pseudonym: [UInt8], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [UInt8] {
        let rows = try await ask(NoteStatements.key, [.bytes(pseudonym)], deadline)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            rows.count > 0 ? try rows.bytes(0, 0) : []
        }
    }

    // MARK: Hand-offs

    /// As ``NoteStoring`` says.
    package func completeHandOffs(
        _ names: [HandOffName], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        guard !names.isEmpty else { return }
        _ = try await write(
            NoteStatements.complete,
            [
                .bytesArray(names.map(\.pseudonym)), .bytesArray(names.map(\.noteID.octets)),
                .int64Array(names.map { Int64(clamping: $0.version) }),
            ], deadline)
    }

    /// As ``NoteStoring`` says.
    package func refuseHandOff(
        _ name: HandOffName, isFinal: Bool, rest: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) {
        _ = try await write(
            NoteStatements.refuse,
            [
                .bytes(name.pseudonym), .uuid(name.noteID.octets),
                .int64(Int64(clamping: name.version)),
                .int32(isFinal ? 0 : Int32(SOAPLimits.refusalCountMax)),
                .int64(rest.microseconds),
            ], deadline)
    }

    /// As ``NoteStoring`` says.
    package func claimHandOffs(
        countMax: Int, delay: Duration, delayMax: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [SealedNote] {
        let rows = try await write(
            NoteStatements.claim,
            [
                .int64(Int64(countMax)), .int64(delay.microseconds),
                .int64(delayMax.microseconds),
            ], deadline)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            var notes: [SealedNote] = []
            for row in 0..<rows.count {
                notes.append(try Self.note(rows, row, key: try rows.bytes(row, 5)))
            }
            return notes
        }
    }

    func write(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant, isUrgent: Bool = false
    ) async throws(SOAPServiceError) -> PostgresRows {
        try await writer.write(statement, values, deadline, isUrgent: isUrgent)
    }

    func ask(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> PostgresRows {
        do {
            return try await pool.read(statement, values, deadline: deadline)
        } catch {
            throw SOAPServiceError(error)
        }
    }

    private static var unknownVerdict: PostgresError {
        PostgresError(.protocolViolation, "the database gave an unknown verdict")
    }
}
