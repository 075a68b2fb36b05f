internal import LatencyBudget
internal import Messages

/// What is kept for pages alone: requests worth seeing, and who reports.
struct PageFacts: Sendable {
    var worst: WorstRequests
    var instances = InstanceList()

    init(_ table: BudgetTable) { worst = WorstRequests(table) }

    mutating func replace(_ table: BudgetTable) { worst.replace(table) }

    mutating func note(_ outcome: TraceAssembler.Outcome, now: ContinuousClock.Instant) {
        worst.note(outcome, now: now)
    }

    mutating func note(
        _ request: AggregatorV1.RecordRequest, keptCount: UInt32, now: ContinuousClock.Instant
    ) {
        instances.note(request, keptCount: keptCount, now: now)
    }
}
