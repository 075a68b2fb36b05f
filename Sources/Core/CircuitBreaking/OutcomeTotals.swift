/// What a breaker has seen since it was made or reset, by outcome.
public struct OutcomeTotals: Sendable, Hashable {
    /// Answers that were counted, slow ones among them.
    public internal(set) var successCount: UInt64 = 0
    /// Failures that were counted, slow ones among them.
    public internal(set) var failureCount: UInt64 = 0
    /// Slow calls among the successes.
    public internal(set) var slowSuccessCount: UInt64 = 0
    /// Slow calls among the failures.
    public internal(set) var slowFailureCount: UInt64 = 0
    /// Results that were nobody's failure.
    public internal(set) var ignoredCount: UInt64 = 0
    /// Answers that asked to slow down.
    public internal(set) var throttledCount: UInt64 = 0
    /// Results that were not counted: of an older state, of a probe whose lease had expired, or
    /// handed in before.
    public internal(set) var staleCount: UInt64 = 0
    /// Leases that never came back, as far as is known: noticed when
    /// ``CircuitBreakerConfiguration/outstandingLeaseMax`` younger ones have been given.
    public internal(set) var lostCount: UInt64 = 0
    /// Calls that were refused.
    public internal(set) var notPermittedCount: UInt64 = 0
    /// Times the breaker opened, commands not among them.
    public internal(set) var openedCount: UInt64 = 0

    /// Nothing seen.
    public init() {}
}
