/// A distribution of durations in bounded memory: exact counts, quantiles within 1 % of the truth,
/// and merging that does not depend on order.
///
/// Buckets as in an HDR histogram: values below 128 ns have one each, and every power of two above
/// is cut into 64 equal parts, so that a bucket's middle is within 1/128 of each of its values.
public struct LatencySketch: Sendable, Equatable {
    /// The bound on a quantile's relative error: half of a 64th.
    public static let relativeErrorMax = 1.0 / 128
    /// The most buckets a sketch can have (30 KB); it keeps only the span between its extremes.
    public static let bucketCountMax = 128 + 57 * 64

    /// Durations recorded.
    public private(set) var count: UInt64 = 0
    /// Their sum in nanoseconds, exact.
    public private(set) var sum: UInt128 = 0
    /// The shortest, in nanoseconds, exact; 0 when nothing is recorded.
    public private(set) var minimum: UInt64 = 0
    /// The longest, in nanoseconds, exact; 0 when nothing is recorded.
    public private(set) var maximum: UInt64 = 0
    private var counts: [UInt64] = []
    private var firstIndex = 0

    /// An empty sketch.
    public init() {}

    /// The mean in nanoseconds; nil when nothing is recorded.
    public var mean: UInt64? {
        count == 0 ? nil : UInt64(clamping: sum / UInt128(count))
    }

    /// Records one duration.
    public mutating func record(nanoseconds value: UInt64) {
        minimum = count == 0 ? value : min(minimum, value)
        maximum = max(maximum, value)
        count &+= 1
        sum &+= UInt128(value)
        let index = Self.index(of: value)
        cover(index...index)
        counts[index - firstIndex] &+= 1
    }

    /// Adds another sketch's durations. Counts and quantiles are those of all durations recorded in
    /// one sketch, bit for bit.
    public mutating func merge(_ other: LatencySketch) {
        guard other.count > 0 else { return }
        minimum = count == 0 ? other.minimum : min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
        count &+= other.count
        sum &+= other.sum
        cover(other.firstIndex...(other.firstIndex + other.counts.count - 1))
        for (index, added) in other.counts.enumerated() {
            counts[other.firstIndex + index - firstIndex] &+= added
        }
    }

    /// The duration in nanoseconds that `share` of the recorded ones do not exceed, by nearest
    /// rank.
    ///
    /// - Returns: nil when nothing is recorded or `share` is not in 0…1 (NaN included).
    public func quantile(_ share: Double) -> UInt64? {
        guard count > 0, share >= 0, share <= 1 else { return nil }
        return value(atRank: max(1, Self.rank(share, of: count)))
    }

    /// The duration in nanoseconds of the `rank`th shortest, from 1; the longest beyond the end.
    func value(atRank rank: UInt64) -> UInt64 {
        if rank >= count { return maximum }
        var seen: UInt64 = 0
        for (index, bucketCount) in counts.enumerated() where bucketCount > 0 {
            seen &+= bucketCount
            if seen >= rank {
                return min(max(Self.middle(of: firstIndex + index), minimum), maximum)
            }
        }
        return maximum
    }

    /// The least count that is at least `share` of `count`. Without the last bits' noise: 0.99 of
    /// 100 is 99, although 0.99 · 100 is a little less or more in binary.
    static func rank(_ share: Double, of count: UInt64) -> UInt64 {
        let exact = share * Double(count)
        let nearest = exact.rounded()
        let isWhole = abs(exact - nearest) <= 1e-9 * max(1, exact)
        return UInt64(exactly: isWhole ? nearest : exact.rounded(.up)) ?? count
    }

    /// Durations from the bucket of the shortest to that of the longest.
    var buckets: [UInt64] { counts }

    /// Takes on the given content, if it can be that of a sketch.
    mutating func restore(
        shortest: UInt64, longest: UInt64, sum newSum: UInt128, buckets: [UInt64]
    ) -> Bool {
        var newCount: UInt64 = 0
        for bucketCount in buckets {
            guard bucketCount <= Self.encodedCountMax - newCount else { return false }
            newCount += bucketCount
        }
        guard let first = buckets.first, let last = buckets.last, first > 0, last > 0,
            newCount >= (shortest == longest ? 1 : 2),
            newSum >= UInt128(shortest) * UInt128(newCount),
            newSum <= UInt128(longest) * UInt128(newCount)
        else { return false }
        (count, sum, minimum, maximum) = (newCount, newSum, shortest, longest)
        (counts, firstIndex) = (buckets, Self.index(of: shortest))
        return true
    }

    /// How many of the recorded durations are longer than `limit` nanoseconds: exact when the limit
    /// is beyond the extremes, else those of its own bucket count when the bucket's middle is
    /// beyond.
    public func count(longerThan limit: UInt64) -> UInt64 {
        guard count > 0, maximum > limit else { return 0 }
        guard minimum <= limit else { return count }
        var longer: UInt64 = 0
        for (index, bucketCount) in counts.enumerated()
        where bucketCount > 0 && Self.middle(of: firstIndex + index) > limit {
            longer &+= bucketCount
        }
        return longer
    }

    private mutating func cover(_ range: ClosedRange<Int>) {
        if counts.isEmpty {
            firstIndex = range.lowerBound
            counts = Array(repeating: 0, count: range.count)
            return
        }
        if range.lowerBound < firstIndex {
            let missing = firstIndex - range.lowerBound
            counts.insert(contentsOf: repeatElement(0, count: missing), at: 0)
            firstIndex = range.lowerBound
        }
        let end = firstIndex + counts.count
        if range.upperBound >= end {
            counts.append(contentsOf: repeatElement(0, count: range.upperBound - end + 1))
        }
    }

    static func index(of value: UInt64) -> Int {
        guard value >= 128 else { return Int(value) }
        // The highest bit is at 7…63; the six bits below it choose the part.
        let exponent = 63 - value.leadingZeroBitCount
        return 128 + (exponent - 7) * 64 + Int((value >> UInt64(exponent - 6)) & 63)
    }

    static func middle(of index: Int) -> UInt64 {
        guard index >= 128 else { return UInt64(index) }
        let exponent = UInt64((index - 128) / 64 + 7)
        let part = UInt64((index - 128) % 64)
        let width = UInt64(1) << (exponent - 6)
        return (64 + part) * width + width / 2
    }
}
