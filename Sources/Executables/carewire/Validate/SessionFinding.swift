internal import LatencyBudget

/// How many sessions were active at once while budgets were judged (R03).
struct SessionFinding: Sendable, Equatable {
    /// What must be carried with every budget kept when the report does not say.
    static let sessionCountMin = 100

    /// What the budget file asks for.
    var countMin = sessionCountMin

    /// Sessions that worked for the whole time; nil when nobody looked.
    var sessionCount: Int?
    /// Calls that they made, and those that failed.
    var callCount = 0
    var failureCount = 0
    var seconds = 0

    /// - Parameter areBudgetsKept: whether every gate of the budget file passed meanwhile. Carrying
    ///   sessions with broken budgets is carrying none.
    func finding(areBudgetsKept: Bool) -> TargetFinding {
        let (verdict, reason) = judge(areBudgetsKept)
        return TargetFinding(
            name: "sessions", row: "R03", criticality: .important,
            target: "≥ \(countMin) active, budgets kept",
            measured: sessionCount.map { "\($0) active" } ?? "–",
            count: UInt64(clamping: callCount), windowSeconds: UInt32(clamping: seconds),
            used: nil, verdict: verdict, reason: reason)
    }

    private func judge(_ areBudgetsKept: Bool) -> (Verdict, String) {
        guard let sessionCount, callCount > 0 else {
            return (.unknown, "not measured: give --load SECONDS")
        }
        guard failureCount == 0 else { return (.fail, "\(failureCount) calls failed") }
        guard sessionCount >= countMin else { return (.fail, "too few") }
        return areBudgetsKept ? (.pass, "") : (.fail, "a gate's budget is not kept")
    }
}
