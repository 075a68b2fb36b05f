/// What became of a call that held a lease.
public enum CallOutcome: Sendable, Hashable {
    /// The call was answered. How long it took decides whether it was slow.
    case success(Duration)
    /// The callee failed. A slow failure counts as slow as well.
    case failure(Duration)
    /// Nobody's failure, such as a caller that went away: the permit comes back, nothing is
    /// counted.
    case ignored
    /// The callee lives and asks to slow down. The permit comes back and no rate moves; a closed or
    /// half-open breaker opens for `retryAfter` when that is above zero, and for no longer than
    /// ``CircuitBreakerConfiguration/maxRetryAfter``.
    case throttled(retryAfter: Duration?)
}
