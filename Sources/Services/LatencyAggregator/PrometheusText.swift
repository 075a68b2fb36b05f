internal import LatencyBudget

/// The report in Prometheus' text format: budgets, alerts, and what was lost. Labels are names of
/// the budget file and of rules only.
struct PrometheusText {
    private let snapshot: Aggregation.Snapshot
    private let logFailureCount: UInt64
    private let posts: HookCounts?

    /// - Parameter posts: nil without a webhook.
    init(
        _ snapshot: Aggregation.Snapshot, logFailureCount: UInt64 = 0, posts: HookCounts? = nil
    ) {
        self.snapshot = snapshot
        self.logFailureCount = logFailureCount
        self.posts = posts
    }

    var text: String {
        let operations = snapshot.operations
        return [
            family(
                "carewire_budget_used_ratio", "gauge",
                "Part of the latency limit that is used over the last hour.",
                operations.compactMap { figures in
                    figures.used.map { (label(figures), $0.isFinite ? "\($0)" : "+Inf") }
                }),
            family(
                "carewire_budget_verdict", "gauge",
                "1 kept, 0 broken, -1 unknown, over the last hour; none when not offered.",
                operations.filter { !$0.isLeftOut }.map { (label($0), number($0.verdict)) }),
            family(
                "carewire_budget_alert", "gauge",
                "1 for every burn-rate alert that is on.",
                snapshot.alerts.map { alert in
                    let kind = alert.rule.isPage ? "page" : "ticket"
                    let rule = "rule=\"\(alert.rule.name)\",severity=\"\(kind)\""
                    return ("{operation=\"\(alert.operation)\",\(rule)}", "1")
                }),
            family(
                "carewire_budget_grade", "gauge", "0 unknown, 1 to 4 from worst to best.",
                [("", "\(GradeSheet(operations).grade.rawValue)")]),
            family(
                "carewire_hop_records_total", "counter", "Hop records kept.",
                [("", "\(snapshot.counts.trace.hops)")]),
            family(
                "carewire_hop_records_dropped_total", "counter",
                "Hop records lost at senders, or refused.",
                [("", "\(snapshot.counts.droppedCount)")]),
            family(
                "carewire_hop_records_unused_total", "counter",
                "Hop records that came and were not used: late ones, and repeated or contradicting"
                    + " ones, of which nothing is missing.",
                [
                    ("{reason=\"late\"}", "\(snapshot.counts.trace.late)"),
                    ("{reason=\"duplicate\"}", "\(snapshot.counts.trace.duplicate)"),
                    ("{reason=\"contradicting\"}", "\(snapshot.counts.trace.contradicting)"),
                ]),
            family(
                "carewire_hop_batches_missing", "gauge", "Batches that have not come.",
                [("", "\(snapshot.counts.missingBatchCount)")]),
            family(
                "carewire_hop_batches_repeated_total", "counter",
                "Batches that came again and were counted once.",
                [("", "\(snapshot.counts.repeatedBatchCount)")]),
            family(
                "carewire_requests_open", "gauge", "Requests that are being put together.",
                [("", "\(snapshot.openCount)")]),
            family(
                "carewire_record_log_failures_total", "counter",
                "Batches, or waits for the disk, that failed.",
                [("", "\(logFailureCount)")]),
            posts.map { webhook($0) } ?? "",
        ].joined()
    }

    private func webhook(_ counts: HookCounts) -> String {
        let outcomes = [
            ("taken", counts.takenCount), ("refused", counts.refusedCount),
            ("given_up", counts.givenUpCount), ("repeated", counts.repeatedCount),
            ("lost", counts.lostCount),
        ]
        return family(
            "carewire_alert_posts_total", "counter",
            "What became of the alerts that were to be posted.",
            outcomes.map { ("{outcome=\"\($0)\"}", "\($1)") })
            + family(
                "carewire_alert_post_attempts_total", "counter", "Tries to post an alert.",
                [("", "\(counts.attemptCount)")])
    }

    private func label(_ figures: OperationFigures) -> String {
        "{operation=\"\(figures.budget.name)\"}"
    }

    private func number(_ verdict: Verdict) -> String {
        switch verdict {
        case .pass: "1"
        case .fail: "0"
        case .unknown: "-1"
        }
    }

    private func family(
        _ name: String, _ kind: String, _ help: String, _ samples: [(String, String)]
    ) -> String {
        let head = "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
        return samples.reduce(head) { $0 + "\(name)\($1.0) \($1.1)\n" }
    }
}
