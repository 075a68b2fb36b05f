package import LatencyBudget
package import Messages

/// The report of several aggregators, each of which has the requests whose trace ids fall to it.
/// The order in which they are added does not matter.
package struct MergedReport: Sendable {
    /// How fast one operation's error budget is spent, by rule.
    struct Burn: Sendable {
        let operation: String
        /// In the order of ``BurnRule/standard``.
        let rates: [(rule: BurnRule, long: Double, short: Double)]
    }

    private struct BurnKey: Hashable {
        let operation: String
        let seconds: UInt32
    }

    /// Slow requests shown, over all operations.
    static let requestCountMax = 12
    /// Slow requests shown of one operation.
    static let requestPerOperationMax = 4

    private let table: BudgetTable
    let window: Duration
    private var tallies: [String: OperationTally] = [:]
    /// Sums of what the parts say; what has to be put in order is in the fields below.
    private(set) var counts = AggregatorV1.CollectResponse()
    private var found: [AggregatorV1.SlowRequest] = []
    private var alertsByID: [String: AggregatorV1.Alert] = [:]
    private var burnCounts: [BurnKey: BurnCounts.Count] = [:]
    private var instancesByName: [String: AggregatorV1.ReportingInstance] = [:]
    private(set) var aggregatorCount: UInt32 = 0
    /// Aggregators that gave no answer. While there are any, no budget is known to be kept.
    private(set) var unreachableCount: UInt32 = 0

    /// A report of nobody yet.
    package init(_ table: BudgetTable, window: Duration) {
        self.table = table
        self.window = window
    }

    /// Takes note of an aggregator that could not be asked.
    package mutating func addUnreachable() { unreachableCount &+= 1 }

    /// Adds what one aggregator has collected over the window.
    ///
    /// - Throws: ``SketchError`` when a tally cannot be read; nothing is added then.
    package mutating func add(_ part: AggregatorV1.CollectResponse) throws(SketchError) {
        var read: [(String, OperationTally)] = []
        for tally in part.tallies.prefix(BudgetTable.operationCountMax) {
            read.append((tally.operation, try OperationTally(decoding: tally.tally)))
        }
        add(Collected(tallies: read, rest: part))
    }

    /// Adds what this process' own aggregator has collected.
    mutating func add(_ part: Collected) {
        for (name, tally) in part.tallies { tallies[name, default: OperationTally()].merge(tally) }
        let rest = part.rest
        aggregatorCount &+= 1
        counts.hopCount &+= rest.hopCount
        counts.requestCount &+= rest.requestCount
        counts.incompleteCount &+= rest.incompleteCount
        counts.droppedCount &+= rest.droppedCount
        counts.lateCount &+= rest.lateCount
        counts.duplicateCount &+= rest.duplicateCount
        counts.contradictingCount &+= rest.contradictingCount
        counts.missingBatchCount &+= rest.missingBatchCount
        counts.repeatedBatchCount &+= rest.repeatedBatchCount
        counts.openCount &+= rest.openCount
        found += rest.slowRequests.prefix(Self.requestCountMax)
        for alert in rest.alerts.prefix(Collected.alertCountMax) { add(alert) }
        for burn in rest.burns.prefix(Collected.burnCountMax) {
            let key = BurnKey(operation: burn.operation, seconds: burn.windowSeconds)
            burnCounts[key, default: BurnCounts.Count()].total &+= burn.totalCount
            burnCounts[key, default: BurnCounts.Count()].bad &+= burn.badCount
        }
        for instance in rest.instances.prefix(InstanceList.instanceCountMax) { add(instance) }
    }

    /// Each aggregator judges the requests of all whom it reaches: of one rule that is shown which
    /// is of the most requests.
    private mutating func add(_ alert: AggregatorV1.Alert) {
        guard var known = alertsByID[alert.id] else {
            alertsByID[alert.id] = alert
            return
        }
        let age = max(known.ageNs, alert.ageNs)
        func rank(_ alert: AggregatorV1.Alert) -> (UInt64, Double, Double) {
            (alert.requestCount, alert.longBurnRate, alert.shortBurnRate)
        }
        if rank(alert) > rank(known) { known = alert }
        known.ageNs = age
        alertsByID[alert.id] = known
    }

    /// An instance sends to every aggregator what falls to it.
    private mutating func add(_ instance: AggregatorV1.ReportingInstance) {
        let name = "\(instance.service) \(instance.instance)"
        guard var known = instancesByName[name] else {
            instancesByName[name] = instance
            return
        }
        known.hopCount &+= instance.hopCount
        known.lostCount &+= instance.lostCount
        known.batchCount &+= instance.batchCount
        known.firstAgeNs = max(known.firstAgeNs, instance.firstAgeNs)
        known.lastAgeNs = min(known.lastAgeNs, instance.lastAgeNs)
        instancesByName[name] = known
    }

    // MARK: The whole

    /// Every operation of the table, in its order, judged over all parts.
    var operations: [OperationFigures] {
        table.operations.map { budget in
            OperationFigures(
                budget, tallies[budget.name] ?? OperationTally(), isWhole: unreachableCount == 0)
        }
    }

    /// In the order of the table; of an operation the fastest burning rule first.
    var alerts: [AggregatorV1.Alert] {
        let places = places
        return alertsByID.values.sorted { left, right in
            let (one, other) = (places[left.operation] ?? .max, places[right.operation] ?? .max)
            if one != other { return one < other }
            return left.burnRateThreshold == right.burnRateThreshold
                ? left.id < right.id : left.burnRateThreshold > right.burnRateThreshold
        }
    }

    private var places: [String: Int] {
        Dictionary(
            table.operations.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { min($0, $1) })
    }

    /// The breaching ones first, then in the order of the table, then the slowest.
    var slowRequests: [AggregatorV1.SlowRequest] {
        let places = places
        var byOperation: [String: Int] = [:]
        let slowest = found.sorted { left, right in
            left.totalNs == right.totalNs
                ? left.traceID.lexicographicallyPrecedes(right.traceID)
                : left.totalNs > right.totalNs
        }.filter { request in
            byOperation[request.operation, default: 0] += 1
            return byOperation[request.operation, default: 0] <= Self.requestPerOperationMax
        }
        let ranked = slowest.enumerated().sorted { left, right in
            func rank(_ item: (offset: Int, element: AggregatorV1.SlowRequest)) -> [Int] {
                [item.element.breach ? 0 : 1, places[item.element.operation] ?? .max, item.offset]
            }
            return rank(left).lexicographicallyPrecedes(rank(right))
        }
        return ranked.prefix(Self.requestCountMax).map(\.element)
    }

    /// The requests of an operation over a window of the burn rates.
    func burnCount(_ operation: String, _ window: Duration) -> BurnCounts.Count {
        let seconds = UInt32(clamping: window.components.seconds)
        return burnCounts[BurnKey(operation: operation, seconds: seconds)] ?? .init()
    }

    /// Of the operations that were called in the longest window, in the order of the table.
    var burns: [Burn] {
        let longest = BurnRule.standard.map(\.long).max() ?? .zero
        return table.operations.compactMap { budget in
            guard burnCount(budget.name, longest).total > 0 else { return nil }
            let oneBadIn = budget.judged.oneBadIn
            return Burn(
                operation: budget.name,
                rates: BurnRule.standard.map { rule in
                    (
                        rule: rule,
                        long: BurnRule.rate(burnCount(budget.name, rule.long), oneBadIn: oneBadIn),
                        short: BurnRule.rate(burnCount(budget.name, rule.short), oneBadIn: oneBadIn)
                    )
                })
        }
    }

    /// By service; of one service the last heard of first.
    var instances: [AggregatorV1.ReportingInstance] {
        instancesByName.values.sorted { left, right in
            if left.service != right.service { return left.service < right.service }
            if left.lastAgeNs != right.lastAgeNs { return left.lastAgeNs < right.lastAgeNs }
            return left.instance < right.instance
        }
    }

    /// The report with slow requests and durations.
    package var detailed: AggregatorV1.ReportResponse {
        var response = response
        response.slowRequests = slowRequests
        for (index, figures) in operations.enumerated()
        where index < response.operations.count && figures.durations.count > 0 {
            response.operations[index].durations = figures.durations.encoded()
        }
        return response
    }

    /// The report, without slow requests and durations.
    package var response: AggregatorV1.ReportResponse {
        var response = AggregatorV1.ReportResponse(
            operations, window: window, hopCount: counts.hopCount,
            requestCount: counts.requestCount, incompleteCount: counts.incompleteCount,
            droppedCount: counts.droppedCount)
        response.alerts = alerts
        response.missingBatchCount = counts.missingBatchCount
        response.repeatedBatchCount = counts.repeatedBatchCount
        response.lateCount = counts.lateCount
        response.duplicateCount = counts.duplicateCount
        response.contradictingCount = counts.contradictingCount
        response.aggregatorCount = aggregatorCount
        response.unreachableCount = unreachableCount
        response.sessionCountMin = UInt32(clamping: table.sessionCount)
        return response
    }
}
