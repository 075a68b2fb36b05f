package import PHIProtection

/// Brings all stored values under the active key after a rotation, and tokens to their present
/// version, in the background: pass after pass over all tables, until one finds nothing to do.
/// Every instance may run one; they take turns, and where one ends another goes on. One per
/// process, on one loop.
// Safety: confined to the loop on which it runs.
package final class ResealRun: @unchecked Sendable {
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

    private let store: ResealStore
    private let live: LiveKeyRing
    private let vault: any ResealVault
    private let holder: [UInt8]
    private let settlingSeconds: Int64
    /// Whether nothing needs other tokens, as far as is known.
    private lazy var tokensAreClean = store.plan.tokenVersion == nil

    /// - Parameters:
    ///   - keyRing: its active key is the one to reach.
    ///   - settlingSeconds: how long after a rotation a pass must begin to count; shorter than the
    ///     default in tests alone.
    package init(
        vault: any ResealVault, keyRing: LiveKeyRing, store: ResealStore,
        settlingSeconds: Int64 = KeyRingFile.settlingSeconds
    ) {
        self.store = store
        self.settlingSeconds = settlingSeconds
        live = keyRing
        self.vault = vault
        holder = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    }

    /// Works at its pace until `sleep` throws. A step that fails is reported and made up for by
    /// the next.
    /// - Parameter report: hears of every pass that ends, and of every failure.
    package func run(
        _ rules: Rules, sleep: (ContinuousClock.Instant) async throws -> Void,
        report: (Result<ResealingState, ResealingError>) -> Void
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
        _ report: (Result<ResealingState, ResealingError>) -> Void
    ) async -> Duration? {
        do throws(ResealingError) {
            switch try await step(countMax: count) {
            case .worked: return nil
            case .idle, .lostTurn: return rules.interval
            case .passEnded(let state):
                report(.success(state))
                return state.resealedCount + state.renewedCount > 0 ? nil : rules.interval
            }
        } catch {
            report(.failure(error))
            return rules.interval
        }
    }

    /// Looks at the next rows, at most `countMax`, and seals anew what needs it.
    package func step(countMax: Int) async throws(ResealingError) -> OnStep {
        let ring = live.current
        let version = store.plan.tokenVersion ?? 0
        // A ring of one key has nothing else under which anything could be.
        if ring.keyIDs.count <= 1, tokensAreClean { return .idle }
        let deadline = ContinuousClock.now + Self.stepLimit
        let held = try await store.hold(holder, keyID: ring.activeKeyID, deadline: deadline)
        guard var old = held else { return .idle }
        tokensAreClean = old.cleanTokenVersion >= version
        if tokensAreClean, old.cleanKeyID == old.keyID || ring.keyIDs.count <= 1 { return .idle }
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
        let isLast = rows.count < countMax && old.place + 1 == store.plan.tables.count
        if rows.count < countMax, !isLast {
            (new.place, new.behind) = (old.place + 1, store.plan.first)
        }
        let moved = try await store.advance(
            holder, from: old, to: new, rows: rows, deadline: deadline)
        guard let moved else { return .lostTurn }
        return isLast ? try await finish(moved, ring, deadline) : .worked
    }

    private func finish(
        _ state: ResealingState, _ ring: KeyRing, _ deadline: ContinuousClock.Instant
    ) async throws(ResealingError) -> OnStep {
        let made = ring.entries.first { $0.keyID == state.keyID }?.madeAtSeconds
        let ended = try await store.finish(
            holder, state, madeAtSeconds: made, settlingSeconds: settlingSeconds,
            deadline: deadline)
        return ended.map { .passEnded($0) } ?? .lostTurn
    }

    /// Finds what replaces a row's values. One that does not open stays and is counted.
    private func reseal(
        _ row: inout ResealRow, _ table: Int, _ state: inout ResealingState
    ) throws(ResealingError) {
        guard row.values.contains(where: { $0 != nil }) else { return }
        let subject: SubjectKey?
        do throws(ResealingError) {
            subject = try vault.subject(of: row, in: table)
            if row.needsTokens {
                row.tokens = try vault.tokens(of: row, in: table)
                state.renewedCount += 1
            }
        } catch {
            guard error.code == .damaged else { throw error }
            state.unreadableCount += Int64(row.values.count { $0 != nil })
            return
        }
        let resealer = vault.resealer(of: table)
        for (index, value) in row.values.enumerated() {
            guard let value else { continue }
            let place = vault.place(of: row.name, in: table, column: index)
            let answers: [Resealer.OnValue]
            do {
                answers = try resealer.reseal([
                    Resealer.Value(place: place, envelope: value, subject: subject)
                ])
            } catch {
                throw ResealingError(error)
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
}
