/// What is known of one operation of the budget table in one window: figures, verdict, and where
/// the time went.
public struct OperationFigures: Sendable, Equatable {
    /// One hop's part in the operation's time.
    public struct Share: Sendable, Equatable {
        /// Where the time went.
        public let hop: Hop
        /// The hop's time by request, in nanoseconds.
        public let mean: UInt64
        /// The hop's part of all requests' time, 0…1.
        public let share: Double
    }

    /// The budget that the figures are held against.
    public let budget: OperationBudget
    /// What was measured.
    public let tally: OperationTally
    /// The durations, those of failed requests included, those of cancelled ones not.
    public let durations: LatencySketch
    /// How long the judged share of requests took at most, in nanoseconds; nil when nothing was
    /// measured, or when so many failed that no duration can be named.
    public let judged: UInt64?
    /// Whether the budget is kept; unknown with fewer measurements than the budget asks for.
    public let verdict: Verdict
    /// The part of the limit that is used, 1 being all of it; infinite when so many requests failed
    /// that no duration can be named, nil when nothing or too little was measured.
    public let used: Double?
    /// Who made the requests beyond the limit slow; nil when none was.
    public let guilty: Blame?
    /// Largest first; they add up to 1 unless nothing was measured.
    public let shares: [Share]

    /// Whether the site says that it does not offer the operation, and nobody has asked for it:
    /// neither a pass nor unknown, and no part of any grade. Never while requests may be missing.
    public let isLeftOut: Bool

    /// Holds a tally against its budget.
    ///
    /// - Parameter isWhole: false when requests are known to be missing, because an aggregator
    ///   could not be asked: then the budget may be broken, and is never kept.
    public init(_ budget: OperationBudget, _ tally: OperationTally, isWhole: Bool = true) {
        self.budget = budget
        self.tally = tally
        durations = tally.durations
        judged = tally.duration(ofShare: budget.judged.share)
        let limit = budget.judgedLimit.map { $0 / .nanoseconds(1) } ?? 0
        let isEnough = tally.measuredCount >= max(1, budget.countMin)
        let measured = isEnough ? judged.map { Double($0) } ?? .infinity : nil
        let known = Verdict(measured: measured, limit: limit, ageMax: .zero)
        verdict = isWhole || known == .fail ? known : .unknown
        used = limit > 0 && verdict != .unknown ? measured.map { $0 / limit } : nil
        isLeftOut = !budget.isOffered && tally.count == 0 && isWhole
        guilty = Blame.guilty(tally, budget)
        shares = Self.shares(tally)
    }

    /// Requests seen, failed ones included.
    public var count: UInt64 { tally.count }
    /// Requests with a status other than OK.
    public var errorCount: UInt64 { tally.errorCount }
    /// Requests that the service failed, such as by an expired deadline. For the verdict they took
    /// longer than any limit.
    public var faultCount: UInt64 { tally.faults.count }
    /// Near its limit, over it, or neither.
    public var state: BudgetState { BudgetState(used: used) }
    /// What is left of the limit, in nanoseconds; 0 when it is overspent or nothing is known.
    public var unspent: UInt64 {
        guard let judged, used != nil, let limit = budget.judgedLimit else { return 0 }
        let limitNanoseconds = UInt64(clamping: limit.attoseconds / 1_000_000_000)
        return limitNanoseconds > judged ? limitNanoseconds - judged : 0
    }

    private static func shares(_ tally: OperationTally) -> [Share] {
        let total = tally.kept.total &+ tally.slow.total
        let requestCount = tally.kept.requestCount &+ tally.slow.requestCount
        guard requestCount > 0, total > 0 else { return [] }
        let hops = Set(tally.kept.hops.keys).union(tally.slow.hops.keys)
        return hops.compactMap { hop -> Share? in
            let sum =
                (tally.kept.hops[hop]?.onPath ?? 0) &+ (tally.slow.hops[hop]?.onPath ?? 0)
            guard sum > 0 else { return nil }
            return Share(
                hop: hop, mean: UInt64(clamping: sum / Int128(requestCount)),
                share: Double(sum) / Double(total))
        }.sorted { left, right in
            left.share == right.share
                ? left.hop.description < right.hop.description : left.share > right.share
        }
    }
}
