package import LatencyBudget

/// How long the handlers of one method take: quantiles over the last 10 to 20 seconds, in constant
/// memory and a few nanoseconds a record.
///
/// Two windows of counts in logarithmic buckets, four to each power of two: a quantile is within
/// 13 % of the truth. A full window replaces the one before it, so what was measured longer than
/// two windows ago is forgotten, also when nothing was recorded since.
package struct RunTimeEstimator: Sendable {
    /// Length of one window.
    package static let windowDuration = Duration.seconds(10)
    /// Records below which nothing is known.
    package static let sampleCountMin = 32
    /// One call in this time is let through although it cannot be expected to finish: else a
    /// period of slow runs would refuse everything that could show its end.
    package static let probeInterval = Duration.seconds(1)
    private static let refreshCount: UInt32 = 64

    private var current = RunTimeCounts()
    private var previous = RunTimeCounts()
    private var windowEnd: Moment
    private var nextProbe: Moment
    private var median: UInt64 = 0
    private var average = 0.0
    private var lowest = Double.infinity
    private var previousLowest = Double.infinity
    private var lowestUntil: Moment

    /// An estimator that knows nothing yet.
    package init(now: Moment) {
        windowEnd = now + Self.windowDuration
        nextProbe = now
        lowestUntil = now + Self.baselineDuration
    }

    // MARK: Records

    /// A handler has run for so long.
    @inline(__always)
    package mutating func record(nanoseconds: UInt64, now: Moment) {
        if now >= windowEnd { rotate(now) }
        current.add(nanoseconds: nanoseconds)
        let count = current.count
        let weight = average == 0 ? 1.0 : count < 16 ? 4.0 : 16.0
        average += (Double(nanoseconds) - average) / weight
        if count & 15 == 0 { lowest = min(lowest, average) }
        if count % Self.refreshCount == 0 || count == UInt32(Self.sampleCountMin) { refresh() }
    }

    private mutating func rotate(_ now: Moment) {
        let isStale = now >= windowEnd + Self.windowDuration
        previous = isStale ? RunTimeCounts() : current
        current = RunTimeCounts()
        windowEnd = now + Self.windowDuration
        if now >= lowestUntil {
            previousLowest = lowest
            lowest = .infinity
            lowestUntil = now + Self.baselineDuration
        }
        refresh()
    }

    private mutating func refresh() { median = quantile(0.5) ?? 0 }

    // MARK: Figures

    /// Runs in the present windows.
    package var sampleCount: Int { Int(current.count) + Int(previous.count) }

    /// Adds both windows to `counts`.
    package func add(to counts: inout RunTimeCounts) {
        counts.add(previous)
        counts.add(current)
    }

    /// The duration that `share` of the runs did not exceed, in nanoseconds; nil when there were
    /// none.
    package func quantile(_ share: Double) -> UInt64? {
        current.quantile(share, with: previous)
    }

    /// The median run in nanoseconds, at most 64 records old; 0 while too little is known.
    package var expectedNanoseconds: UInt64 {
        sampleCount < Self.sampleCountMin ? 0 : median
    }

    /// Whether a call that has so long left, and must wait for so long first, is worth starting. A
    /// doubtful one is let through once in ``probeInterval``.
    package mutating func mayFinish(
        timeLeft: UInt64, wait: UInt64, now: Moment
    ) -> Bool {
        if now >= windowEnd { rotate(now) }
        let expected = expectedNanoseconds
        if expected == 0 || expected &+ wait <= timeLeft { return true }
        if now < nextProbe { return false }
        nextProbe = now + Self.probeInterval
        return true
    }

    // MARK: The long-term minimum

    /// How long the lowest average is remembered, at least; twice as long at most.
    package static let baselineDuration = Duration.seconds(60)

    /// The lowest average of 16 runs in the last one to two minutes, in nanoseconds: what a run
    /// takes when nothing stands in its way. Nil while unknown.
    package var baseline: Double? {
        let found = min(lowest, previousLowest)
        return found.isFinite ? found : nil
    }
}
