/// A breaker's figures at one moment, for metrics and for people.
public struct CircuitBreakerSnapshot: Sendable, Hashable {
    /// The state. An open breaker stays open until a call comes after its wait, unless it is
    /// configured to become half open by itself.
    public let state: CircuitBreakerState
    /// Grows with every change of the state.
    public let epoch: UInt64
    /// When the state began.
    public let since: ContinuousClock.Instant
    /// When an open breaker's wait ends; nil in every other state.
    public let openUntil: ContinuousClock.Instant?
    /// Results in the window (closed, metrics only) or of the probes (half open); otherwise 0.
    public let callCount: Int
    /// Failures among them.
    public let failureCount: Int
    /// Slow calls among them.
    public let slowCallCount: Int
    /// Share of failures among the results, in percent; nil while there are fewer results than the
    /// breaker judges by.
    public let failureRate: Double?
    /// Share of slow calls among the results, in percent; nil as above.
    public let slowCallRate: Double?
    /// Probes under way; 0 unless half open.
    public let probeCount: Int
    /// What was seen since the breaker was made or reset.
    public let totals: OutcomeTotals
}
