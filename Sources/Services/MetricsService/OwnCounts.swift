/// Why a metric was not taken.
enum Refusal: String, Sendable, CaseIterable {
    /// Its name is not of the form, or looks like a line of another metric.
    case name
    /// A label is not of the form, or there are too many.
    case label
    /// Its value is no number, or its buckets do not fit together.
    case value
    /// Its kind is unknown, or another than the name's first.
    case kind
    /// A maximum of names, series or octets is reached.
    case limit
}

/// What the registry counts of its own work, and shows beside the others' series.
struct OwnCounts: Sendable {
    var pushes: UInt64 = 0
    var repeatedPushes: UInt64 = 0
    var lostPushes: UInt64 = 0
    var refusals: [Refusal: UInt64] = [:]

    private static let pushesName = "carewire_metrics_pushes_total"
    private static let repeatedName = "carewire_metrics_repeated_pushes_total"
    private static let lostName = "carewire_metrics_lost_pushes_total"
    private static let refusedName = "carewire_metrics_refused_total"
    private static let seriesName = "carewire_metrics_series"
    private static let instancesName = "carewire_metrics_instances"

    /// Names that nobody else may push.
    static let names: Set<String> = [
        pushesName, repeatedName, lostName, refusedName, seriesName, instancesName,
    ]

    func add(to text: inout ExpositionText, seriesCount: Int, instanceCount: Int) {
        func one(_ name: String, _ word: String, _ value: UInt64) {
            text.begin(name, word)
            text.line(name, "", Double(value))
        }
        one(Self.instancesName, "gauge", UInt64(instanceCount))
        one(Self.lostName, "counter", lostPushes)
        one(Self.pushesName, "counter", pushes)
        text.begin(Self.refusedName, "counter")
        for reason in Refusal.allCases {
            text.line(
                Self.refusedName, "reason=\"\(reason.rawValue)\"",
                Double(refusals[reason] ?? 0))
        }
        one(Self.repeatedName, "counter", repeatedPushes)
        one(Self.seriesName, "gauge", UInt64(seriesCount))
    }
}
