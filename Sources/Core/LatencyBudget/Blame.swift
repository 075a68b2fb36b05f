/// A hop that took longer than it should, and by how much.
public struct Blame: Sendable, Equatable {
    /// Who.
    public let hop: Hop
    /// What it took beyond its allowance, by request, in nanoseconds.
    public let amount: UInt64
    /// Whether it lay on the critical path at all: what lies beside it delays nobody.
    public let isOnPath: Bool
    /// From 0 to 1: the hop's part of what all hops on the path took beyond their allowances, times
    /// the part of the time that records explain. A half, say, when two hops were equally slow.
    public let confidence: Double

    /// Who made one request slow: every hop that took more than in the typical requests, those on
    /// the critical path first, then the largest.
    ///
    /// - Parameter typical: requests of the operation that kept the limit.
    public static func ranking(_ request: Attribution, typical: HopTotals) -> [Blame] {
        let onPath = Set(request.parts.map(\.hop))
        let excesses = request.spent.map { part in
            Excess(
                hop: part.hop, isOnPath: onPath.contains(part.hop),
                nanoseconds: Double(part.nanoseconds) - typical.meanSpent(part.hop))
        }
        let explained =
            request.total == 0 ? 1 : 1 - Double(request.residue) / Double(request.total)
        return ranking(excesses, explained: explained)
    }

    /// Who made the requests beyond the limit slow: measured against the requests within it; when
    /// there were none, against the split. nil when none was slow.
    public static func guilty(_ tally: OperationTally, _ budget: OperationBudget) -> Blame? {
        guard tally.slow.requestCount > 0 else { return nil }
        var allowances: [String: Double] = [:]
        for part in budget.split { allowances[part.hop] = part.limit / .nanoseconds(1) }
        let excesses = tally.slow.hops.keys.filter { $0 != .unexplained }.map { hop in
            let allowance =
                tally.kept.requestCount > 0
                ? tally.kept.meanSpent(hop) : allowances[hop.description] ?? 0
            return Excess(
                hop: hop, isOnPath: tally.slow.meanOnPath(hop) > 0,
                nanoseconds: tally.slow.meanSpent(hop) - allowance)
        }
        let total = Double(max(0, tally.slow.total)) / Double(tally.slow.requestCount)
        let explained = total > 0 ? 1 - tally.slow.meanOnPath(.unexplained) / total : 1
        return ranking(excesses, explained: explained).first { $0.isOnPath }
    }

    private struct Excess {
        let hop: Hop
        let isOnPath: Bool
        let nanoseconds: Double
    }

    private static func ranking(_ excesses: [Excess], explained: Double) -> [Blame] {
        let slow = excesses.filter { $0.nanoseconds >= 1 }.sorted { left, right in
            if left.isOnPath != right.isOnPath { return left.isOnPath }
            if left.nanoseconds != right.nanoseconds { return left.nanoseconds > right.nanoseconds }
            return left.hop.description < right.hop.description
        }
        let sum = slow.reduce(0) { $0 + ($1.isOnPath ? $1.nanoseconds : 0) }
        return slow.map { excess in
            let share = excess.isOnPath && sum > 0 ? excess.nanoseconds / sum : 0
            return Blame(
                hop: excess.hop, amount: UInt64(min(excess.nanoseconds, 9e18)),
                isOnPath: excess.isOnPath, confidence: share * min(max(explained, 0), 1))
        }
    }
}
