package import LatencyBudget
package import Messages

/// The report of several aggregators, each of which has the requests whose trace ids fall to it.
/// The order in which they are added does not matter.
package struct MergedReport {
    private let table: BudgetTable
    private let window: Duration
    private var tallies: [String: OperationTally] = [:]
    private var counts = AggregatorV1.CollectResponse()

    /// A report of nobody yet.
    package init(_ table: BudgetTable, window: Duration) {
        self.table = table
        self.window = window
    }

    /// Adds what one aggregator has collected over the window.
    ///
    /// - Throws: ``SketchError`` when a tally cannot be read; nothing is added then.
    package mutating func add(_ part: AggregatorV1.CollectResponse) throws(SketchError) {
        var read: [(String, OperationTally)] = []
        for tally in part.tallies.prefix(BudgetTable.operationCountMax) {
            read.append((tally.operation, try OperationTally(decoding: tally.tally)))
        }
        for (name, tally) in read { tallies[name, default: OperationTally()].merge(tally) }
        counts.hopCount &+= part.hopCount
        counts.requestCount &+= part.requestCount
        counts.incompleteCount &+= part.incompleteCount
        counts.droppedCount &+= part.droppedCount
    }

    /// The report, without alerts: these are each aggregator's own.
    package var response: AggregatorV1.ReportResponse {
        let operations = table.operations.map { budget in
            OperationFigures(budget, tallies[budget.name] ?? OperationTally())
        }
        return AggregatorV1.ReportResponse(
            operations, window: window, hopCount: counts.hopCount,
            requestCount: counts.requestCount, incompleteCount: counts.incompleteCount,
            droppedCount: counts.droppedCount)
    }
}
