package import Postgres

/// The walk over all stored values, in PostgreSQL. One per event loop.
package final class ResealStore {
    let plan: ResealPlan
    private let pool: PostgresPool

    /// - Parameter pool: made with the plan's statements, on the loop on which this store is used.
    package init(_ plan: ResealPlan, pool: PostgresPool) {
        self.plan = plan
        self.pool = pool
    }

    /// Takes or keeps the turn; nil when another instance has it, or knows a later key.
    func hold(
        _ holder: [UInt8], keyID: UInt32, deadline: ContinuousClock.Instant
    ) async throws(ResealingError) -> ResealingState? {
        try await move(plan.hold, [.bytes(holder), .int64(Int64(keyID))], deadline)
    }

    /// Begins a pass; nil when the turn is lost.
    func begin(
        _ holder: [UInt8], keyID: UInt32, deadline: ContinuousClock.Instant
    ) async throws(ResealingError) -> ResealingState? {
        try await move(plan.begin, [.bytes(holder), .int64(Int64(keyID))], deadline)
    }

    /// The next rows behind the state's place.
    func window(
        _ state: ResealingState, countMax: Int, deadline: ContinuousClock.Instant
    ) async throws(ResealingError) -> [ResealRow] {
        var key: [UInt8] = []
        for shift in [24, 16, 8, 0] as [UInt32] {
            key.append(UInt8(truncatingIfNeeded: state.keyID >> shift))
        }
        let values =
            Self.values(state.behind) + [
                .bytes(key), .int64(Int64(countMax)), .int64(plan.tokenVersion ?? 0),
            ]
        do throws(PostgresError) {
            let rows = try await pool.read(
                plan.window(plan.tables[state.place]), values, deadline: deadline)
            var found: [ResealRow] = []
            for row in 0..<rows.count {
                found.append(try Self.row(rows, row, plan.tables[state.place]))
            }
            return found
        } catch {
            throw ResealingError(error)
        }
    }

    /// Writes rows back and moves the state on, all or nothing; nil when the turn is lost.
    func advance(
        _ holder: [UInt8], from old: ResealingState, to new: ResealingState, rows: [ResealRow],
        deadline: ContinuousClock.Instant
    ) async throws(ResealingError) -> ResealingState? {
        var steps = [
            PostgresStep(
                plan.advance,
                [.bytes(holder), .int64(Int64(old.keyID)), .int64(old.pass)]
                    + [.int32(Int32(new.place))] + Self.values(new.behind) + [
                        .int64(new.examinedCount - old.examinedCount),
                        .int64(new.resealedCount - old.resealedCount),
                        .int64(new.unreadableCount - old.unreadableCount),
                        .int64(new.renewedCount - old.renewedCount),
                    ])
        ]
        for row in rows where row.isChanged {
            var values = Self.values(row.name)
            values += [
                row.tokens.map { .int64Array($0) } ?? .null, .int64(plan.tokenVersion ?? 0),
            ]
            for (old, new) in zip(row.values, row.replacements) {
                let stays = new == nil && row.tokens == nil
                values += stays ? [.null, .null] : [Self.octets(old), Self.octets(new)]
            }
            steps.append(PostgresStep(plan.write(plan.tables[old.place]), values))
        }
        do throws(PostgresError) {
            let results = try await pool.write(steps, deadline: deadline)
            return results[0].count > 0 ? try plan.read(results[0]) : nil
        } catch {
            throw ResealingError(error)
        }
    }

    /// Ends a pass; nil when the turn is lost.
    func finish(
        _ holder: [UInt8], _ state: ResealingState, madeAtSeconds: Int64?,
        settlingSeconds: Int64, deadline: ContinuousClock.Instant
    ) async throws(ResealingError) -> ResealingState? {
        try await move(
            plan.finish,
            [
                .bytes(holder), .int64(Int64(state.keyID)), .int64(state.pass),
                madeAtSeconds.map { .int64($0) } ?? .null, .int64(settlingSeconds),
                .int64(plan.tokenVersion ?? 0),
            ], deadline)
    }

    private func move(
        _ statement: PostgresStatement, _ values: [PostgresValue],
        _ deadline: ContinuousClock.Instant
    ) async throws(ResealingError) -> ResealingState? {
        do throws(PostgresError) {
            let rows = try await pool.write(statement, values, deadline: deadline)
            return rows.count > 0 ? try plan.read(rows) : nil
        } catch {
            throw ResealingError(error)
        }
    }

    // MARK: Values and rows

    private static func values(_ name: ResealRow.Name) -> [PostgresValue] {
        [
            .bytes(name.pseudonym), .int32(name.month), .bytes(name.code),
            .int64(Int64(clamping: name.version)),
        ]
    }

    private static func octets(_ value: [UInt8]?) -> PostgresValue {
        value.map { .bytes($0) } ?? .null
    }

    private static func row(
        _ rows: PostgresRows, _ row: Int, _ table: ResealTable
    ) throws(PostgresError) -> ResealRow {
        var name = ResealRow.Name()
        name.pseudonym = try rows.bytes(row, 0)
        name.month = try rows.int32(row, 1)
        name.code = try rows.bytes(row, 2)
        name.version = UInt64(clamping: try rows.int64(row, 3))
        var values: [[UInt8]?] = []
        for column in table.values.indices {
            let isDone = try rows.isNull(row, 6 + column)
            values.append(isDone ? nil : try rows.bytes(row, 6 + column))
        }
        return ResealRow(
            name: name, key: try rows.isNull(row, 4) ? [] : try rows.bytes(row, 4),
            values: values, replacements: values.map { _ in nil },
            needsTokens: try rows.bool(row, 5))
    }
}

extension ResealPlan {
    /// Reads the row of ``state``.
    package func read(_ rows: PostgresRows) throws(PostgresError) -> ResealingState {
        var state = ResealingState()
        state.keyID = UInt32(clamping: try rows.int64(0, 0))
        state.pass = try rows.int64(0, 1)
        state.isRunning = try rows.bool(0, 2)
        state.place = Int(try rows.int32(0, 3))
        guard tables.indices.contains(state.place) else {
            throw PostgresError(.protocolViolation, "the database names an unknown table")
        }
        state.behind.pseudonym = try rows.bytes(0, 4)
        state.behind.month = try rows.int32(0, 5)
        state.behind.code = try rows.bytes(0, 6)
        state.behind.version = UInt64(clamping: try rows.int64(0, 7))
        state.examinedCount = try rows.int64(0, 8)
        state.resealedCount = try rows.int64(0, 9)
        state.unreadableCount = try rows.int64(0, 10)
        state.cleanKeyID = UInt32(clamping: try rows.int64(0, 11))
        state.renewedCount = try rows.int64(0, 12)
        state.cleanTokenVersion = try rows.int64(0, 13)
        return state
    }
}
