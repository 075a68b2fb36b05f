internal import ClinicalText
package import PHIProtection

/// Brings all notes and patients' keys under the active key after a rotation, in the background:
/// pass after pass, until one finds nothing to do. Every instance may run one; they take turns, and
/// where one ends another goes on. One per process, on one loop.
// Safety: confined to the loop on which it runs.
package final class NoteResealing: @unchecked Sendable {
    /// What one step did.
    package enum OnStep: Sendable, Equatable {
        /// Nothing is to be done, or another instance does it.
        case idle
        /// Rows were looked at; there are more.
        case worked
        /// A pass is over. When it is clean for the active key
        /// (``NoteResealingState/cleanKeyID``), no earlier key is needed any more.
        case passEnded(NoteResealingState)
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

        /// Rules with their defaults: 500 rows a second, 100 at a time, a minute.
        package init(
            rowsPerSecond: Int = 500, batchCountMax: Int = 100,
            interval: Duration = .seconds(60)
        ) {
            self.rowsPerSecond = rowsPerSecond
            self.batchCountMax = batchCountMax
            self.interval = interval
        }
    }

    /// How long one step may take.
    private static let stepLimit = Duration.seconds(30)

    private let store: PostgresNoteResealStore
    private let live: LiveKeyRing
    private let vault: NoteVault
    private let resealer: Resealer
    private let holder: [UInt8]
    private let settlingSeconds: Int64

    /// - Parameters:
    ///   - configuration: whose notes these are.
    ///   - keyRing: its active key is the one to reach.
    ///   - ledger: see ``SOAPServer``.
    ///   - settlingSeconds: how long after a rotation a pass must begin to count; shorter than the
    ///     default in tests alone.
    /// - Throws: ``PHIError`` when the working keys cannot be derived.
    package init(
        configuration: SOAPServiceConfiguration, keyRing: LiveKeyRing,
        ledger: KeyUsageLedger? = nil, store: PostgresNoteResealStore,
        settlingSeconds: Int64 = KeyRingFile.settlingSeconds
    ) throws(PHIError) {
        self.store = store
        self.settlingSeconds = settlingSeconds
        live = keyRing
        vault = try NoteVault(
            ring: keyRing, tenant: configuration.tenant, terminology: .builtIn, ledger: ledger)
        resealer = Resealer(sealer: vault.sealer)
        holder = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    }

    /// Works at its pace until `sleep` throws. A step that fails is reported and made up for by
    /// the next.
    /// - Parameter report: hears of every pass that ends, and of every failure.
    package func run(
        _ rules: Rules, sleep: (ContinuousClock.Instant) async throws -> Void,
        report: (Result<NoteResealingState, SOAPServiceError>) -> Void
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
        _ report: (Result<NoteResealingState, SOAPServiceError>) -> Void
    ) async -> Duration? {
        do throws(SOAPServiceError) {
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
    package func step(countMax: Int) async throws(SOAPServiceError) -> OnStep {
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
            (new.place, new.behind) = (next, NoteResealingState.Name())
        }
        let moved = try await store.advance(
            holder, from: old, to: new, rows: rows, deadline: deadline)
        guard let moved else { return .lostTurn }
        return isLast ? try await finish(moved, ring, deadline) : .worked
    }

    private func finish(
        _ state: NoteResealingState, _ ring: KeyRing, _ deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> OnStep {
        let made = ring.entries.first { $0.keyID == state.keyID }?.madeAtSeconds
        let ended = try await store.finish(
            holder, state, madeAtSeconds: made, settlingSeconds: settlingSeconds,
            deadline: deadline)
        return ended.map { .passEnded($0) } ?? .lostTurn
    }

    /// Finds what replaces a row's value. One that does not open stays and is counted.
    private func reseal(
        _ row: inout NoteResealRow, _ place: NoteResealingState.Place,
        _ state: inout NoteResealingState
    ) throws(SOAPServiceError) {
        guard let value = row.value else { return }
        let name = row.name
        let subject: SubjectKey?
        do throws(SOAPServiceError) {
            subject = place == .keys ? nil : try vault.key(of: name.pseudonym, in: row.key)?.key
        } catch {
            guard error.code == .damaged else { throw error }
            state.unreadableCount += 1
            return
        }
        let sealPlace =
            place == .keys
            ? vault.keyPlace(name.pseudonym)
            : vault.notePlace(name.pseudonym, name.noteID, version: name.version)
        let answers = try vault.translated { () throws(PHIError) in
            try resealer.reseal([
                Resealer.Value(place: sealPlace, envelope: value, subject: subject)
            ])
        }
        switch answers.first {
        case .replace(let envelope):
            row.replacement = envelope
            state.resealedCount += 1
        case .unreadable: state.unreadableCount += 1
        case .current, nil: break
        }
    }
}
