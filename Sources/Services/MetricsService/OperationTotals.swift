internal import LatencyBudget
internal import Messages

/// What a session has seen of one operation of one service. At most 31 KB.
struct OperationTotals: Sendable {
    /// The operation, and who measured it.
    struct Key: Hashable, Sendable {
        let service: String
        /// "server", "client" or "part".
        let side: String
        let operation: String

        /// Whether a watcher of `wanted` means this one: by path, by its last part, by the service,
        /// or everything.
        func isWanted(_ wanted: String) -> Bool {
            wanted.isEmpty || wanted == operation || wanted == service
                || operation.split(separator: "/").last.map(String.init) == wanted
        }
    }

    private(set) var byOutcome: [String: UInt64] = [:]
    private(set) var codes: [String: UInt64] = [:]
    private(set) var durations = LatencySketch()
    /// Calls up to the last tick, and in the interval before it.
    private var countAtTick: UInt64 = 0
    private(set) var intervalCount: UInt64 = 0

    var count: UInt64 { durations.count }
    var faultCount: UInt64 { byOutcome["service_fault"] ?? 0 }

    mutating func add(_ sketch: LatencySketch, outcome: String) {
        byOutcome[outcome, default: 0] &+= sketch.count
        durations.merge(sketch)
    }

    mutating func add(_ count: Double, code: String) {
        codes[code, default: 0] &+= UInt64(exactly: count.rounded()) ?? 0
    }

    mutating func tick() {
        intervalCount = count &- countAtTick
        countAtTick = count
    }

    func sample(_ key: Key, interval: Duration) -> MetricsV1.OperationSample {
        let seconds = interval / .seconds(1)
        return MetricsV1.OperationSample(
            service: key.service, side: key.side, operation: key.operation, count: count,
            successCount: byOutcome["success"] ?? 0,
            callerFaultCount: byOutcome["caller_fault"] ?? 0, serviceFaultCount: faultCount,
            cancelledCount: byOutcome["cancelled"] ?? 0, codes: codes,
            rate: seconds > 0 ? Double(intervalCount) / seconds : 0,
            durations: MetricsV1.Durations(durations))
    }
}

extension MetricsV1.Durations {
    /// The figures of a sketch; all 0 for an empty one.
    init(_ sketch: LatencySketch) {
        func quantile(_ share: Double) -> UInt64 { sketch.quantile(share) ?? 0 }
        self.init(
            count: sketch.count, meanNs: sketch.mean ?? 0, p50Ns: quantile(0.5),
            p95Ns: quantile(0.95), p99Ns: quantile(0.99), p999Ns: quantile(0.999),
            maximumNs: sketch.maximum)
    }
}
