/// Which of the newest leases are still out, one bit each, so that each is taken back once.
///
/// A lease's bit lies at its number modulo the limit. It is set when the lease is given, cleared
/// when it comes back, and belongs to the next lease of that place from then on: a lease that has
/// seen `limit` younger ones is forgotten, and its result is stale.
struct LeaseBook: Sendable, Hashable {
    private let limit: UInt64
    private var words: [UInt64]
    /// The number of the newest lease; 0 before the first.
    private(set) var newest: UInt64 = 0
    /// Leases that were forgotten before they came back.
    private(set) var lostCount: UInt64 = 0

    /// Remembers the newest `limit` leases, at least one.
    init(limit: Int) {
        self.limit = UInt64(max(1, limit))
        words = Array(repeating: 0, count: Int((self.limit + 63) / 64))
    }

    /// The number of a new lease.
    mutating func give() -> UInt64 {
        newest &+= 1
        let (word, bit) = place(of: newest)
        if words[word] & bit != 0 { lostCount &+= 1 }
        words[word] |= bit
        return newest
    }

    /// Takes a lease back; false when that has been done before, or the lease is forgotten.
    mutating func takeBack(_ id: UInt64) -> Bool {
        // A number that was never given wraps to one beyond the limit.
        guard newest &- id < limit else { return false }
        let (word, bit) = place(of: id)
        guard words[word] & bit != 0 else { return false }
        words[word] &= ~bit
        return true
    }

    /// Whether a lease could still be taken back.
    func isOut(_ id: UInt64) -> Bool {
        guard newest &- id < limit else { return false }
        let (word, bit) = place(of: id)
        return words[word] & bit != 0
    }

    /// Starts counting lost leases at zero.
    mutating func resetLostCount() { lostCount = 0 }

    private func place(of id: UInt64) -> (word: Int, bit: UInt64) {
        let place = id % limit
        return (Int(place >> 6), 1 << (place & 63))
    }
}
