/// How much a registry keeps. What would exceed it is refused and counted.
package struct MetricLimits: Sendable, Equatable {
    /// Names of metrics.
    package var nameCountMax = 500
    /// Series of one name.
    package var seriesPerNameMax = 1_000
    /// Series of durations, over all names; each takes at most 90 KB, and some 6 KB in practice.
    package var durationSeriesMax = 1_000
    /// Octets of the text that all series make, so that a scrape fits in one message.
    package var textByteCountMax = 3 << 20
    /// Instances whose pushes are told apart; beyond it the longest silent one is forgotten.
    package var instanceCountMax = 1_000
    /// An instance that has not pushed for this long is gone, and its gauges with it.
    package var silenceMax: Duration = .seconds(60)

    /// The defaults above.
    package init() {}
}
