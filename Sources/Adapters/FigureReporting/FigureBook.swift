internal import LatencyBudget
internal import Messages
internal import UniqueCounting

/// What a process has to tell the metrics service, and what it has told and not been answered. No
/// clock, no lock.
struct FigureBook: ~Copyable {
    /// Metrics in one push. Source: metrics.proto, `PushRequest.metrics`.
    static let metricCountMax = 1_000
    /// Octets of sketches in one push, so that it fits in a message.
    static let sketchByteCountMax = 2 << 20

    private let service: String
    private let instance: String
    private var figures = CallFigures()
    private var names: [String] = []
    private var history = ReadingHistory()
    private var sequence: UInt64 = 0
    /// Pushes that have not been answered, the oldest first; the same ones are sent again, since a
    /// repeated push counts once.
    private var pushes: [MetricsV1.PushRequest] = []

    init(service: String, instance: String) {
        self.service = service
        self.instance = instance
    }

    /// - Parameter names: the operations by the numbers that records have; it only grows.
    mutating func add(_ hops: [PackedHop], _ names: [String]) {
        self.names = names
        for hop in hops { figures.add(hop) }
    }

    /// Whether ``prepare(_:_:patients:)`` would make something: everything before is answered.
    var isReady: Bool { pushes.isEmpty }

    /// Makes pushes of what has come, unless earlier ones are still to be answered: then it goes on
    /// adding up.
    mutating func prepare(
        _ readings: [MeterReading], _ others: [MetricsV1.Metric],
        patients: MetricsV1.PatientRegisters?
    ) {
        guard isReady else { return }
        let metrics = figures.take(names) + history.metrics(readings) + others
        var start = 0
        repeat {
            let end = Self.end(of: metrics, from: start)
            sequence += 1
            pushes.append(
                MetricsV1.PushRequest(
                    service: service, instance: instance, sequence: sequence,
                    metrics: Array(metrics[start..<end]), patients: start == 0 ? patients : nil))
            start = end
        } while start < metrics.count
    }

    private static func end(of metrics: [MetricsV1.Metric], from start: Int) -> Int {
        var byteCount = 0
        var end = start
        while end < min(start + metricCountMax, metrics.count) {
            byteCount += metrics[end].sketch.count
            if byteCount > sketchByteCountMax, end > start { break }
            end += 1
        }
        return end
    }

    var next: MetricsV1.PushRequest? { pushes.first }

    /// The push has been answered for good.
    mutating func done(_ push: MetricsV1.PushRequest) {
        if pushes.first?.sequence == push.sequence { pushes.removeFirst() }
    }
}
