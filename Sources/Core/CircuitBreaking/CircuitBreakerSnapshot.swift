/// A breaker's figures at one moment, for metrics and for people.
public struct CircuitBreakerSnapshot: Sendable, Hashable {
    /// The state; an open breaker stays open until a call comes after its wait.
    public let state: CircuitBreakerState
    /// Grows with every change of the state.
    public let epoch: UInt64
    /// Results in the window (closed) or of the probes (half open).
    public let callCount: Int
    /// Failures among them.
    public let failureCount: Int
    /// Slow calls among them.
    public let slowCallCount: Int
    /// Probes under way; 0 unless half open.
    public let probeCount: Int
    /// Calls refused since the breaker was made.
    public let rejectedCount: UInt64
    /// Results that came for an older state or after their lease's expiry, since the beginning.
    public let staleCount: UInt64
    /// Times the breaker opened, since the beginning.
    public let openedCount: UInt64
}
