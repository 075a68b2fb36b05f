/// The rules of ``Recommendation`` for the figures of one operation.
struct RecommendationRules {
    private let figures: OperationFigures
    private let window: Duration

    init(_ figures: OperationFigures, window: Duration) {
        self.figures = figures
        self.window = window
    }

    var all: [Recommendation] {
        [limit, queueing, unexplained, measuring].compactMap { $0 }
    }

    private func recommend(
        _ rule: Recommendation.Rule, _ evidence: String, _ suggestion: String
    ) -> Recommendation {
        Recommendation(
            rule: rule, operation: figures.budget.name,
            evidence: "\(evidence) over \(Self.text(window))", suggestion: suggestion)
    }

    private var limit: Recommendation? {
        let (name, limit) = (
            figures.budget.judged.rawValue, figures.budget.judgedLimit ?? .zero
        )
        switch figures.state {
        case .unknown, .good:
            return nil
        case .near, .over:
            guard let judged = figures.judged else {
                return recommend(
                    .failing, "\(figures.faultCount) of \(figures.count) requests failed",
                    "Find out why the service fails them: latency cannot be judged before.")
            }
            let evidence = "\(name) \(Self.text(judged)) of \(Self.text(limit))"
            if figures.state == .near {
                return recommend(.nearBudget, evidence, blaming("Act before it is over"))
            }
            return recommend(.overBudget, evidence, blaming("Shorten it"))
        }
    }

    private func blaming(_ start: String) -> String {
        guard let guilty = figures.guilty else { return "\(start): no single hop stands out." }
        let percent = Int((guilty.confidence * 100).rounded())
        return "\(start): \(guilty.hop) took \(Self.text(guilty.amount)) too much in slow"
            + " requests (confidence \(percent) %)."
    }

    private var queueing: Recommendation? {
        let queues = figures.shares.filter { share in
            if case .queue = share.hop { true } else { false }
        }
        guard let worst = queues.first, worst.share > 0.2 else { return nil }
        return recommend(
            .queueing, "\(worst.hop) \(Int((worst.share * 100).rounded())) % of the time",
            "Add workers or instances, or shed load earlier: requests wait more than they need.")
    }

    private var unexplained: Recommendation? {
        guard let share = figures.shares.first(where: { $0.hop == .unexplained }),
            share.share > 0.1
        else { return nil }
        return recommend(
            .unexplained, "unexplained \(Int((share.share * 100).rounded())) % of the time",
            "Look for a service that does not report, or that loses records.")
    }

    private var measuring: Recommendation? {
        guard figures.verdict == .unknown, !figures.isLeftOut else { return nil }
        let budget = figures.budget
        if figures.tally.measuredCount == 0 {
            return recommend(
                .notMeasured, "0 requests",
                budget.method == nil
                    ? "Nothing in the suite does this yet; it cannot be called kept."
                    : "Send requests, or check that the service reports.")
        }
        return recommend(
            .tooFew, "\(figures.tally.measuredCount) of \(budget.countMin) requests",
            "Judge over a longer window or send more requests.")
    }

    private static func text(_ nanoseconds: UInt64) -> String {
        text(.nanoseconds(Int64(clamping: nanoseconds)))
    }

    /// A duration in its largest unit, to three figures.
    static func text(_ duration: Duration) -> String {
        let nanoseconds = duration / .nanoseconds(1)
        let units: [(String, Double)] = [
            ("d", 86_400e9), ("h", 3_600e9), ("min", 60e9), ("s", 1e9), ("ms", 1e6), ("us", 1e3),
        ]
        for (unit, size) in units where nanoseconds >= size {
            let value = nanoseconds / size
            let factor: Double = value >= 100 ? 1 : value >= 10 ? 10 : 100
            let rounded = (value * factor).rounded() / factor
            let whole = rounded == rounded.rounded()
            return "\(whole ? "\(Int(rounded))" : "\(rounded)") \(unit)"
        }
        return "\(Int(nanoseconds)) ns"
    }
}
