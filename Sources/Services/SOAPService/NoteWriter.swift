internal import Postgres

/// Writes new notes, one or many by a statement.
struct NoteWriter: Sendable {
    let pool: PostgresPool

    func write(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant, isUrgent: Bool = false
    ) async throws(SOAPServiceError) -> PostgresRows {
        do {
            return try await pool.write(
                statement, values, deadline: deadline, isUrgent: isUrgent)
        } catch {
            throw SOAPServiceError(error)
        }
    }

    /// Stores a note by a statement of its own.
    func storeAlone(
        _ draft: NoteDraft, grace: Duration, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoreOutcome {
        let note = draft.note
        let rows = try await write(
            NoteStatements.store,
            [
                .bytes(note.pseudonym), .bytes(draft.stamp.key), .bytes(draft.stamp.digest),
                .uuid(note.noteID.octets), .text(note.providerID), .bytes(note.content),
                .int64Array(draft.tokens), .bytes(note.key), .int32(draft.isUrgent ? 0 : 1),
                .int64(grace.microseconds), .int32(Int32(SOAPLimits.waitingHandOffCountMax)),
            ], deadline, isUrgent: draft.isUrgent)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            try Self.outcome(rows, 0, note)
        }
    }

    /// Stores notes by one statement; one outcome for each, in their order. When the database
    /// refuses the statement, for whichever of them, each goes by itself.
    func storeTogether(_ waiting: [NoteGathering.Waiting]) async -> [NoteGathering.Outcome] {
        guard waiting.count > 1 else { return await storeEach(waiting) }
        // By patient, as everybody does it: nobody waits in a circle. Equal ones keep their order.
        let order = waiting.indices.sorted { left, right in
            let (first, second) = (waiting[left].draft.note, waiting[right].draft.note)
            return first.pseudonym == second.pseudonym
                ? left < right : first.pseudonym.lexicographicallyPrecedes(second.pseudonym)
        }
        let sorted = order.map { waiting[$0] }
        let outcomes: [NoteGathering.Outcome]
        do {
            // Each caller's own deadline is the batcher's business.
            let deadline = sorted.map(\.deadline).max() ?? .now
            let rows = try await pool.write(
                NoteStatements.storeMany, Self.values(sorted), deadline: deadline)
            outcomes = try Self.outcomes(rows, sorted)
        } catch {
            switch error.code {
            case .serverError, .uniqueViolation, .typeMismatch, .invalidRequest:
                return await storeEach(waiting)
            case .unavailable, .protocolViolation, .deadlineExceeded, .cancelled, .poolExhausted,
                .migrationRefused:
                return waiting.map { _ in .failure(SOAPServiceError(error)) }
            }
        }
        var answers = outcomes
        for (place, index) in order.enumerated() { answers[index] = outcomes[place] }
        return answers
    }

    private func storeEach(
        _ waiting: [NoteGathering.Waiting]
    ) async -> [NoteGathering.Outcome] {
        await withTaskGroup(of: (Int, NoteGathering.Outcome).self) { group in
            for (index, one) in waiting.enumerated() {
                group.addTask { (index, await self.storeAlone(one)) }
            }
            var outcomes: [Int: NoteGathering.Outcome] = [:]
            for await (index, outcome) in group { outcomes[index] = outcome }
            return waiting.indices.compactMap { outcomes[$0] }
        }
    }

    private func storeAlone(_ one: NoteGathering.Waiting) async -> NoteGathering.Outcome {
        do throws(SOAPServiceError) {
            return .success(
                try await storeAlone(one.draft, grace: one.grace, deadline: one.deadline))
        } catch {
            return .failure(error)
        }
    }

    // MARK: Values and rows

    private static func values(_ waiting: [NoteGathering.Waiting]) -> [PostgresValue] {
        let drafts = waiting.map(\.draft)
        let notes = drafts.map(\.note)
        var ends: [Int64] = []
        for draft in drafts { ends.append((ends.last ?? 0) + Int64(draft.tokens.count)) }
        return [
            .bytesArray(notes.map(\.pseudonym)), .bytesArray(drafts.map(\.stamp.key)),
            .bytesArray(drafts.map(\.stamp.digest)), .bytesArray(notes.map(\.noteID.octets)),
            .textArray(notes.map(\.providerID)), .bytesArray(notes.map(\.content)),
            .bytesArray(notes.map(\.key)), .int64Array(drafts.flatMap(\.tokens)),
            .int64Array(ends), .int64(waiting.map(\.grace).max()?.microseconds ?? 0),
            .int32(Int32(SOAPLimits.waitingHandOffCountMax)),
        ]
    }

    /// Rows in the order of the notes. Of two notes of one patient the statement cannot tell the
    /// second one of the first: that is done here.
    private static func outcomes(
        _ rows: PostgresRows, _ waiting: [NoteGathering.Waiting]
    ) throws(PostgresError) -> [NoteGathering.Outcome] {
        guard rows.count == waiting.count else {
            throw PostgresError(.protocolViolation, "the database gave another number of rows")
        }
        var outcomes: [NoteGathering.Outcome] = []
        var earlier: [HandOffName] = []
        for (row, one) in waiting.enumerated() {
            let note = one.draft.note
            if earlier.first?.pseudonym != note.pseudonym { earlier = [] }
            var outcome = try outcome(rows, row, note)
            if case .stored(let behind) = outcome {
                outcome = .stored(
                    behind: Array((earlier + behind).prefix(SOAPLimits.waitingHandOffCountMax)))
                earlier.append(note.handOff)
            }
            outcomes.append(.success(outcome))
        }
        return outcomes
    }

    /// A row of either statement that stores.
    private static func outcome(
        _ rows: PostgresRows, _ row: Int, _ note: SealedNote
    ) throws(PostgresError) -> StoreOutcome {
        guard try rows.bool(row, 0) else { return .otherKey(try rows.bytes(row, 2)) }
        guard try rows.bool(row, 1) else { return .keyTaken }
        return .stored(behind: names(try rows.bytesArray(row, 3), note.pseudonym))
    }

    static func names(_ octets: [[UInt8]], _ pseudonym: [UInt8]) -> [HandOffName] {
        octets.compactMap { HandOffName(pseudonym: pseudonym, octets: $0) }
    }
}
