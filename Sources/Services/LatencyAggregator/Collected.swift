internal import LatencyBudget
internal import Messages

/// What one aggregator has measured over a window, ready to be merged with that of its peers.
struct Collected: Sendable {
    /// Alerts that are taken from one aggregator.
    static let alertCountMax = 1_024
    /// Counts of burn rates that are taken from one aggregator.
    static let burnCountMax = 16 * BudgetTable.operationCountMax

    /// By operation, in the table's order.
    let tallies: [(name: String, tally: OperationTally)]
    /// Everything but the tallies.
    let rest: AggregatorV1.CollectResponse

    init(tallies: [(String, OperationTally)], rest: AggregatorV1.CollectResponse) {
        self.tallies = tallies.map { (name: $0, tally: $1) }
        self.rest = rest
    }

    /// As it is sent.
    var message: AggregatorV1.CollectResponse {
        var message = rest
        message.tallies = tallies.map {
            AggregatorV1.OperationTally(operation: $0.name, tally: $0.tally.encoded())
        }
        return message
    }
}

extension Aggregation {
    /// What was measured in the window.
    mutating func collected(over window: Duration, now: ContinuousClock.Instant) -> Collected {
        tick(now: now)
        let tallies = judge.tallies(over: window, now: now)
        let names = judge.table.operations.map(\.name)
        let second = judge.readSecond(now)
        let counts = counts
        return Collected(
            tallies: Array(zip(names, tallies)),
            rest: AggregatorV1.CollectResponse(
                hopCount: counts.trace.hops, requestCount: counts.trace.requests,
                incompleteCount: counts.trace.incomplete, droppedCount: counts.droppedCount,
                missingBatchCount: counts.missingBatchCount,
                repeatedBatchCount: counts.repeatedBatchCount,
                openCount: UInt64(clamping: assembler.openCount),
                alerts: board.alerts.map { AggregatorV1.Alert($0, second: second) },
                slowRequests: slowRequests(tallies, now), burns: burnCounts(second),
                instances: pages.instances.all.map { AggregatorV1.ReportingInstance($0, now: now) },
                lateCount: counts.trace.late, duplicateCount: counts.trace.duplicate,
                contradictingCount: counts.trace.contradicting))
    }

    /// Of each method under its first name only.
    private func slowRequests(
        _ tallies: [OperationTally], _ now: ContinuousClock.Instant
    ) -> [AggregatorV1.SlowRequest] {
        var seen: Set<String> = []
        var found: [AggregatorV1.SlowRequest] = []
        for (budget, tally) in zip(judge.table.operations, tallies) {
            guard let method = budget.method, seen.insert(method).inserted else { continue }
            for entry in pages.worst.entries(of: method)
                .prefix(MergedReport.requestPerOperationMax)
            {
                let guilty = Blame.ranking(entry.root.attribution, typical: tally.kept)
                    .first { $0.isOnPath }
                let hop = guilty?.hop ?? entry.root.attribution.largest?.hop
                found.append(
                    AggregatorV1.SlowRequest(
                        operation: budget.name, entry,
                        Waterfall(entry.trace, root: entry.root, guilty: hop), guilty, now: now))
            }
        }
        return found
    }

    func burnCounts(_ second: Int) -> [AggregatorV1.BurnCount] {
        let windows = Set(BurnRule.standard.flatMap { [$0.long, $0.short] }).sorted()
        return judge.burnCounts().flatMap { operation, counts in
            windows.map { window in
                let count = counts.count(over: window, atSecond: second)
                return AggregatorV1.BurnCount(
                    operation: operation.name,
                    windowSeconds: UInt32(clamping: window.components.seconds),
                    totalCount: count.total, badCount: count.bad)
            }
        }
    }
}
