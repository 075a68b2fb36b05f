/// Balancing by two random choices: of two servers picked blindly, the one with fewer calls under
/// way. Nearly as even as asking all of them, and it does not send every caller to the same one.
///
/// Source: Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing" (2001).
public enum TwoChoices {
    /// Two different numbers below `count`, every pair equally likely; the same one twice when
    /// there is only one.
    ///
    /// - Parameter random: any number, all of them equally likely.
    @inline(__always)
    public static func candidates(count: Int, random: UInt64) -> (first: Int, second: Int) {
        guard count > 1 else { return (0, 0) }
        let first = below(count, UInt32(truncatingIfNeeded: random))
        let other = below(count - 1, UInt32(truncatingIfNeeded: random >> 32))
        return (first, other < first ? other : other + 1)
    }

    /// The better of two candidates first: fewer calls under way; the first of equals.
    @inline(__always)
    public static func order(
        count: Int, random: UInt64, outstanding: (Int) -> Int
    ) -> (best: Int, other: Int) {
        let (first, second) = candidates(count: count, random: random)
        return outstanding(second) < outstanding(first) ? (second, first) : (first, second)
    }

    /// Lemire's reduction: even enough for counts far below 2^32.
    @inline(__always)
    private static func below(_ count: Int, _ random: UInt32) -> Int {
        Int((UInt64(random) &* UInt64(count)) >> 32)
    }
}
