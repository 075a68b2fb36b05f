internal import LatencyBudget
internal import Messages

extension AggregatorV1.SlowRequest {
    init(
        operation: String, _ entry: WorstRequests.Entry, _ waterfall: Waterfall, _ guilty: Blame?,
        now: ContinuousClock.Instant
    ) {
        self.init(
            operation: operation, traceID: entry.trace.id.octets,
            ageNs: entry.at.duration(to: now).nanoseconds, breach: entry.isBreach,
            totalNs: waterfall.total, rows: waterfall.rows.map(AggregatorV1.SlowRequestRow.init),
            hiddenRowCount: UInt32(clamping: waterfall.hiddenCount),
            guilty: guilty.map { guilty in
                AggregatorV1.GuiltyHop(
                    hop: "\(guilty.hop)", amountNs: guilty.amount, confidence: guilty.confidence,
                    requestCount: 1)
            })
    }
}

extension AggregatorV1.SlowRequestRow {
    init(_ row: Waterfall.Row) {
        self.init(
            depth: UInt32(clamping: row.depth), name: row.name, service: row.service,
            startNs: row.start, durationNs: row.duration, arrivalNs: row.arrival,
            queueNs: row.queue, runNs: row.run, status: row.status, guilty: row.isGuilty)
    }

    /// The part of the duration that was spent on the way.
    var networkNs: UInt64 {
        let (inside, isOver) = queueNs.addingReportingOverflow(runNs)
        return isOver || inside > durationNs ? 0 : durationNs - inside
    }
}

extension AggregatorV1.ReportingInstance {
    init(_ instance: InstanceList.Instance, now: ContinuousClock.Instant) {
        self.init(
            service: instance.service, instance: instance.name, hopCount: instance.hopCount,
            lostCount: instance.lostCount, batchCount: instance.batchCount,
            firstAgeNs: instance.firstAt.duration(to: now).nanoseconds,
            lastAgeNs: instance.lastAt.duration(to: now).nanoseconds)
    }
}
