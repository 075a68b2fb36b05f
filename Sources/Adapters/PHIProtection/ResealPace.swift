/// How fast rows may be sealed anew, so that patients' requests come first: a bucket of rows that
/// fills with time. No clock inside; the time is an argument.
package struct ResealPace: Sendable, Hashable {
    /// What a driver does next.
    package enum OnAsk: Sendable, Hashable {
        /// So many rows may be taken now; they are counted.
        case take(Int)
        /// None before this instant.
        case wait(until: ContinuousClock.Instant)
    }

    /// Fastest pace, in rows a second.
    package static let rowsPerSecondMax = 1_000_000

    /// Rows a second, over time.
    package let rowsPerSecond: Int
    /// Most rows taken at once.
    package let batchCountMax: Int

    /// Rows that may be taken, in billionths, so that nothing is lost by rounding.
    private var saved: Int64
    private var lastFill: ContinuousClock.Instant
    private static let unit: Int64 = 1_000_000_000

    /// - Parameters:
    ///   - rowsPerSecond: 1 to ``rowsPerSecondMax``; other numbers are taken as the nearer bound.
    ///   - batchCountMax: 1 to ``Resealer/batchCountMax``, likewise.
    ///   - now: the first batch may be taken at once.
    package init(rowsPerSecond: Int, batchCountMax: Int, now: ContinuousClock.Instant) {
        self.rowsPerSecond = min(max(1, rowsPerSecond), Self.rowsPerSecondMax)
        self.batchCountMax = min(max(1, batchCountMax), Resealer.batchCountMax)
        saved = Int64(self.batchCountMax) * Self.unit
        lastFill = now
    }

    /// Asks for a batch: at most as many rows as are left to do, and all of a batch or none, so
    /// that a slow pace does not mean many small statements.
    /// - Parameters:
    ///   - remainingCount: rows known to be left, if that is known.
    ///   - now: not before the instant of the last call; an earlier one counts as that.
    package mutating func ask(
        remainingCount: Int? = nil, now: ContinuousClock.Instant
    ) -> OnAsk {
        fill(now)
        let count = min(batchCountMax, max(1, remainingCount ?? batchCountMax))
        let price = Int64(count) * Self.unit
        guard saved < price else {
            saved -= price
            return .take(count)
        }
        let rate = Int64(rowsPerSecond)
        let nanoseconds = (price - saved + rate - 1) / rate
        return .wait(until: lastFill + .nanoseconds(nanoseconds))
    }

    private mutating func fill(_ now: ContinuousClock.Instant) {
        guard now > lastFill else { return }
        let (seconds, attoseconds) = (now - lastFill).components
        lastFill = now
        let full = Int64(batchCountMax) * Self.unit
        // Ten thousand rows at one a second fill in less than three hours: more is full.
        guard seconds < 10_001 else {
            saved = full
            return
        }
        let nanoseconds = seconds * Self.unit + attoseconds / 1_000_000_000
        let (gain, overflows) = nanoseconds.multipliedReportingOverflow(by: Int64(rowsPerSecond))
        saved = overflows || gain >= full ? full : min(full, saved + gain)
    }
}
