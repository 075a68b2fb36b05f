internal import LatencyBudget
internal import Messages

extension AggregatorV1.OperationReport {
    init(_ figures: OperationFigures) {
        func quantile(_ share: Double) -> UInt64 { figures.durations.quantile(share) ?? 0 }
        self.init(
            operation: figures.budget.name, requirement: figures.budget.requirement,
            count: figures.count, errorCount: figures.errorCount, p50Ns: quantile(0.5),
            p95Ns: quantile(0.95), p99Ns: quantile(0.99), p999Ns: quantile(0.999),
            budgetNs: figures.budget.judgedLimit?.nanoseconds ?? 0,
            budgetPercentile: figures.budget.judged.share,
            verdict: AggregatorV1.Verdict(figures.verdict),
            hops: figures.shares.map {
                AggregatorV1.HopShare(hop: "\($0.hop)", meanNs: $0.mean, share: $0.share)
            },
            gate: figures.budget.isGate, used: figures.used ?? 0,
            state: AggregatorV1.BudgetState(figures.state), unspentNs: figures.unspent,
            guilty: figures.guilty.map { guilty in
                AggregatorV1.GuiltyHop(
                    hop: "\(guilty.hop)", amountNs: guilty.amount, confidence: guilty.confidence,
                    requestCount: figures.tally.slow.requestCount)
            },
            criticality: figures.budget.criticality.rawValue,
            flaggedCount: figures.tally.flaggedCount, leftOut: figures.isLeftOut)
    }
}

extension AggregatorV1.Verdict {
    init(_ verdict: Verdict) {
        switch verdict {
        case .unknown: self = .unknown
        case .pass: self = .pass
        case .fail: self = .fail
        }
    }
}

extension AggregatorV1.BudgetState {
    init(_ state: BudgetState) {
        switch state {
        case .unknown: self = .unknown
        case .good: self = .good
        case .near: self = .near
        case .over: self = .over
        }
    }
}

extension AggregatorV1.Grade {
    init(_ grade: Grade) {
        switch grade {
        case .unknown: self = .unknown
        case .needsImprovement: self = .needsImprovement
        case .acceptable: self = .acceptable
        case .good: self = .good
        case .excellent: self = .excellent
        }
    }
}

extension AggregatorV1.Alert {
    init(_ alert: BurnAlert, second: Int) {
        self.init(
            id: alert.id, operation: alert.operation, burnRateThreshold: alert.rule.threshold,
            longBurnRate: alert.longRate, shortBurnRate: alert.shortRate,
            requestCount: alert.requestCount, page: alert.rule.isPage,
            ageNs: UInt64(clamping: max(0, second - alert.sinceSecond)) &* 1_000_000_000)
    }
}

extension AggregatorV1.AlertEvent {
    init(_ event: AlertBoard.Event, second: Int, _ judged: JudgedParts) {
        let turn = event.turn
        let known = AggregatorV1.Alert(operation: turn.operation, page: turn.isPage)
        let alert: AggregatorV1.Alert
        switch event {
        case .fired(let seen, _):
            alert = seen.map { AggregatorV1.Alert($0, second: second) } ?? known
        case .cleared: alert = known
        }
        self.init(
            kind: turn.isOn ? .fired : .cleared, alert: alert, id: turn.id,
            aggregatorCount: judged.aggregatorCount, unreachableCount: judged.unreachableCount,
            lead: judged.isLead)
    }
}

extension AggregatorV1.ReportResponse {
    /// A report without what only one aggregator can say: alerts and batches.
    init(
        _ operations: [OperationFigures], window: Duration, hopCount: UInt64, requestCount: UInt64,
        incompleteCount: UInt64, droppedCount: UInt64
    ) {
        let sheet = GradeSheet(operations)
        self.init(
            operations: operations.map(AggregatorV1.OperationReport.init), hopCount: hopCount,
            requestCount: requestCount, incompleteCount: incompleteCount,
            droppedCount: droppedCount, grade: AggregatorV1.Grade(sheet.grade),
            score: sheet.score ?? 0,
            recommendations: Recommendation.all(operations, window: window).map {
                AggregatorV1.Recommendation(
                    rule: $0.rule.rawValue, operation: $0.operation, evidence: $0.evidence,
                    suggestion: $0.suggestion)
            }, windowSeconds: UInt32(clamping: window.components.seconds))
    }
}
