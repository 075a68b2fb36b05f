/// A span's time, divided over hops. The parts add up to the total exactly, because each instant is
/// given to one hop.
public struct Attribution: Sendable, Equatable {
    /// The time of one hop.
    public struct Part: Sendable, Equatable {
        /// Where the time went.
        public let hop: Hop
        /// How much, in nanoseconds.
        public internal(set) var nanoseconds: UInt64
    }

    /// The span's whole time in nanoseconds.
    public let total: UInt64
    /// One per hop that had a share, without the unexplained.
    public private(set) var parts: [Part] = []
    /// Time that no record explains, in nanoseconds.
    public private(set) var residue: UInt64 = 0
    /// What each hop worked or waited in all, beside the critical path too: what a delay is
    /// measured by. Without the unexplained.
    public internal(set) var spent: [Part] = []
    /// Whether a server claimed more time than its caller saw; the claim was cut.
    public internal(set) var isContradictory = false

    init(total: UInt64) { self.total = total }

    /// The part that took most; nil when nothing is explained.
    public var largest: Part? { parts.max { $0.nanoseconds < $1.nanoseconds } }

    /// Whether the parts fail to explain the total to within the greater of 1 % and 100 µs, or
    /// contradict it.
    public var isFlagged: Bool { isContradictory || residue > max(total / 100, 100_000) }

    mutating func addSpent(_ nanoseconds: UInt64, by hop: Hop) {
        guard nanoseconds > 0 else { return }
        if let index = spent.firstIndex(where: { $0.hop == hop }) {
            spent[index].nanoseconds &+= nanoseconds
        } else {
            spent.append(Part(hop: hop, nanoseconds: nanoseconds))
        }
    }

    mutating func add(_ nanoseconds: UInt64, to hop: Hop) {
        guard nanoseconds > 0 else { return }
        if hop == .unexplained {
            residue += nanoseconds
        } else if let index = parts.firstIndex(where: { $0.hop == hop }) {
            parts[index].nanoseconds += nanoseconds
        } else {
            parts.append(Part(hop: hop, nanoseconds: nanoseconds))
        }
    }
}
