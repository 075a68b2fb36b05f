/// What was measured of one operation in one stretch of time. Tallies merge: those of several
/// stretches or of several aggregators give the one of all, in any order and grouping (with more
/// than ``hopCountMax`` hops, but for which of them are counted as unexplained).
public struct OperationTally: Sendable, Equatable {
    /// Hops of one operation; what comes beyond is counted as unexplained.
    public static let hopCountMax = 256

    /// The durations of requests that were answered, with an error of the caller's included.
    public private(set) var answered = LatencySketch()
    /// The durations of requests that the service failed.
    public private(set) var faults = LatencySketch()
    /// Requests seen, cancelled ones included.
    public private(set) var count: UInt64 = 0
    /// Requests with a status other than OK.
    public private(set) var errorCount: UInt64 = 0
    /// Requests that took longer than the judged limit, or that the service failed.
    public private(set) var slowCount: UInt64 = 0
    /// Requests whose parts did not add up to their total; see ``Attribution/isFlagged``.
    public private(set) var flaggedCount: UInt64 = 0
    /// The time by hop of requests within the limit.
    public private(set) var kept = HopTotals()
    /// The time by hop of requests beyond the limit.
    public private(set) var slow = HopTotals()

    /// Nothing measured.
    public init() {}

    /// Requests whose duration says something: all but the cancelled ones.
    public var measuredCount: UInt64 { answered.count &+ faults.count }

    /// All durations.
    public var durations: LatencySketch {
        var durations = answered
        durations.merge(faults)
        return durations
    }

    /// Adds another stretch's, or another aggregator's, measurements.
    public mutating func merge(_ other: OperationTally) {
        answered.merge(other.answered)
        faults.merge(other.faults)
        count &+= other.count
        errorCount &+= other.errorCount
        slowCount &+= other.slowCount
        flaggedCount &+= other.flaggedCount
        kept.merge(other.kept)
        slow.merge(other.slow)
    }

    /// Notes one request.
    ///
    /// - Parameter limit: the judged limit in nanoseconds.
    /// - Returns: whether it took too long; nil when it was no measurement, being cancelled.
    mutating func measure(_ nanoseconds: UInt64, status: Int32, limit: UInt64) -> Bool? {
        count &+= 1
        if status != 0 { errorCount &+= 1 }
        switch StatusBlame(status) {
        case .none, .caller:
            answered.record(nanoseconds: nanoseconds)
            if nanoseconds > limit { slowCount &+= 1 }
            return nanoseconds > limit
        case .service:
            faults.record(nanoseconds: nanoseconds)
            slowCount &+= 1
            return true
        case .nobody:
            return nil
        }
    }

    /// Notes, or takes back, where the time of a measured request went.
    mutating func divide(_ attribution: Attribution, isSlow: Bool, isTakenBack: Bool = false) {
        if attribution.isFlagged {
            flaggedCount = isTakenBack ? flaggedCount &- 1 : flaggedCount &+ 1
        }
        if isSlow {
            slow.add(attribution, isTakenBack: isTakenBack)
        } else {
            kept.add(attribution, isTakenBack: isTakenBack)
        }
    }

    /// How long the given share of requests took at most, in nanoseconds, by nearest rank over all,
    /// the failed ones being the longest whatever they took.
    ///
    /// - Returns: nil when nothing was measured, or when so many failed that no duration can be
    ///   named.
    public func duration(ofShare share: Double) -> UInt64? {
        guard measuredCount > 0 else { return nil }
        let rank = max(1, LatencySketch.rank(share, of: measuredCount))
        return rank <= answered.count ? answered.value(atRank: rank) : nil
    }

    init(
        answered: LatencySketch, faults: LatencySketch, counts: [UInt64], kept: HopTotals,
        slow: HopTotals
    ) {
        (self.answered, self.faults) = (answered, faults)
        (count, errorCount, slowCount, flaggedCount) = (
            counts[0], counts[1], counts[2], counts[3]
        )
        (self.kept, self.slow) = (kept, slow)
    }
}
