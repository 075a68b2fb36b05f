/// One change of a breaker's state.
public struct CircuitBreakerStateChange: Sendable, Hashable {
    /// Why a state was left.
    public enum Reason: String, Sendable, Hashable {
        /// The failure rate reached its threshold.
        case failureRate
        /// The slow-call rate reached its threshold.
        case slowCallRate
        /// The callee asked to be left alone for a while.
        case throttled
        /// The wait in the open state was over: when a call came, or by itself if so configured.
        case waitOver
        /// The probes were good enough.
        case probesPassed
        /// The probes did not decide in time.
        case halfOpenTimeout
        /// An operator, or the program, said so.
        case command
        /// As `command`; the totals start at zero as well.
        case reset
    }

    /// The state before.
    public let from: CircuitBreakerState
    /// The state after. The same as before when a command started a state anew.
    public let to: CircuitBreakerState
    /// Why.
    public let reason: Reason
    /// The epoch that began: changes told by several threads are put in order by it.
    public let epoch: UInt64
    /// When the new state began. For a half-open breaker that ran out of time this is the end of
    /// its time, however late it was noticed.
    public let since: ContinuousClock.Instant
    /// When an open breaker's wait ends; nil in every other state.
    public let openUntil: ContinuousClock.Instant?

    /// A change; a machine makes them, and tests.
    public init(
        from: CircuitBreakerState, to: CircuitBreakerState, reason: Reason, epoch: UInt64,
        since: ContinuousClock.Instant, openUntil: ContinuousClock.Instant? = nil
    ) {
        self.from = from
        self.to = to
        self.reason = reason
        self.epoch = epoch
        self.since = since
        self.openUntil = openUntil
    }
}
