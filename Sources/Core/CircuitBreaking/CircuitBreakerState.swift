/// What a breaker does with calls.
public enum CircuitBreakerState: String, Sendable, Hashable {
    /// Calls go through and are counted.
    case closed
    /// Calls are refused until the wait is over.
    case open
    /// A few probes go through and decide.
    case halfOpen
}

/// One change of a breaker's state.
public struct CircuitBreakerStateChange: Sendable, Hashable {
    /// Why a state was left.
    public enum Reason: String, Sendable, Hashable {
        /// The failure rate reached its threshold.
        case failureRate
        /// The slow-call rate reached its threshold.
        case slowCallRate
        /// The wait in the open state was over when a call came.
        case waitOver
        /// The probes were good enough.
        case probesPassed
        /// The probes did not decide in time.
        case halfOpenTimeout
    }

    /// The state before.
    public let from: CircuitBreakerState
    /// The state after.
    public let to: CircuitBreakerState
    /// Why.
    public let reason: Reason

    /// A change; a machine makes them, and tests.
    public init(from: CircuitBreakerState, to: CircuitBreakerState, reason: Reason) {
        self.from = from
        self.to = to
        self.reason = reason
    }
}
