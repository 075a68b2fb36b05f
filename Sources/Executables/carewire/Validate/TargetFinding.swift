internal import LatencyBudget
internal import Messages

/// One target, what was measured of it, and the verdict.
struct TargetFinding: Sendable, Equatable {
    /// The operation, or "sessions".
    let name: String
    /// The row that asked for it, such as "R01".
    let row: String
    let criticality: Criticality
    /// What must hold, such as "p99 ≤ 500 ms".
    let target: String
    /// What was measured, such as "p99 71 ms"; "–" for nothing.
    let measured: String
    /// Measurements behind it.
    let count: UInt64
    /// Seconds over which it was measured.
    let windowSeconds: UInt32
    /// Used part of the limit; nil when it is not known.
    let used: Double?
    let verdict: Verdict
    /// Why it is not known; empty otherwise.
    let reason: String
    /// The budget file says that the site does not do this, and nobody asked for it: no part of the
    /// verdict and the grade.
    var isLeftOut = false
}

extension TargetFinding {
    /// An operation of the report, held against its limit once more: what is missing, stale, not a
    /// number or below zero is unknown, whatever the report says.
    ///
    /// - Parameter recentCount: measurements within the age that is still believed; nil when
    ///   nothing is too old.
    init(
        _ operation: AggregatorV1.OperationReport, windowSeconds: UInt32, recentCount: UInt64?
    ) {
        let percentile = Spelling.percentile(operation.budgetPercentile)
        let measured = Self.measured(operation)
        let (verdict, reason) = Self.judge(operation, measured: measured, recentCount)
        let isLeftOut = operation.leftOut && operation.count == 0
        self.init(
            name: operation.operation, row: operation.requirement,
            criticality: Criticality(rawValue: operation.criticality) ?? .routine,
            target: "\(percentile) ≤ \(Spelling.duration(nanoseconds: operation.budgetNs))",
            measured: measured.map { "\(percentile) \(Spelling.duration(nanoseconds: $0))" } ?? "–",
            count: operation.count, windowSeconds: windowSeconds,
            used: verdict == .unknown ? nil : operation.used, verdict: verdict,
            reason: isLeftOut ? "by the budget file" : reason, isLeftOut: isLeftOut)
    }

    /// The judged percentile, in nanoseconds; nil when the report does not have it.
    private static func measured(_ operation: AggregatorV1.OperationReport) -> UInt64? {
        guard operation.count > 0, operation.budgetPercentile.isFinite else { return nil }
        switch Int((operation.budgetPercentile * 1_000).rounded()) {
        case 500: return operation.p50Ns
        case 950: return operation.p95Ns
        case 990: return operation.p99Ns
        case 999: return operation.p999Ns
        default: return nil
        }
    }

    private static func judge(
        _ operation: AggregatorV1.OperationReport, measured: UInt64?, _ recentCount: UInt64?
    ) -> (Verdict, String) {
        guard operation.count > 0, let measured else { return (.unknown, "nothing was measured") }
        guard operation.budgetNs > 0 else { return (.unknown, "there is no limit") }
        guard operation.used >= 0 else { return (.unknown, "what was measured is no number") }
        guard recentCount != 0 else { return (.unknown, "what was measured is too old") }
        switch operation.verdict {
        case .unknown, .unrecognized: return (.unknown, "too little was measured")
        case .fail: return (.fail, "")
        case .pass:
            // A pass must also be one by its own figures.
            guard measured > 0 else { return (.unknown, "nothing was measured") }
            let isKept = operation.used <= 1 && measured <= operation.budgetNs
            return isKept ? (.pass, "") : (.fail, "")
        }
    }
}
