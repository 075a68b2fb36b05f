internal import LatencyBudget
internal import Messages

/// The report as a picture of text: budgets with their states, how latencies are distributed, where
/// the time goes, and which alerts are on.
enum BudgetWatch {
    /// Signs of a distribution, one for each part of its range.
    static let distributionWidth = 24
    private static let barWidth = 10
    private static let blocks = Array(" ▁▂▃▄▅▆▇█")

    static func text(_ report: AggregatorV1.ReportResponse) -> String {
        let measured = report.operations.filter { $0.count > 0 }
        let silent = report.operations.count - measured.count
        var parts = [heading(report), budgets(measured)]
        if silent > 0 { parts.append("\(silent) operations not measured") }
        let shares = hops(measured)
        if !shares.isEmpty { parts.append(shares) }
        parts += SlowRequestText.all(report.slowRequests)
        parts.append(alerts(report.alerts))
        return parts.joined(separator: "\n\n")
    }

    private static func heading(_ report: AggregatorV1.ReportResponse) -> String {
        let grade: String =
            switch report.grade {
            case .excellent: Grade.excellent.word
            case .good: Grade.good.word
            case .acceptable: Grade.acceptable.word
            case .needsImprovement: Grade.needsImprovement.word
            case .unknown, .unrecognized: Grade.unknown.word
            }
        let missing =
            report.unreachableCount > 0
            ? "; \(report.unreachableCount) aggregators GAVE NO ANSWER" : ""
        return "grade \(grade), score \(Spelling.tenths(report.score)); last"
            + " \(report.windowSeconds) s: \(report.requestCount) requests,"
            + " \(report.hopCount) hops, \(report.incompleteCount) incomplete,"
            + " \(LossText.text(report))" + missing
    }

    private static func budgets(_ operations: [AggregatorV1.OperationReport]) -> String {
        var table = Table([
            ("operation", .left), ("verdict", .left), ("used", .left), ("budget", .left),
            ("p50", .right), ("p99", .right), ("p99.9", .right), ("count", .right),
            ("errors", .right), ("distribution", .left), ("slow because of", .left),
        ])
        for operation in operations {
            let limit = Spelling.duration(nanoseconds: operation.budgetNs)
            let sketch = try? LatencySketch(decoding: operation.durations)
            table.add([
                operation.operation, word(operation), bar(operation.used),
                "\(Spelling.percentile(operation.budgetPercentile)) ≤ \(limit)",
                Spelling.duration(nanoseconds: operation.p50Ns),
                Spelling.duration(nanoseconds: operation.p99Ns),
                Spelling.duration(nanoseconds: operation.p999Ns), String(operation.count),
                String(operation.errorCount), sketch.map { distribution($0) } ?? "",
                guilty(operation),
            ])
        }
        return table.text
    }

    private static func word(_ operation: AggregatorV1.OperationReport) -> String {
        if operation.leftOut { return "not offered" }
        return switch (operation.verdict, operation.state) {
        case (.pass, .near): "pass, near"
        case (.pass, _): "pass"
        case (.fail, _): "FAIL"
        case (.unknown, _), (.unrecognized, _): "unknown"
        }
    }

    private static func guilty(_ operation: AggregatorV1.OperationReport) -> String {
        guard let hop = operation.guilty else { return "" }
        let amount = Spelling.duration(nanoseconds: hop.amountNs)
        return "\(hop.hop) +\(amount) (\(Spelling.percent(hop.confidence)))"
    }

    /// How much of the limit is used; beyond it, the bar ends with a mark.
    static func bar(_ used: Double) -> String {
        guard used.isFinite, used >= 0 else {
            return String(repeating: "#", count: barWidth) + "! failed"
        }
        let filled = Int((min(used, 1) * Double(barWidth)).rounded(.up))
        let bar =
            String(repeating: "#", count: filled)
            + String(repeating: ".", count: barWidth - filled)
        return "\(bar)\(used > 1 ? "!" : " ") \(Spelling.percent(min(used, 99)))"
    }

    /// The distribution from its shortest to its longest, on a logarithmic scale.
    static func distribution(_ sketch: LatencySketch) -> String {
        guard sketch.count > 0 else { return "" }
        let counts = sketch.histogram(partCountMax: distributionWidth).map(\.count)
        let most = counts.max() ?? 0
        let signs = counts.map { count in
            count == 0 ? blocks[0] : blocks[1 + Int(7 * count / max(1, most))]
        }
        return "|\(String(signs))|"
    }

    private static func hops(_ operations: [AggregatorV1.OperationReport]) -> String {
        var table = Table([("where the time goes", .left), ("", .left)])
        for operation in operations where operation.hops.count > 1 {
            let shares = operation.hops.sorted { $0.share > $1.share }.prefix(5).map { hop in
                "\(hop.hop) \(Spelling.percent(hop.share))"
                    + " (\(Spelling.duration(nanoseconds: hop.meanNs)))"
            }
            table.add([operation.operation, shares.joined(separator: ", ")])
        }
        return table.isEmpty ? "" : table.text
    }

    private static func alerts(_ alerts: [AggregatorV1.Alert]) -> String {
        guard !alerts.isEmpty else { return "no alerts" }
        var table = Table([
            ("alert", .left), ("kind", .left), ("burning, long", .right), ("short", .right),
            ("requests", .right), ("for", .right),
        ])
        for alert in alerts {
            table.add([
                alert.id, alert.page ? "PAGE" : "ticket", Spelling.tenths(alert.longBurnRate),
                Spelling.tenths(alert.shortBurnRate), String(alert.requestCount),
                Spelling.duration(nanoseconds: alert.ageNs),
            ])
        }
        return table.text
    }
}
