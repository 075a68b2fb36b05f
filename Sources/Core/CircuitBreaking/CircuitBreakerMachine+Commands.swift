/// What an operator may command, from every state to every state. A commanded state starts anew,
/// also when the breaker is in it already; leases given before are stale from then on.
extension CircuitBreakerMachine {
    /// Calls go through and are judged, from an empty window on.
    @discardableResult
    public mutating func transitionToClosedState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { command(.closed, .command, now: now) }

    /// Refuses calls for the first of the configured waits, whatever openings came before.
    @discardableResult
    public mutating func transitionToOpenState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange {
        transitionToOpenState(for: configuration.waitDurationInOpenState, now: now)
    }

    /// Refuses calls for `wait`, brought into zero to
    /// ``CircuitBreakerConfiguration/durationMax``.
    @discardableResult
    public mutating func transitionToOpenState(
        for wait: Duration, now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange {
        let wait = min(max(wait, .zero), CircuitBreakerConfiguration.durationMax)
        return command(.open(until: now + wait), .command, now: now)
    }

    /// Lets probes through at once.
    @discardableResult
    public mutating func transitionToHalfOpenState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { command(.halfOpen, .command, now: now) }

    /// Refuses every call until the next command.
    @discardableResult
    public mutating func transitionToForcedOpenState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { command(.forcedOpen, .command, now: now) }

    /// Lets every call through and counts none, until the next command.
    @discardableResult
    public mutating func transitionToDisabledState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { command(.disabled, .command, now: now) }

    /// Lets every call through and counts it, and never opens, until the next command.
    @discardableResult
    public mutating func transitionToMetricsOnlyState(
        now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange { command(.metricsOnly, .command, now: now) }

    /// As new: closed, and every total zero. The epoch goes on, so older leases stay stale.
    @discardableResult
    public mutating func reset(now: ContinuousClock.Instant) -> CircuitBreakerStateChange {
        command(.closed, .reset, now: now)
    }
}
