/// How long to wait before the next attempt to connect: doubling, bounded, with jitter.
struct Backoff: Equatable {
    /// Wait after the first failure, before jitter.
    let first: Duration
    /// Longest wait.
    let limit: Duration
    /// Attempts that failed since the last success.
    private(set) var failureCount = 0

    init(first: Duration, limit: Duration) {
        self.first = first
        self.limit = limit
    }

    /// An attempt failed. `random` in 0..<1 spreads the waits over the upper half of the step.
    mutating func failed(random: Double) -> Duration {
        let step = min(limit, first * (1 << min(failureCount, 20)))
        failureCount += 1
        return step * (0.5 + random.clamped / 2)
    }

    /// An attempt succeeded: the next failure starts from the beginning.
    mutating func succeeded() { failureCount = 0 }
}

extension Double {
    fileprivate var clamped: Double { min(max(self, 0), 1) }
}
