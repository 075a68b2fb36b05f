internal import UniqueCounting

/// Why a metric was not taken.
enum Refusal: String, Error, Sendable, CaseIterable {
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
    /// The name is not in the catalogue.
    case unlistedName = "unlisted_name"
    /// A label's value, or the label, is not in the catalogue's list for the name.
    case unlistedLabel = "unlisted_label"
    /// Registers of patients that are of no window under way, or no registers.
    case patients
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

    private static let patientsName = "carewire_unique_patients"
    private static let suppressedName = "carewire_unique_patients_suppressed"
    private static let sessionsName = "carewire_metrics_sessions"

    /// HELP texts of the names that nobody else may push.
    static let helps = [
        pushesName: "Pushes received, repeated ones included.",
        repeatedName: "Pushes that were known already.",
        lostName: "Pushes that never came, by gaps in the sequence.",
        refusedName: "Metrics not taken, by reason.",
        seriesName: "Series kept.",
        instancesName: "Processes that push.",
        patientsName: "Different patients served, within 2 %; absent below 11.",
        suppressedName: "1 while the count of patients is too small to be told.",
        sessionsName: "Monitoring sessions under way.",
    ]

    /// Names that nobody else may push.
    static let names = Set(helps.keys)

    /// Adds the lines. `patients` are of the window under way and the one before it.
    func add(
        to text: inout ExpositionText, seriesCount: Int, instanceCount: Int, sessionCount: Int,
        patients: (current: SmallCell, last: SmallCell)
    ) {
        func one(_ name: String, _ word: String, _ value: UInt64) {
            text.begin(name, word, Self.helps[name])
            text.line(name, "", Double(value))
        }
        one(Self.instancesName, "gauge", UInt64(instanceCount))
        one(Self.lostName, "counter", lostPushes)
        one(Self.pushesName, "counter", pushes)
        text.begin(Self.refusedName, "counter", Self.helps[Self.refusedName])
        for reason in Refusal.allCases {
            text.line(
                Self.refusedName, "reason=\"\(reason.rawValue)\"",
                Double(refusals[reason] ?? 0))
        }
        one(Self.repeatedName, "counter", repeatedPushes)
        one(Self.seriesName, "gauge", UInt64(seriesCount))
        one(Self.sessionsName, "gauge", UInt64(sessionCount))
        let cells = [("current", patients.current), ("last", patients.last)]
        if cells.contains(where: { $0.1.count != nil }) {
            text.begin(Self.patientsName, "gauge", Self.helps[Self.patientsName])
            for (window, cell) in cells {
                guard let count = cell.count else { continue }
                text.line(Self.patientsName, "window=\"\(window)\"", Double(count))
            }
        }
        text.begin(Self.suppressedName, "gauge", Self.helps[Self.suppressedName])
        for (window, cell) in cells {
            text.line(Self.suppressedName, "window=\"\(window)\"", cell.count == nil ? 1 : 0)
        }
    }
}
