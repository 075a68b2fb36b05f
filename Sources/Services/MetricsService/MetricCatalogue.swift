internal import Messages

/// The names that may be pushed, the values that their labels may have, and who may push.
///
/// Everything else is refused and counted. The suite's own are built in; an operator adds those of
/// other programs with a file of lines:
///
///     service shop
///     metric shop_orders_total counter kind=new|repeat
///
/// A value of a label is a word of the list, so that no patient's name, number or note can be one.
package struct MetricCatalogue: Sendable {
    /// Octets of an operator's file.
    package static let textByteCountMax = 64 << 10
    /// Lines of it that name a metric or a service.
    package static let entryCountMax = 500
    /// Series that one metric of the file may make for one service.
    package static let seriesCountMax = 1_000

    private(set) var entries: [String: MetricEntry]
    private(set) var services: Set<String>

    /// The suite's own.
    package init() {
        entries = Self.suite
        services = [
            "carewire", "ehr-gateway", "ehr-simulator", "latency-aggregator", "metrics-service",
            "patient-service", "soap-service",
        ]
    }

    /// With an operator's file.
    /// - Throws: ``MetricCatalogueError`` with the line that cannot be used.
    package init(adding text: String) throws(MetricCatalogueError) {
        self.init()
        guard text.utf8.count <= Self.textByteCountMax else {
            throw MetricCatalogueError(.tooLarge, line: 0, "has more than 64 KiB")
        }
        var count = 0
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            guard let first = words.first else { continue }
            count += 1
            guard count <= Self.entryCountMax else {
                throw MetricCatalogueError(
                    .tooLarge, line: index + 1, "is one more than \(Self.entryCountMax)")
            }
            switch first {
            case "service": try addService(words.dropFirst().map(String.init), index + 1)
            case "metric": try addMetric(words.dropFirst().map(String.init), index + 1)
            default:
                throw MetricCatalogueError(
                    .badLine, line: index + 1, "begins with neither service nor metric")
            }
        }
    }

    private mutating func addService(
        _ words: [String], _ line: Int
    ) throws(MetricCatalogueError) {
        guard words.count == 1, !words[0].isEmpty, MetricRules.isValue(words[0]) else {
            throw MetricCatalogueError(.badLine, line: line, "names no service")
        }
        services.insert(words[0])
    }

    private mutating func addMetric(_ words: [String], _ line: Int) throws(MetricCatalogueError) {
        guard words.count >= 2, MetricRules.isName(words[0]),
            let kind = MetricEntry.Kind(rawValue: words[1])
        else {
            throw MetricCatalogueError(
                .badLine, line: line,
                "is: metric NAME counter|gauge|histogram|durations [KEY=VALUE|VALUE]…")
        }
        guard entries[words[0]] == nil, !OwnCounts.names.contains(words[0]) else {
            throw MetricCatalogueError(.badLine, line: line, "names a metric twice")
        }
        var labels: [String: MetricEntry.Words] = [:]
        for word in words.dropFirst(2) {
            let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard halves.count == 2, MetricRules.isKey(halves[0]), labels[halves[0]] == nil,
                labels.count < MetricRules.labelCountMax
            else { throw MetricCatalogueError(.badLine, line: line, "has a label that is none") }
            let values = Set(halves[1].split(separator: "|").map(String.init))
            guard !values.isEmpty, values.allSatisfy(MetricRules.isValue) else {
                throw MetricCatalogueError(.badLine, line: line, "has a value that is none")
            }
            labels[halves[0]] = values
        }
        let entry = MetricEntry(kind, "As the senders report it.", labels)
        guard labels.values.allSatisfy({ $0.count <= Self.seriesCountMax }),
            entry.seriesCountMax <= Self.seriesCountMax
        else { throw MetricCatalogueError(.tooLarge, line: line, "makes too many series") }
        entries[words[0]] = entry
    }

    /// Why a metric is not admitted; nil when it is.
    func refusal(of metric: MetricsV1.Metric, _ kind: MetricFamily.Kind) -> Refusal? {
        guard let entry = entries[metric.name] else { return .unlistedName }
        guard entry.kind == kind.entryKind else { return .kind }
        return entry.admits(metric.labels) ? nil : .unlistedLabel
    }

    /// The HELP text of a name.
    func help(for name: String) -> String {
        OwnCounts.helps[name] ?? entries[name]?.help ?? "As the senders report it."
    }
}

extension MetricFamily.Kind {
    fileprivate var entryKind: MetricEntry.Kind {
        switch self {
        case .counter: .counter
        case .gauge: .gauge
        case .histogram: .histogram
        case .durations: .durations
        }
    }
}
