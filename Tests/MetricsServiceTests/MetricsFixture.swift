import Messages
import RPC
import Synchronization

@testable import MetricsService

/// A server with a clock that a test turns by hand.
struct MetricsFixture {
    private final class Clock: Sendable {
        private let instant = Mutex(ContinuousClock().now)
        var now: ContinuousClock.Instant { instant.withLock { $0 } }
        func advance(by duration: Duration) { instant.withLock { $0 += duration } }
        func advance(to end: ContinuousClock.Instant) {
            instant.withLock { $0 = max($0, end) }
        }
    }

    private let clock = Clock()
    let server: MetricsServer

    /// - Parameters:
    ///   - catalogue: nil admits every name and label of the form.
    ///   - budgets: what the judge of budgets says.
    init(
        limits: MetricLimits = MetricLimits(), catalogue: MetricCatalogue? = nil,
        budgets: AggregatorV1.ReportResponse? = nil
    ) {
        let clock = clock
        let start = clock.now
        server = MetricsServer(
            limits: limits, checking: catalogue,
            clock: MetricsClock(
                now: { clock.now },
                hour: { Self.firstHour + UInt64((clock.now - start) / .seconds(3_600)) },
                // A session's second passes as soon as somebody waits for it.
                sleep: { clock.advance(to: $0) }),
            budgets: { _ in budgets })
    }

    /// The hour in which tests begin.
    static let firstHour: UInt64 = 480_000

    func advance(by duration: Duration) { clock.advance(by: duration) }

    @discardableResult
    func push(
        _ metrics: [MetricsV1.Metric], sequence: UInt64 = 1, service: String = "soap-service",
        instance: String = "i1", patients: MetricsV1.PatientRegisters? = nil
    ) throws -> MetricsV1.PushResponse {
        try server.push(
            MetricsV1.PushRequest(
                service: service, instance: instance, sequence: sequence, metrics: metrics,
                patients: patients),
            context: .background(deadline: clock.now + .seconds(1)))
    }

    var samples: [Sample] { Sample.parse(server.text()) ?? [] }

    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        samples.first { $0.name == name && $0.labels == labels }?.value
    }
}

/// A line of the exposition format, read back.
struct Sample: Equatable {
    var name: String
    var labels: [String: String]
    var value: Double

    /// Nil for a text that breaks the format: a sample without its TYPE before it, a family in two
    /// places, a name that is no name, a line that is no line.
    static func parse(_ text: String) -> [Sample]? {
        guard text.isEmpty || text.hasSuffix("\n") else { return nil }
        var samples: [Sample] = []
        var types: [String: Substring] = [:]
        var family = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("# ") {
                let words = line.split(separator: " ", maxSplits: 3)
                guard words.count == 4 else { return nil }
                if words[1] == "TYPE" {
                    guard types.updateValue(words[3], forKey: String(words[2])) == nil
                    else { return nil }
                    family = String(words[2])
                }
                continue
            }
            guard let sample = parse(line: line), let type = types[family] else { return nil }
            let suffixes = suffixesByType[type] ?? [""]
            guard suffixes.contains(where: { family + $0 == sample.name }) else { return nil }
            samples.append(sample)
        }
        return samples
    }

    private static let suffixesByType: [Substring: [String]] = [
        "histogram": ["_bucket", "_sum", "_count"], "summary": ["", "_sum", "_count"],
    ]

    private static func parse(line: Substring) -> Sample? {
        guard let space = line.lastIndex(of: " "), let value = Double(line[space...].dropFirst())
        else { return nil }
        let head = line[..<space]
        guard let brace = head.firstIndex(of: "{") else {
            return Sample(name: String(head), labels: [:], value: value)
        }
        guard head.last == "}" else { return nil }
        var labels: [String: String] = [:]
        for pair in head[brace...].dropFirst().dropLast().split(separator: ",") {
            let halves = pair.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[1].first == "\"", halves[1].last == "\"" else {
                return nil
            }
            labels[String(halves[0])] = String(halves[1].dropFirst().dropLast())
        }
        return Sample(name: String(head[..<brace]), labels: labels, value: value)
    }
}

func counter(
    _ name: String = "calls_total", _ value: Double = 1, _ labels: [String: String] = [:]
) -> MetricsV1.Metric {
    MetricsV1.Metric(name: name, kind: .counter, labels: labels, value: value)
}

func gauge(_ name: String = "memory_bytes", _ value: Double) -> MetricsV1.Metric {
    MetricsV1.Metric(name: name, kind: .gauge, value: value)
}

func histogram(
    _ name: String = "call_seconds", bounds: [Double] = [0.1, 1], counts: [UInt64],
    sum: Double = 0
) -> MetricsV1.Metric {
    MetricsV1.Metric(
        name: name, kind: .histogram, bucketBounds: bounds, bucketCounts: counts, sum: sum)
}
