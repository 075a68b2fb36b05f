/// What a breaker does with calls. The words are those of resilience4j.
public enum CircuitBreakerState: String, Sendable, Hashable, CaseIterable {
    /// Calls go through and are counted; too many failures or slow calls open the breaker.
    case closed
    /// Calls are refused until the wait is over.
    case open
    /// A few probes go through and decide.
    case halfOpen
    /// Calls are refused until an operator says otherwise.
    case forcedOpen
    /// Calls go through, nothing is counted, until an operator says otherwise.
    case disabled
    /// Calls go through and are counted, and nothing follows, until an operator says otherwise.
    case metricsOnly

    /// Whether every call is refused. A half-open breaker refuses some.
    public var isRefusing: Bool { self == .open || self == .forcedOpen }
}
