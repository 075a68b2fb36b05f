/// The labels of a series, sorted by key, so that equal ones are equal.
struct SeriesLabels: Hashable, Sendable, Comparable {
    private let pairs: [String]

    init(_ labels: [String: String]) {
        pairs = labels.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    }

    /// In Prometheus's text format, without the braces; `extra` comes last.
    func text(_ extra: (key: String, value: String)? = nil) -> String {
        var parts = stride(from: 0, to: pairs.count, by: 2).map {
            "\(pairs[$0])=\"\(pairs[$0 + 1].escapedLabel)\""
        }
        if let extra { parts.append("\(extra.key)=\"\(extra.value.escapedLabel)\"") }
        return parts.joined(separator: ",")
    }

    /// The labels by key.
    var dictionary: [String: String] {
        var labels: [String: String] = [:]
        for place in stride(from: 0, to: pairs.count, by: 2) {
            labels[pairs[place]] = pairs[place + 1]
        }
        return labels
    }

    /// Whether these are among them.
    func have(_ wanted: [String: String]) -> Bool {
        wanted.allSatisfy { key, value in
            stride(from: 0, to: pairs.count, by: 2).contains {
                pairs[$0] == key && pairs[$0 + 1] == value
            }
        }
    }

    static func < (left: SeriesLabels, right: SeriesLabels) -> Bool {
        left.pairs.lexicographicallyPrecedes(right.pairs)
    }
}

/// What is known of one series.
enum SeriesValue: Sendable, Equatable {
    case counter(Double)
    /// `from` is the instance that sets it; a silent instance's gauges go.
    case gauge(Double, from: InstanceName)
    case histogram(counts: [UInt64], sum: Double)
    case durations(DurationSeries)
}

/// All series of one name.
struct MetricFamily: Sendable {
    enum Kind: Sendable, Equatable {
        case counter
        case gauge
        case histogram(bounds: [Double])
        case durations

        /// The word in a TYPE line.
        var word: String {
            switch self {
            case .counter: "counter"
            case .gauge: "gauge"
            case .histogram, .durations: "histogram"
            }
        }

        /// Lines that a series takes.
        var lineCount: Int {
            switch self {
            case .counter, .gauge: 1
            case .histogram(let bounds): bounds.count + 3
            // A histogram, and a summary of four quantiles.
            case .durations: DurationSeries.bucketBounds.count + 3 + 6
            }
        }

        /// Endings of the lines that a family of this kind has beside its own name.
        var suffixes: [String] {
            switch self {
            case .counter, .gauge: []
            case .histogram, .durations: ["_bucket", "_sum", "_count"]
            }
        }
    }

    /// The name of the summary beside a family of durations: "call_recent_seconds".
    static func recentName(_ name: String) -> String {
        let unit = "_seconds"
        guard name.hasSuffix(unit) else { return name + "_recent" }
        return name.dropLast(unit.count) + "_recent" + unit
    }

    let kind: Kind
    var series: [SeriesLabels: SeriesValue] = [:]
}

/// A process of a service, from its start to its end.
struct InstanceName: Hashable, Sendable, Comparable {
    let service: String
    let instance: String

    static func < (left: InstanceName, right: InstanceName) -> Bool {
        (left.service, left.instance) < (right.service, right.instance)
    }
}

extension String {
    /// A label's value between quotes. Source: Prometheus text format 0.0.4.
    var escapedLabel: String {
        replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// A HELP line's text. Source: Prometheus text format 0.0.4.
    var escapedHelp: String { replacing("\\", with: "\\\\").replacing("\n", with: "\\n") }
}
