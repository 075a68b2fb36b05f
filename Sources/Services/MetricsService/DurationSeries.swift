internal import LatencyBudget

/// Durations of one series: all of them, and those of the last 30 to 60 seconds. At most 90 KB.
struct DurationSeries: Sendable, Equatable {
    /// Upper bounds of the shown buckets, in seconds.
    static let bucketBounds: [Double] = [
        0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2,
        5,
    ]
    /// The recent ones are kept in two slots of this length.
    static let slotLength = Duration.seconds(30)

    private(set) var total = LatencySketch()
    private var slot = LatencySketch()
    private var slotBefore = LatencySketch()
    private var slotStart: ContinuousClock.Instant

    init(now: ContinuousClock.Instant) { slotStart = now }

    mutating func merge(_ sketch: LatencySketch, now: ContinuousClock.Instant) {
        turn(now: now)
        total.merge(sketch)
        slot.merge(sketch)
    }

    private mutating func turn(now: ContinuousClock.Instant) {
        let passed = now - slotStart
        guard passed >= Self.slotLength else { return }
        slotBefore = passed < Self.slotLength * 2 ? slot : LatencySketch()
        slot = LatencySketch()
        slotStart = passed < Self.slotLength * 2 ? slotStart + Self.slotLength : now
    }

    /// Those of the last 30 to 60 seconds.
    func recent(now: ContinuousClock.Instant) -> LatencySketch {
        var copy = self
        copy.turn(now: now)
        copy.slot.merge(copy.slotBefore)
        return copy.slot
    }

    var sumSeconds: Double { Double(total.sum) / 1e9 }

    /// By bucket, the one up to infinity last.
    var bucketCounts: [UInt64] {
        var counts: [UInt64] = []
        var below: UInt64 = 0
        for bound in Self.bucketBounds {
            let upTo = total.count - total.count(longerThan: UInt64((bound * 1e9).rounded()))
            counts.append(upTo - below)
            below = upTo
        }
        return counts + [total.count - below]
    }
}
