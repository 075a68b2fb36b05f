/// The progress line of a load.
enum LoadProgress {
    /// Shows time, calls, rate and failures while `body` runs.
    static func show(
        _ tally: LoadTally, duration: Duration, while body: @Sendable () async -> Void
    ) async {
        let start = ContinuousClock.now
        await ProgressLine().show({ line(tally, since: start, duration: duration) }, while: body)
    }

    private static func line(
        _ tally: LoadTally, since start: ContinuousClock.Instant, duration: Duration
    ) -> String {
        let elapsed = (ContinuousClock.now - start).components.seconds
        let counts = tally.snapshot
        let parts = Step.Operation.allCases.map { operation in
            let count = counts[operation] ?? LoadTally.Count()
            let median = Spelling.duration(nanoseconds: count.percentile(0.5))
            let tail = Spelling.duration(nanoseconds: count.percentile(0.99))
            return "\(operation.label) \(count.total) (p50 \(median), p99 \(tail))"
        }
        let total = tally.totals
        return "\(elapsed)/\(duration.components.seconds) s  \(total.calls) calls, "
            + "\(total.failures) failed  " + parts.joined(separator: "  ")
    }
}
