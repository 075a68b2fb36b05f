internal import LatencyBudget

/// Brings an aggregation back to where its log ends.
struct Restoration: ~Copyable {
    /// As it was.
    let aggregation: Aggregation
    /// From now on.
    let time: LogTime
    /// Why the checkpoint could not be used, when it could not.
    let problem: RecordLogError?

    /// Takes over the checkpoint, and every batch that came after it. Those shortly before it are
    /// read too, for the requests that were open then.
    ///
    /// - Parameter isAlone: whether its alerts follow from its own records.
    ///
    /// - Throws: ``RecordLogError`` when the log cannot be read.
    init(
        _ table: BudgetTable, _ limits: TraceLimits, _ log: RecordLog,
        isAlone: Bool, now: ContinuousClock.Instant, wallNanoseconds: UInt64
    ) throws(RecordLogError) {
        var waiting: Checkpoint?
        var problem: RecordLogError?
        do { waiting = try log.checkpoint() } catch { problem = error }
        // A wall clock that was set back does not set the log's time back.
        let known = max(try log.newestWallNanoseconds(), waiting?.wallNanoseconds ?? 0)
        let time = LogTime(now, wallNanoseconds: max(wallNanoseconds, known))
        var aggregation = Aggregation(table, limits: limits)
        func adopt(_ checkpoint: Checkpoint, _ aggregation: inout Aggregation) {
            do throws(SketchError) {
                try aggregation.restore(
                    checkpoint, beganAt: checkpoint.beganAt.map { time.instant($0) },
                    now: time.instant(checkpoint.wallNanoseconds))
            } catch {
                problem = RecordLogError(
                    .damaged, "the checkpoint cannot be read", cause: error)
                return
            }
            do throws(SketchError) {
                let then = time.instant(checkpoint.wallNanoseconds)
                try aggregation.restorePages(checkpoint, now: then)
            } catch {
                problem = RecordLogError(
                    .damaged, "the checkpoint's pages cannot be read; its figures are used",
                    cause: error)
            }
        }
        try log.replay { at, recordedAt, request in
            if let checkpoint = waiting, at >= checkpoint.position {
                adopt(checkpoint, &aggregation)
                waiting = nil
            }
            guard !aggregation.isRepeated(request) else { return }
            let then = time.instant(recordedAt)
            _ = aggregation.record(request, now: then)
            if waiting == nil, isAlone {
                _ = aggregation.lookAtAlerts(
                    now: then, wallSecond: recordedAt / 1_000_000_000)
            }
        }
        if let checkpoint = waiting { adopt(checkpoint, &aggregation) }
        self.time = time
        self.aggregation = aggregation
        self.problem = problem
    }
}
