/// The measurements of one operation since the beginning.
struct OperationMeasurements: Sendable {
    private var answered = LatencySketch()
    private var faults = LatencySketch()
    private var count: UInt64 = 0
    private var errorCount: UInt64 = 0
    private var hopTotals: [Hop: UInt128] = [:]
    private var dividedTotal: UInt128 = 0
    private var dividedCount: UInt64 = 0
    private var lastAt: ContinuousClock.Instant?

    /// Hops of one operation; what comes beyond is counted as unexplained.
    static let hopCountMax = 256

    /// Whose doing a status is.
    private enum Blame { case none, caller, nobody, service }

    private static func blame(_ status: Int32) -> Blame {
        switch status {
        case 0: .none
        // Cancelled.
        case 1: .nobody
        // Invalid argument, not found, already exists, permission denied, failed precondition,
        // aborted, out of range, unauthenticated: answers like any other.
        case 3, 5, 6, 7, 9, 10, 11, 16: .caller
        // Unknown, deadline exceeded, resource exhausted, unimplemented, internal, unavailable,
        // data loss, and codes that do not exist.
        default: .service
        }
    }

    mutating func measure(
        _ nanoseconds: UInt64, status: Int32, now: ContinuousClock.Instant
    ) -> Bool {
        count &+= 1
        if status != 0 { errorCount &+= 1 }
        switch Self.blame(status) {
        case .none, .caller: answered.record(nanoseconds: nanoseconds)
        case .service: faults.record(nanoseconds: nanoseconds)
        case .nobody: return false
        }
        lastAt = lastAt.map { max($0, now) } ?? now
        return true
    }

    mutating func divide(_ attribution: Attribution) {
        dividedCount &+= 1
        dividedTotal &+= UInt128(attribution.total)
        for part in attribution.parts { add(part.nanoseconds, to: part.hop) }
        if attribution.residue > 0 { add(attribution.residue, to: .unexplained) }
    }

    mutating func divide(part name: String, _ nanoseconds: UInt64) {
        dividedCount &+= 1
        dividedTotal &+= UInt128(nanoseconds)
        add(nanoseconds, to: .part(name))
    }

    private mutating func add(_ nanoseconds: UInt64, to hop: Hop) {
        let isKnown = hopTotals[hop] != nil || hopTotals.count < Self.hopCountMax
        hopTotals[isKnown ? hop : .unexplained, default: 0] &+= UInt128(nanoseconds)
    }

    func figures(
        _ budget: OperationBudget, now: ContinuousClock.Instant, ageMax: Duration
    ) -> OperationFigures {
        var durations = answered
        durations.merge(faults)
        let judged = judgedDuration(budget.judged.share)
        let measured: Double? =
            durations.count == 0 ? nil : judged.map { Double($0) / 1e9 } ?? .infinity
        let limit = budget.judgedLimit.map { $0 / .seconds(1) } ?? 0
        return OperationFigures(
            budget: budget, count: count, errorCount: errorCount, faultCount: faults.count,
            durations: durations, judged: judged,
            verdict: Verdict(
                measured: measured, limit: limit,
                age: lastAt?.duration(to: now) ?? .zero, ageMax: ageMax),
            shares: shares)
    }

    /// By nearest rank over answers and faults, the faults being the longest whatever they took.
    private func judgedDuration(_ share: Double) -> UInt64? {
        let all = answered.count &+ faults.count
        guard all > 0 else { return nil }
        let rank = max(1, LatencySketch.rank(share, of: all))
        return rank <= answered.count ? answered.value(atRank: rank) : nil
    }

    private var shares: [OperationFigures.Share] {
        hopTotals.map { hop, total in
            OperationFigures.Share(
                hop: hop, mean: UInt64(clamping: total / UInt128(max(1, dividedCount))),
                share: dividedTotal == 0 ? 0 : Double(total) / Double(dividedTotal))
        }.sorted { left, right in
            left.share == right.share
                ? left.hop.description < right.hop.description : left.share > right.share
        }
    }
}
