internal import LatencyBudget
internal import Messages
internal import RPC

/// Rates, errors and durations of calls and parts, from hop records; what has come since the last
/// push.
struct CallFigures {
    /// Operations told apart; further ones are called "other".
    static let operationCountMax = 256
    /// Upper bounds of the durations' buckets in seconds.
    static let bucketBounds: [Double] = [
        0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2,
        5,
    ]
    private static let boundsNanoseconds = bucketBounds.map { UInt64(($0 * 1e9).rounded()) }

    private struct Figures {
        /// By status code; codes that do not exist are at the end.
        var counts = [UInt64](repeating: 0, count: StatusCode.allCases.count + 1)
        var buckets = [UInt64](repeating: 0, count: CallFigures.bucketBounds.count + 1)
        var nanoseconds: UInt64 = 0

        mutating func add(_ status: Int32, _ duration: UInt64) {
            let last = counts.count - 1
            counts[status >= 0 && status < last ? Int(status) : last] &+= 1
            let bounds = CallFigures.boundsNanoseconds
            buckets[bounds.firstIndex { duration <= $0 } ?? bounds.count] &+= 1
            nanoseconds &+= duration
        }
    }

    /// Kinds are numbered below this.
    private static let kindCount = 4

    /// By operation and kind.
    private var figures: [Figures?] = []
    private var operationCount = 0
    /// Of further operations, by kind.
    private var others = [Figures?](repeating: nil, count: CallFigures.kindCount)

    mutating func add(_ hop: PackedHop) {
        guard let kind = hop.kind else { return }
        let place = hop.operation * Self.kindCount + Int(kind.rawValue)
        let duration = hop.queueNanoseconds &+ hop.runNanoseconds
        guard take(place) else {
            let kind = Int(kind.rawValue)
            if others[kind] == nil { others[kind] = Figures() }
            others[kind]?.add(hop.status, duration)
            return
        }
        figures[place]?.add(hop.status, duration)
    }

    /// Whether there is room for the figures of the place.
    private mutating func take(_ place: Int) -> Bool {
        if place < figures.count, figures[place] != nil { return true }
        guard operationCount < Self.operationCountMax else { return false }
        while figures.count <= place { figures.append(nil) }
        figures[place] = Figures()
        operationCount += 1
        return true
    }

    /// What has come since the last time, as metrics to be added; then nothing has come.
    ///
    /// - Parameter names: the operations by the numbers that records have.
    mutating func take(_ names: [String]) -> [MetricsV1.Metric] {
        var metrics: [MetricsV1.Metric] = []
        let known = figures.indices.filter {
            figures[$0] != nil && $0 / Self.kindCount < names.count
        }
        .sorted { names[$0 / Self.kindCount] < names[$1 / Self.kindCount] }
        for place in known {
            guard let figures = figures[place] else { continue }
            metrics += Self.metrics(
                names[place / Self.kindCount], kind: place % Self.kindCount, figures)
        }
        for kind in others.indices {
            if let figures = others[kind] { metrics += Self.metrics("other", kind: kind, figures) }
        }
        self = CallFigures()
        return metrics
    }

    private static func metrics(
        _ operation: String, kind: Int, _ figures: Figures
    ) -> [MetricsV1.Metric] {
        let name = MetricLabel.value(operation)
        switch HopRecord.Kind(rawValue: UInt8(kind)) {
        case .server:
            return calls("carewire_calls_total", name, figures)
                + [durations("carewire_call_seconds", ["method": name], figures)]
        case .client:
            return calls("carewire_client_calls_total", name, figures)
                + [durations("carewire_client_call_seconds", ["method": name], figures)]
        case .internal:
            return [durations("carewire_part_seconds", ["part": name], figures)]
        case nil:
            return []
        }
    }

    private static func calls(
        _ name: String, _ method: String, _ figures: Figures
    ) -> [MetricsV1.Metric] {
        figures.counts.enumerated().filter { $0.element > 0 }.map { status, count in
            let code = StatusCode(rawValue: Int32(status))?.name ?? "OTHER"
            return MetricsV1.Metric(
                name: name, kind: .counter, labels: ["method": method, "code": code],
                value: Double(count))
        }
    }

    private static func durations(
        _ name: String, _ labels: [String: String], _ figures: Figures
    ) -> MetricsV1.Metric {
        MetricsV1.Metric(
            name: name, kind: .histogram, labels: labels, bucketBounds: bucketBounds,
            bucketCounts: figures.buckets, sum: Double(figures.nanoseconds) / 1e9)
    }
}

/// What the metrics service takes as a label's value; see metrics.proto.
enum MetricLabel {
    /// The text without octets that a value may not have, and of at most 64: its end, which names
    /// the method.
    static func value(_ text: String) -> String {
        let allowed = text.utf8.filter { octet in
            switch octet {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default:
                false
            }
        }
        return String(decoding: allowed.suffix(64), as: UTF8.self)
    }
}
