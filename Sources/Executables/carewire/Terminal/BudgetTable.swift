internal import LatencyBudget
internal import Messages

/// The aggregator's report, for people.
enum BudgetTable {
    /// One row per operation, then what was counted.
    static func text(_ report: AggregatorV1.ReportResponse) -> String {
        var table = Table([
            ("operation", .left), ("row", .left), ("count", .right), ("errors", .right),
            ("p50", .right), ("p95", .right), ("p99", .right), ("p99.9", .right),
            ("budget", .left), ("verdict", .left), ("largest hops", .left),
        ])
        for operation in report.operations {
            let limit = Spelling.duration(nanoseconds: operation.budgetNs)
            table.add(
                [
                    operation.operation, operation.requirement, String(operation.count),
                    String(operation.errorCount),
                ]
                    + [operation.p50Ns, operation.p95Ns, operation.p99Ns, operation.p999Ns]
                    .map { Spelling.duration(nanoseconds: $0) }
                    + [
                        "\(Spelling.percentile(operation.budgetPercentile)) ≤ \(limit)",
                        name(of: operation) + (operation.gate ? "" : " (no gate)"),
                        hops(of: operation),
                    ])
        }
        let counted =
            "\(report.requestCount) requests from \(report.hopCount) hops;"
            + " \(report.incompleteCount) incomplete; records: \(LossText.text(report))"
        return table.text + "\n" + counted
    }

    /// The operations whose budget is broken, or was not measured although the mix exercises it.
    static func failures(_ report: AggregatorV1.ReportResponse) -> [String] {
        report.operations.compactMap { operation in
            guard !operation.operation.hasPrefix(OperationBudget.canaryPrefix) else { return nil }
            switch operation.verdict {
            case .pass: return nil
            case .fail: return "\(operation.operation) fails"
            case .unknown, .unrecognized:
                return operation.gate ? "\(operation.operation) was not measured" : nil
            }
        }
    }

    private static func name(of operation: AggregatorV1.OperationReport) -> String {
        if operation.leftOut { return "not offered" }
        return switch operation.verdict {
        case .pass: "pass"
        case .fail: "FAIL"
        case .unknown, .unrecognized: "unknown"
        }
    }

    /// The three largest shares.
    private static func hops(of operation: AggregatorV1.OperationReport) -> String {
        operation.hops.sorted { $0.share > $1.share }.prefix(3)
            .map { "\($0.hop) \(Spelling.percent($0.share))" }.joined(separator: ", ")
    }
}
