/// Run times of one method, counted in logarithmic buckets: four to each power of two, so that a
/// quantile is within 13 % of the truth. Below 256 ns and above 18 minutes they are cut.
package struct RunTimeCounts: Sendable {
    static let bucketCount = 128
    private var counts = InlineArray<128, UInt32>(repeating: 0)
    /// Runs counted.
    package private(set) var count: UInt32 = 0

    /// Nothing counted.
    package init() {}

    /// Counts one run.
    @inline(__always)
    mutating func add(nanoseconds: UInt64) {
        counts[Self.index(of: nanoseconds)] &+= 1
        count &+= 1
    }

    /// Adds what another has counted.
    mutating func add(_ other: RunTimeCounts) {
        for index in 0..<Self.bucketCount { counts[index] &+= other.counts[index] }
        count &+= other.count
    }

    /// The duration that `share` of the runs did not exceed, in nanoseconds; nil when there were
    /// none, or when `share` is not in 0…1.
    package func quantile(_ share: Double) -> UInt64? { quantile(share, with: RunTimeCounts()) }

    /// As ``quantile(_:)``, of these runs and others.
    func quantile(_ share: Double, with other: borrowing RunTimeCounts) -> UInt64? {
        let total = count &+ other.count
        guard total > 0, share >= 0, share <= 1 else { return nil }
        let rank = max(1, UInt32((share * Double(total)).rounded(.up)))
        var seen: UInt32 = 0
        for index in 0..<Self.bucketCount {
            seen &+= counts[index] &+ other.counts[index]
            if seen >= rank { return Self.middle(of: index) }
        }
        return Self.middle(of: Self.bucketCount - 1)
    }

    @inline(__always)
    static func index(of value: UInt64) -> Int {
        if value < 256 { return 0 }
        let exponent = 63 - value.leadingZeroBitCount
        let part = Int(truncatingIfNeeded: value >> UInt64(exponent - 2)) & 3
        return min((exponent - 8) * 4 + part, bucketCount - 1)
    }

    static func middle(of index: Int) -> UInt64 {
        let quarter = UInt64(1) << UInt64(index / 4 + 6)
        return (4 + UInt64(index % 4)) * quarter + quarter / 2
    }
}
