internal import LatencyBudget
internal import Messages
internal import RPC

/// Rates, errors and durations of calls and parts, from hop records; what has come since the last
/// push. Counts are exact, durations sketches that the metrics service merges.
struct CallFigures {
    /// Operations told apart; further ones are called "other".
    static let operationCountMax = 256

    private struct Operation: Hashable {
        let kind: HopRecord.Kind
        let name: String
    }

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

    private var figures: [Operation: Figures] = [:]

    mutating func add(_ hop: HopRecord) {
        var operation = Operation(kind: hop.kind, name: hop.operation)
        if figures.index(forKey: operation) == nil, figures.count >= Self.operationCountMax {
            operation = Operation(kind: hop.kind, name: "other")
        }
        let duration = hop.queueNanoseconds &+ hop.runNanoseconds
        figures[operation, default: Figures()].add(hop.status, duration)
    }

    /// What has come since the last time, as metrics to be added; then nothing has come.
    mutating func take() -> [MetricsV1.Metric] {
        defer { figures = [:] }
        return figures.sorted { $0.key.name < $1.key.name }.flatMap { operation, figures in
            let name = MetricLabel.value(operation.name)
            switch operation.kind {
            case .server: return Self.calls("carewire_", name, figures)
            case .client: return Self.calls("carewire_client_", name, figures)
            case .internal:
                return Self.durations("carewire_part_seconds", ["part": name], figures)
            }
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
