package import PHIProtection

/// Brings all stored values under the active key after a rotation, in the background: pass after
/// pass over all tables, until one finds nothing to do. Every instance may run one; they take
/// turns, and where one ends another goes on. One per process, on one loop.
// Safety: confined to the loop on which it runs.
package final class PatientResealing: @unchecked Sendable {
    /// What one step did.
    package enum OnStep: Sendable, Equatable {
        /// Nothing is to be done, or another instance does it.
        case idle
        /// Rows were looked at; there are more.
        case worked
        /// A pass is over. When it is clean for the active key (``ResealingState/cleanKeyID``), no
        /// earlier key is needed any more.
        case passEnded(ResealingState)
        /// Another instance has taken over, or the ring has changed.
        case lostTurn
    }

    /// How fast it goes.
    package struct Rules: Sendable {
        /// Rows a second, over time.
        package var rowsPerSecond: Int
        /// Rows of one statement.
        package var batchCountMax: Int
        /// How long it waits when nothing is to be done, or the last pass could do nothing more.
        package var interval: Duration

        /// Rules with their defaults: 500 rows a second, 200 at a time, a minute.
        package init(
            rowsPerSecond: Int = 500, batchCountMax: Int = 200,
            interval: Duration = .seconds(60)
        ) {
            self.rowsPerSecond = rowsPerSecond
            self.batchCountMax = batchCountMax
            self.interval = interval
        }
    }

    /// How long one step may take.
    private static let stepLimit = Duration.seconds(30)

    private let store: PostgresResealStore
    private let live: LiveKeyRing
    private let vault: PatientVault
    private let records: Resealer
    private let entries: Resealer
    private let holder: [UInt8]
    private let settlingSeconds: Int64

    /// - Parameters:
    ///   - configuration: whose patients these are.
    ///   - keyRing: its active key is the one to reach.
    ///   - ledger: see ``PatientServer``.
    ///   - settlingSeconds: how long after a rotation a pass must begin to count; shorter than the
    ///     default in tests alone.
    /// - Throws: ``PHIError`` when the working keys cannot be derived.
    package init(
        configuration: PatientServiceConfiguration, keyRing: LiveKeyRing,
        ledger: KeyUsageLedger? = nil, store: PostgresResealStore,
        settlingSeconds: Int64 = KeyRingFile.settlingSeconds
    ) throws(PHIError) {
        self.store = store
        self.settlingSeconds = settlingSeconds
        live = keyRing
        vault = try PatientVault(ring: keyRing, tenant: configuration.tenant, ledger: ledger)
        records = Resealer(sealer: vault.sealer)
        entries = Resealer(sealer: vault.entrySealer)
        holder = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    }

    /// Works at its pace until `sleep` throws. A step that fails is reported and made up for by
    /// the next.
    /// - Parameter report: hears of every pass that ends, and of every failure.
    package func run(
        _ rules: Rules, sleep: (ContinuousClock.Instant) async throws -> Void,
        report: (Result<ResealingState, PatientServiceError>) -> Void
    ) async throws {
        var pace = ResealPace(
            rowsPerSecond: rules.rowsPerSecond, batchCountMax: rules.batchCountMax, now: .now)
        while true {
            switch pace.ask(now: .now) {
            case .wait(let instant): try await sleep(instant)
            case .take(let count):
                let rest = await round(count, rules, report)
                if let rest { try await sleep(.now + rest) }
            }
        }
    }

    /// How long to wait after a step; nil for not at all.
    private func round(
        _ count: Int, _ rules: Rules,
        _ report: (Result<ResealingState, PatientServiceError>) -> Void
    ) async -> Duration? {
        do throws(PatientServiceError) {
            switch try await step(countMax: count) {
            case .worked: return nil
            case .idle, .lostTurn: return rules.interval
            case .passEnded(let state):
                report(.success(state))
                return state.resealedCount > 0 ? nil : rules.interval
            }
        } catch {
            report(.failure(error))
            return rules.interval
        }
    }

    /// Looks at the next rows, at most `countMax`, and seals anew what needs it.
    package func step(countMax: Int) async throws(PatientServiceError) -> OnStep {
        let ring = live.current
        // A ring of one key has nothing else under which anything could be.
        guard ring.keyIDs.count > 1 else { return .idle }
        let deadline = ContinuousClock.now + Self.stepLimit
        let held = try await store.hold(holder, keyID: ring.activeKeyID, deadline: deadline)
        guard var old = held else { return .idle }
        if old.cleanKeyID == old.keyID { return .idle }
        if !old.isRunning {
            let begun = try await store.begin(holder, keyID: old.keyID, deadline: deadline)
            guard let begun else { return .lostTurn }
            old = begun
        }
        var rows = try await store.window(old, countMax: countMax, deadline: deadline)
        var new = old
        new.examinedCount += Int64(rows.count)
        for index in rows.indices { try reseal(&rows[index], old.place, &new) }
        if let last = rows.last { new.behind = last.name }
        let isLast = rows.count < countMax && old.place.next == nil
        if rows.count < countMax, let next = old.place.next {
            (new.place, new.behind) = (next, ResealRow.Name())
        }
        let moved = try await store.advance(
            holder, from: old, to: new, rows: rows, deadline: deadline)
        guard let moved else { return .lostTurn }
        return isLast ? try await finish(moved, ring, deadline) : .worked
    }

    private func finish(
        _ state: ResealingState, _ ring: KeyRing, _ deadline: ContinuousClock.Instant
    ) async throws(PatientServiceError) -> OnStep {
        let made = ring.entries.first { $0.keyID == state.keyID }?.madeAtSeconds
        let ended = try await store.finish(
            holder, state, madeAtSeconds: made, settlingSeconds: settlingSeconds,
            deadline: deadline)
        return ended.map { .passEnded($0) } ?? .lostTurn
    }

    /// Finds what replaces a row's values. One that does not open stays and is counted.
    private func reseal(
        _ row: inout ResealRow, _ place: ResealPlace, _ state: inout ResealingState
    ) throws(PatientServiceError) {
        guard row.values.contains(where: { $0 != nil }) else { return }
        let subject: SubjectKey?
        do throws(PatientServiceError) {
            subject = place == .keys ? nil : try key(of: row)
        } catch {
            guard error.code == .damaged else { throw error }
            state.unreadableCount += Int64(row.values.count { $0 != nil })
            return
        }
        let resealer = place == .entries || place == .entryVersions ? entries : records
        for (index, value) in row.values.enumerated() {
            guard let value else { continue }
            let answers = try vault.translated { () throws(PHIError) in
                try resealer.reseal([
                    Resealer.Value(
                        place: vault.place(of: row.name, place, index), envelope: value,
                        subject: subject)
                ])
            }
            switch answers.first {
            case .replace(let envelope):
                row.replacements[index] = envelope
                state.resealedCount += 1
            case .unreadable: state.unreadableCount += 1
            case .current, nil: break
            }
        }
    }

    private func key(of row: ResealRow) throws(PatientServiceError) -> SubjectKey? {
        try vault.key(of: row.name.pseudonym, in: row.key)?.key
    }
}

extension PatientVault {
    /// Where a value of a table's column was sealed for. Histories hold what current rows held.
    fileprivate func place(
        of name: ResealRow.Name, _ place: ResealPlace, _ index: Int
    ) -> SealPlace {
        switch place {
        case .keys: return keyPlace(name.pseudonym)
        case .patients, .patientVersions:
            let columns = [Column.demographics, .history, .subject, .link]
            return self.place(Self.table, columns[index], name.pseudonym, name.version)
        case .entries, .entryVersions:
            return entryPlace(
                name.pseudonym,
                EntryName(month: ChartMonth(number: name.month), code: name.code), name.version)
        }
    }
}
