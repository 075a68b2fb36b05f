/// Everything that a program may report: metrics with the values of their labels, and spans.
///
/// What is not listed is not reported, and counted. So no name, number or note of a person can
/// leave a program in a label, whoever wrote it there.
public struct ReportedNames: Sendable {
    /// Metrics and spans that are looked at; further ones are not reported.
    public static let countMax = 1_000
    /// What a span is called that is not listed.
    public static let otherSpan = "other"

    /// Metrics by the labels of their instruments.
    public let metrics: [String: ReportedMetric]
    /// Names of spans.
    public let spans: Set<String>

    /// A list. Of two metrics of one label the first counts.
    public init(metrics: [ReportedMetric] = [], spans: Set<String> = []) {
        self.metrics = Dictionary(
            metrics.prefix(Self.countMax).map { ($0.label, $0) },
            uniquingKeysWith: { first, _ in first })
        self.spans = Set(spans.sorted().prefix(Self.countMax))
    }

    /// The lines that metrics-service's `CAREWIRE_METRICS_CATALOGUE` needs for this program.
    public func catalogue(service: String) -> String {
        let lines = metrics.values.sorted { $0.name < $1.name }.map { metric in
            let labels = metric.labels.sorted { $0.key < $1.key }.map { key, values in
                " \(key)=\(values.sorted().joined(separator: "|"))"
            }
            return "metric \(metric.name) \(metric.kind.rawValue)" + labels.joined()
        }
        return (["service \(service)"] + lines).joined(separator: "\n") + "\n"
    }
}
