/// The time of many requests by hop. Sums are signed, so that what was noted can be taken back in
/// another stretch of time.
public struct HopTotals: Sendable, Equatable {
    /// One hop's time in nanoseconds.
    public struct Total: Sendable, Equatable {
        /// On the critical path: these add up to the requests' time.
        public internal(set) var onPath: Int128 = 0
        /// Beside it too: all that the hop worked or waited.
        public internal(set) var spent: Int128 = 0
    }

    /// Requests whose time was divided.
    public private(set) var requestCount: UInt64 = 0
    /// Their time in nanoseconds.
    public private(set) var total: Int128 = 0
    /// By hop; `unexplained` included.
    public private(set) var hops: [Hop: Total] = [:]

    /// No requests.
    public init() {}

    init(requestCount: UInt64, total: Int128, hops: [Hop: Total]) {
        (self.requestCount, self.total, self.hops) = (requestCount, total, hops)
    }

    mutating func add(_ attribution: Attribution, isTakenBack: Bool) {
        requestCount = isTakenBack ? requestCount &- 1 : requestCount &+ 1
        let sign: Int128 = isTakenBack ? -1 : 1
        total &+= sign &* Int128(attribution.total)
        for part in attribution.parts { self[part.hop].onPath &+= sign &* Int128(part.nanoseconds) }
        for part in attribution.spent { self[part.hop].spent &+= sign &* Int128(part.nanoseconds) }
        if attribution.residue > 0 {
            self[.unexplained].onPath &+= sign &* Int128(attribution.residue)
            self[.unexplained].spent &+= sign &* Int128(attribution.residue)
        }
    }

    mutating func merge(_ other: HopTotals) {
        requestCount &+= other.requestCount
        total &+= other.total
        for (hop, more) in other.hops {
            self[hop].onPath &+= more.onPath
            self[hop].spent &+= more.spent
        }
    }

    /// The hop's place; that of the unexplained when there is no room for another.
    private subscript(hop: Hop) -> Total {
        get { hops[hop] ?? Total() }
        set {
            let isKnown = hops[hop] != nil || hops.count < OperationTally.hopCountMax
            if isKnown || hop == .unexplained {
                hops[hop] = newValue == Total() ? nil : newValue
            } else {
                hops[.unexplained, default: Total()].onPath &+= newValue.onPath
                hops[.unexplained, default: Total()].spent &+= newValue.spent
            }
        }
    }

    /// What the hop spent by request, in nanoseconds; 0 without requests.
    public func meanSpent(_ hop: Hop) -> Double {
        requestCount == 0 ? 0 : max(0, Double(hops[hop]?.spent ?? 0)) / Double(requestCount)
    }

    /// What of the hop lay on the critical path by request, in nanoseconds; 0 without requests.
    public func meanOnPath(_ hop: Hop) -> Double {
        requestCount == 0 ? 0 : max(0, Double(hops[hop]?.onPath ?? 0)) / Double(requestCount)
    }
}
