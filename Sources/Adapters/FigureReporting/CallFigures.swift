internal import LatencyBudget
internal import Messages
internal import RPC

/// Rates, errors and durations of calls and parts, from hop records; what has come since the last
/// push. Counts are exact, durations sketches that the metrics service merges.
struct CallFigures {
    /// Operations told apart; further ones are called "other".
    static let operationCountMax = 256

    private struct Figures {
        /// By status code; codes that do not exist are at the end.
        var counts = [UInt64](repeating: 0, count: StatusCode.allCases.count + 1)
        var durations: [CallOutcomeLabel: LatencySketch] = [:]

        mutating func add(_ status: Int32, _ duration: UInt64) {
            let last = counts.count - 1
            counts[status >= 0 && status < last ? Int(status) : last] &+= 1
            durations[CallOutcomeLabel(status), default: LatencySketch()]
                .record(nanoseconds: duration)
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
        case .server: return calls("carewire_", name, figures)
        case .client: return calls("carewire_client_", name, figures)
        case .internal: return durations("carewire_part_seconds", ["part": name], figures)
        case nil: return []
        }
    }

    private static func calls(
        _ prefix: String, _ method: String, _ figures: Figures
    ) -> [MetricsV1.Metric] {
        let counters = figures.counts.enumerated().filter { $0.element > 0 }.map { status, count in
            let code = StatusCode(rawValue: Int32(status))?.name ?? "OTHER"
            return MetricsV1.Metric(
                name: prefix + "calls_total", kind: .counter,
                labels: ["method": method, "code": code], value: Double(count))
        }
        return counters + durations(prefix + "call_seconds", ["method": method], figures)
    }

    private static func durations(
        _ name: String, _ labels: [String: String], _ figures: Figures
    ) -> [MetricsV1.Metric] {
        figures.durations.sorted { $0.key.rawValue < $1.key.rawValue }.map { outcome, sketch in
            MetricsV1.Metric(
                name: name, kind: .durations,
                labels: labels.merging(["outcome": outcome.rawValue]) { $1 },
                sketch: sketch.encoded())
        }
    }
}
