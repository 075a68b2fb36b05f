internal import LatencyBudget
internal import Messages

/// What came in while somebody watched. Counts are exact: what a sender adds is added here, and no
/// sample is taken of a sum. No clock inside; in bounded memory.
struct MonitorSession: Sendable {
    /// Operations told apart; further ones are left out and counted in ``leftOutCount``.
    static let operationCountMax = 512
    /// Series of counters remembered; further ones are left out.
    static let counterCountMax = 4_000
    /// Intervals remembered for burn rates: an hour of seconds.
    static let intervalCountMax = 3_600

    /// Calls in an interval, and those of them that the service failed.
    struct Interval: Sendable, Equatable {
        var total: UInt64 = 0
        var bad: UInt64 = 0
    }

    let id: String
    let operation: String
    let startedAt: ContinuousClock.Instant
    var lostPushCount: UInt64 = 0
    private(set) var leftOutCount: UInt64 = 0
    private(set) var operations: [OperationTotals.Key: OperationTotals] = [:]
    private(set) var processorSeconds: [InstanceName: Double] = [:]
    private(set) var intervals: [Interval] = []
    private(set) var interval = Duration.zero
    private var counters: [String: [SeriesLabels: Double]] = [:]
    private var counterCount = 0
    private var before = Interval()
    private var tickedAt: ContinuousClock.Instant

    init(id: String, operation: String, now: ContinuousClock.Instant) {
        self.id = id
        self.operation = operation
        startedAt = now
        tickedAt = now
    }

    /// Takes what a push adds. Gauges are read from the registry when they are shown.
    mutating func take(
        _ reading: MetricRules.Reading, _ metric: MetricsV1.Metric, from name: InstanceName
    ) {
        switch reading {
        case .counter(let added):
            if metric.name == "carewire_process_cpu_seconds_total" {
                addProcessorTime(added, name)
            } else if let side = Self.countedSides[metric.name] {
                change(name.service, side, metric) {
                    $0.add(added, code: metric.labels["code"] ?? "OTHER")
                }
            } else {
                add(added, metric, name.service)
            }
        case .durations(let sketch):
            guard let side = Self.timedSides[metric.name] else { return }
            change(name.service, side, metric) {
                $0.add(sketch, outcome: metric.labels["outcome"] ?? "success")
            }
        case .gauge, .histogram: break
        }
    }

    private static let countedSides = [
        "carewire_calls_total": "server", "carewire_client_calls_total": "client",
    ]
    private static let timedSides = [
        "carewire_call_seconds": "server", "carewire_client_call_seconds": "client",
        "carewire_part_seconds": "part",
    ]

    private mutating func addProcessorTime(_ seconds: Double, _ name: InstanceName) {
        guard processorSeconds[name] != nil || processorSeconds.count < Self.operationCountMax
        else { return }
        processorSeconds[name, default: 0] += seconds
    }

    private mutating func change(
        _ service: String, _ side: String, _ metric: MetricsV1.Metric,
        _ body: (inout OperationTotals) -> Void
    ) {
        let labels = metric.labels
        let operation = labels["method"] ?? labels["part"] ?? labels["operation"] ?? "other"
        let key = OperationTotals.Key(service: service, side: side, operation: operation)
        guard operations[key] != nil || operations.count < Self.operationCountMax else {
            leftOutCount &+= 1
            return
        }
        body(&operations[key, default: OperationTotals()])
    }

    private mutating func add(_ added: Double, _ metric: MetricsV1.Metric, _ service: String) {
        var labels = metric.labels
        labels["service"] = service
        let series = SeriesLabels(labels)
        if counters[metric.name]?[series] == nil {
            guard counterCount < Self.counterCountMax else {
                leftOutCount &+= 1
                return
            }
            counterCount += 1
        }
        counters[metric.name, default: [:]][series, default: 0] += added
    }

    /// What a counter has grown by, over the series that have these labels.
    func grown(_ name: String, _ labels: [String: String] = [:]) -> Double {
        counters["carewire_" + name]?.reduce(0) { sum, series in
            series.key.have(labels) ? sum + series.value : sum
        } ?? 0
    }

    /// Operations that the watcher asked for.
    var wanted: [(key: OperationTotals.Key, value: OperationTotals)] {
        operations.filter { $0.key.isWanted(operation) }.sorted { left, right in
            let (first, second) = (left.key, right.key)
            return (first.service, first.side, first.operation)
                < (second.service, second.side, second.operation)
        }
    }

    /// An interval has passed.
    mutating func tick(now: ContinuousClock.Instant) {
        interval = now - tickedAt
        tickedAt = now
        for key in operations.keys { operations[key]?.tick() }
        var sum = Interval()
        for (key, totals) in wanted where key.side == "server" {
            sum.total &+= totals.count &- (totals.byOutcome["cancelled"] ?? 0)
            sum.bad &+= totals.faultCount
        }
        if intervals.count < Self.intervalCountMax {
            intervals.append(
                Interval(total: sum.total &- before.total, bad: sum.bad &- before.bad))
        }
        before = sum
    }
}
