internal import LatencyBudget

/// Everything that the dashboard shows, at one moment.
struct PageSnapshot: Sendable {
    /// A request worth seeing.
    struct Request: Sendable {
        /// The operation in the budget file.
        let operation: String
        let entry: WorstRequests.Entry
        let waterfall: Waterfall
        /// Who made it slow, and what it took beyond what is usual; nil when nobody stands out.
        let guilty: Blame?
    }

    /// How fast one operation's error budget is spent, by rule.
    struct Burn: Sendable {
        let operation: String
        /// In the order of ``BurnRule/standard``.
        let rates: [(rule: BurnRule, long: Double, short: Double)]
    }

    /// Requests shown, over all operations.
    static let requestCountMax = 12
    /// Requests shown of one operation.
    static let requestPerOperationMax = 4

    let base: Aggregation.Snapshot
    let requests: [Request]
    let burns: [Burn]
    let instances: [InstanceList.Instance]
    let now: ContinuousClock.Instant
}

extension Aggregation {
    /// The snapshot for a page over a window.
    mutating func pageSnapshot(
        over window: Duration, now: ContinuousClock.Instant
    ) -> PageSnapshot {
        let base = snapshot(over: window, now: now)
        return PageSnapshot(
            base: base, requests: requests(base), burns: burns(base.second),
            instances: pages.instances.all, now: now)
    }

    /// The breaching ones first, then the slowest; of each method under its first name only.
    private func requests(_ base: Snapshot) -> [PageSnapshot.Request] {
        var seen: Set<String> = []
        var found: [PageSnapshot.Request] = []
        for figures in base.operations {
            guard let method = figures.budget.method, seen.insert(method).inserted else { continue }
            for entry in pages.worst.entries(of: method).prefix(PageSnapshot.requestPerOperationMax)
            {
                let guilty = Blame.ranking(entry.root.attribution, typical: figures.tally.kept)
                    .first { $0.isOnPath }
                let hop = guilty?.hop ?? entry.root.attribution.largest?.hop
                found.append(
                    PageSnapshot.Request(
                        operation: figures.budget.name, entry: entry,
                        waterfall: Waterfall(entry.trace, root: entry.root, guilty: hop),
                        guilty: guilty))
            }
        }
        let ranked = found.enumerated().sorted { left, right in
            let breaches = (left.element.entry.isBreach, right.element.entry.isBreach)
            return breaches.0 == breaches.1 ? left.offset < right.offset : breaches.0
        }
        return ranked.prefix(PageSnapshot.requestCountMax).map(\.element)
    }

    private func burns(_ second: Int) -> [PageSnapshot.Burn] {
        judge.burnCounts().compactMap { operation, counts in
            let longest = BurnRule.standard.map(\.long).max() ?? .zero
            guard counts.count(over: longest, atSecond: second).total > 0 else { return nil }
            let rates = BurnRule.standard.map { rule in
                (
                    rule: rule,
                    long: BurnRule.rate(
                        counts.count(over: rule.long, atSecond: second),
                        oneBadIn: operation.judged.oneBadIn),
                    short: BurnRule.rate(
                        counts.count(over: rule.short, atSecond: second),
                        oneBadIn: operation.judged.oneBadIn)
                )
            }
            return PageSnapshot.Burn(operation: operation.name, rates: rates)
        }
    }
}
