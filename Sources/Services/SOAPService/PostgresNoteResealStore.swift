package import Postgres

/// The walk over all notes, in PostgreSQL. One per event loop.
package final class PostgresNoteResealStore {
    private let pool: PostgresPool

    /// - Parameter pool: made with ``NoteStatements/all``, on the loop on which this store is used.
    package init(pool: PostgresPool) { self.pool = pool }

    /// Takes or keeps the turn; nil when another instance has it, or knows a later key.
    func hold(
        _ holder: [UInt8], keyID: UInt32, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> NoteResealingState? {
        try await move(NoteResealStatements.hold, [.bytes(holder), .int64(Int64(keyID))], deadline)
    }

    /// Begins a pass; nil when the turn is lost.
    func begin(
        _ holder: [UInt8], keyID: UInt32, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> NoteResealingState? {
        try await move(
            NoteResealStatements.begin, [.bytes(holder), .int64(Int64(keyID))], deadline)
    }

    /// The next rows behind the state's place.
    func window(
        _ state: NoteResealingState, countMax: Int, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [NoteResealRow] {
        var key: [UInt8] = []
        for shift in [24, 16, 8, 0] as [UInt32] {
            key.append(UInt8(truncatingIfNeeded: state.keyID >> shift))
        }
        let statement =
            state.place == .keys ? NoteResealStatements.keys : NoteResealStatements.notes
        do throws(PostgresError) {
            let rows = try await pool.read(
                statement, Self.values(state.behind) + [.bytes(key), .int64(Int64(countMax))],
                deadline: deadline)
            var found: [NoteResealRow] = []
            for row in 0..<rows.count { found.append(try Self.row(rows, row)) }
            return found
        } catch {
            throw SOAPServiceError(error)
        }
    }

    /// Writes rows back and moves the state on, all or nothing; nil when the turn is lost.
    func advance(
        _ holder: [UInt8], from old: NoteResealingState, to new: NoteResealingState,
        rows: [NoteResealRow], deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> NoteResealingState? {
        var steps = [
            PostgresStep(
                NoteResealStatements.advance,
                [
                    .bytes(holder), .int64(Int64(old.keyID)), .int64(old.pass),
                    .int32(Int32(new.place.rawValue)),
                ] + Self.values(new.behind) + [
                    .int64(new.examinedCount - old.examinedCount),
                    .int64(new.resealedCount - old.resealedCount),
                    .int64(new.unreadableCount - old.unreadableCount),
                ])
        ]
        let write =
            old.place == .keys ? NoteResealStatements.writeKey : NoteResealStatements.writeNote
        for row in rows {
            guard let value = row.value, let replacement = row.replacement else { continue }
            steps.append(
                PostgresStep(
                    write, Self.values(row.name) + [.bytes(value), .bytes(replacement)]))
        }
        do throws(PostgresError) {
            let results = try await pool.write(steps, deadline: deadline)
            return results[0].count > 0 ? try Self.state(results[0]) : nil
        } catch {
            throw SOAPServiceError(error)
        }
    }

    /// Ends a pass; nil when the turn is lost.
    func finish(
        _ holder: [UInt8], _ state: NoteResealingState, madeAtSeconds: Int64?,
        settlingSeconds: Int64, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> NoteResealingState? {
        try await move(
            NoteResealStatements.finish,
            [
                .bytes(holder), .int64(Int64(state.keyID)), .int64(state.pass),
                madeAtSeconds.map { .int64($0) } ?? .null, .int64(settlingSeconds),
            ], deadline)
    }

    private func move(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> NoteResealingState? {
        do throws(PostgresError) {
            let rows = try await pool.write(statement, values, deadline: deadline)
            return rows.count > 0 ? try Self.state(rows) : nil
        } catch {
            throw SOAPServiceError(error)
        }
    }

    // MARK: Values and rows

    private static func values(_ name: NoteResealingState.Name) -> [PostgresValue] {
        [
            .bytes(name.pseudonym), .uuid(name.noteID.octets),
            .int64(Int64(clamping: name.version)),
        ]
    }

    private static func row(
        _ rows: PostgresRows, _ row: Int
    ) throws(PostgresError) -> NoteResealRow {
        var name = NoteResealingState.Name()
        name.pseudonym = try rows.bytes(row, 0)
        name.noteID = NoteID(octets: try rows.uuid(row, 1))
        name.version = UInt64(clamping: try rows.int64(row, 2))
        return NoteResealRow(
            name: name, key: try rows.bytes(row, 3),
            value: try rows.isNull(row, 4) ? nil : try rows.bytes(row, 4))
    }

    /// A row of the table that keeps the state.
    static func state(_ rows: PostgresRows) throws(PostgresError) -> NoteResealingState {
        var state = NoteResealingState()
        state.keyID = UInt32(clamping: try rows.int64(0, 0))
        state.pass = try rows.int64(0, 1)
        state.isRunning = try rows.bool(0, 2)
        guard let place = NoteResealingState.Place(rawValue: Int(try rows.int32(0, 3))) else {
            throw PostgresError(.protocolViolation, "the database names an unknown table")
        }
        state.place = place
        state.behind.pseudonym = try rows.bytes(0, 4)
        state.behind.noteID = NoteID(octets: try rows.uuid(0, 5))
        state.behind.version = UInt64(clamping: try rows.int64(0, 6))
        state.examinedCount = try rows.int64(0, 7)
        state.resealedCount = try rows.int64(0, 8)
        state.unreadableCount = try rows.int64(0, 9)
        state.cleanKeyID = UInt32(clamping: try rows.int64(0, 10))
        return state
    }
}

extension PostgresNoteStore {
    /// As ``NoteStoring`` says.
    package func resealing(
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> NoteResealingState {
        let rows = try await ask(NoteResealStatements.state, [], deadline)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            try PostgresNoteResealStore.state(rows)
        }
    }
}
