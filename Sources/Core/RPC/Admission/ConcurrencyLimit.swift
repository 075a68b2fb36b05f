package import LatencyBudget

/// How many handlers may run at once: it follows what the runs take, compared to what they take
/// when nothing stands in their way.
///
/// Windows of at least 100 ms and 32 runs, which count when at least half of the limit was used:
/// run times that change below that have other causes, which a lower limit would not cure. Each run
/// is set in relation to the minimum of its method in the last minutes, so that methods of
/// different speeds may share one limit. When the mean of these ratios is above ``tolerance`` the
/// limit falls, at most by half, to the concurrency that would give that tolerance; it falls from
/// what really ran. Otherwise it grows by its square root.
///
/// Source: the gradient of Netflix's concurrency-limits (Gradient2Limit: tolerance, growth by the
/// square root, nothing below half of the limit); the decrease from the flight size is that of
/// RFC 5681, section 3.1.
package struct ConcurrencyLimit: Sendable {
    /// How many times its minimum a run may take before it counts as a sign of overload.
    package static let tolerance = 2.0
    /// A single run counts at most so many times its minimum.
    package static let ratioMax = 16.0
    /// The shortest window.
    package static let windowDuration = Duration.milliseconds(100)
    /// The fewest runs of a window.
    package static let sampleCountMin = 32

    /// Handlers that may run at once.
    package private(set) var value: Int
    private let lowest: Int
    private let highest: Int
    private let isAdaptive: Bool
    private var sum = 0.0
    private var count = 0
    private var peak = 0
    private var windowEnd: Moment?

    /// A limit that starts at the largest allowed value.
    package init(_ limits: AdmissionLimits) {
        highest = max(1, limits.concurrencyMax)
        lowest = max(1, min(limits.concurrencyMin, highest))
        isAdaptive = limits.isAdaptive
        value = highest
    }

    /// A run has ended that took `ratio` times the minimum of its method, and so many ran before
    /// its end.
    ///
    /// - Returns: whether the value has changed.
    package mutating func record(
        ratio: Double, running: Int, now: Moment
    ) -> Bool {
        guard isAdaptive else { return false }
        sum += min(ratio, Self.ratioMax)
        count += 1
        peak = max(peak, running)
        guard let windowEnd else {
            self.windowEnd = now + Self.windowDuration
            return false
        }
        if now < windowEnd || count < Self.sampleCountMin { return false }
        let before = value
        adapt(sum / Double(count))
        sum = 0
        count = 0
        peak = 0
        self.windowEnd = now + Self.windowDuration
        return value != before
    }

    private mutating func adapt(_ ratio: Double) {
        if peak * 2 < value { return }
        if ratio > Self.tolerance {
            let gradient = max(0.5, Self.tolerance / ratio)
            value = max(lowest, Int(Double(min(value, peak)) * gradient))
        } else {
            value = min(highest, value + max(1, Int(Double(value).squareRoot())))
        }
    }
}
