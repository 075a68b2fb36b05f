/// What an operator may command. A commanded state starts anew, also when the breaker is in it
/// already; leases given before are stale from then on.
extension CircuitBreaker {
    /// Calls go through and are judged, from an empty window on.
    @discardableResult
    public func transitionToClosedState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { ask { $0.transitionToClosedState(now: now) } }

    /// Refuses calls for the first of the configured waits.
    @discardableResult
    public func transitionToOpenState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { ask { $0.transitionToOpenState(now: now) } }

    /// Refuses calls for `wait`, brought into zero to
    /// ``CircuitBreakerConfiguration/durationMax``.
    @discardableResult
    public func transitionToOpenState(
        for wait: Duration, now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { ask { $0.transitionToOpenState(for: wait, now: now) } }

    /// Lets probes through at once.
    @discardableResult
    public func transitionToHalfOpenState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { ask { $0.transitionToHalfOpenState(now: now) } }

    /// Refuses every call until the next command.
    @discardableResult
    public func transitionToForcedOpenState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { ask { $0.transitionToForcedOpenState(now: now) } }

    /// Lets every call through and counts none, until the next command.
    @discardableResult
    public func transitionToDisabledState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { ask { $0.transitionToDisabledState(now: now) } }

    /// Lets every call through and counts it, and never opens, until the next command.
    @discardableResult
    public func transitionToMetricsOnlyState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { ask { $0.transitionToMetricsOnlyState(now: now) } }

    /// As new: closed, and every total zero.
    @discardableResult
    public func reset(now: ContinuousClock.Instant) -> CircuitBreakerStateChange {
        ask { $0.reset(now: now) }
    }
}
