/// The rule of a breaker. No clock and no lock inside: each question brings its time.
///
/// A permit is a ``Lease`` with an epoch. The epoch grows with every change of state, and a result
/// is counted once and only in the epoch of its lease, so that a late answer never moves a newer
/// state. Probes of a half-open breaker also end at their lease's expiry: a lost one gives its
/// permit back.
///
/// Times may arrive slightly out of order (two threads read the clock, then meet at the lock). That
/// never traps; an older time merely changes nothing that a newer one has settled.
///
/// Copyable, unlike our other machines: the exhaustive tests branch by copying it.
public struct CircuitBreakerMachine: Sendable, Hashable {
    /// The answer to ``acquire(now:slowAfter:)``.
    public enum OnAcquire: Sendable, Hashable {
        /// Call, then hand the lease to ``record(_:lease:now:)`` once, whatever happened.
        case permit(Lease)
        /// Do not call. Zero means that a permit may come back at any moment.
        case reject(retryAfter: Duration)
    }

    /// The answer to ``record(_:lease:now:)``.
    public enum OnRecord: Sendable, Hashable {
        /// The result was counted, or its permit taken back, and the state is as before.
        case unchanged
        /// The result belongs to an older state, its lease had ended, or it was handed in before:
        /// nothing was counted.
        case stale
        /// The result changed the state.
        case changed(CircuitBreakerStateChange)
    }

    enum Phase: Sendable, Hashable {
        case closed
        case open(until: ContinuousClock.Instant)
        case halfOpen
        case forcedOpen
        case disabled
        case metricsOnly
    }

    /// What the machine goes by.
    public let configuration: CircuitBreakerConfiguration
    private(set) var phase = Phase.closed
    /// Results of the closed and the metrics-only state.
    private(set) var window: ResultWindow
    /// Those of the half-open state.
    private(set) var probes: Probes
    private(set) var leases: LeaseBook
    /// How long the next opening lasts.
    private(set) var nextWait: Duration
    private var totals = OutcomeTotals()

    /// Grows with every change of the state.
    public private(set) var epoch: UInt64 = 0
    /// When the present state began.
    public private(set) var since: ContinuousClock.Instant
    /// The changes that the last question caused, oldest first, at most three: out of time in half
    /// open, half open again, and what the question itself did.
    public private(set) var changes: [CircuitBreakerStateChange] = []

    /// A closed breaker with an empty window.
    public init(_ configuration: CircuitBreakerConfiguration, now: ContinuousClock.Instant) {
        self.configuration = configuration
        window = ResultWindow(configuration.slidingWindow, now: now)
        probes = Probes(end: now)
        leases = LeaseBook(limit: configuration.outstandingLeaseMax)
        nextWait = configuration.waitDurationInOpenState
        since = now
    }

    /// The state as the last question left it; an open breaker whose wait is over is still open.
    public var state: CircuitBreakerState {
        switch phase {
        case .closed: .closed
        case .open: .open
        case .halfOpen: .halfOpen
        case .forcedOpen: .forcedOpen
        case .disabled: .disabled
        case .metricsOnly: .metricsOnly
        }
    }

    /// When time alone changes the state next, for a driver's timer that then calls
    /// ``advance(to:)``; nil when only calls or commands do. Correctness does not need the timer,
    /// only the observers' punctuality.
    public var wakeTime: ContinuousClock.Instant? {
        switch phase {
        case .halfOpen: probes.end
        case .open(let until):
            configuration.automaticTransitionFromOpenToHalfOpenEnabled ? until : nil
        case .closed, .forcedOpen, .disabled, .metricsOnly: nil
        }
    }

    /// Asks for a permit for a call that must be answered at `deadline`: it is slow when it takes
    /// longer than ``CircuitBreakerConfiguration/slowCallBudgetShare`` of the time that is left.
    public mutating func acquire(
        now: ContinuousClock.Instant, deadline: ContinuousClock.Instant
    ) -> OnAcquire {
        acquire(now: now, slowAfter: configuration.slowAfter(deadline: deadline, now: now))
    }

    /// Asks for a permit. `slowAfter` replaces the configured duration from which the call is slow.
    public mutating func acquire(
        now: ContinuousClock.Instant, slowAfter: Duration? = nil
    ) -> OnAcquire {
        begin(now)
        if case .open(let until) = phase, until <= now { enterHalfOpen(.waitOver, now: now) }
        switch phase {
        case .closed, .disabled, .metricsOnly:
            return .permit(lease(now: now, isProbe: false, slowAfter: slowAfter))
        case .open(let until):
            return reject(retryAfter: now.duration(to: until))
        case .forcedOpen:
            // Nobody knows until when.
            return reject(retryAfter: configuration.waitDurationInOpenState)
        case .halfOpen:
            guard probes.hasPermit(limit: configuration.permittedNumberOfCallsInHalfOpenState)
            else { return reject(retryAfter: .zero) }
            let lease = lease(now: now, isProbe: true, slowAfter: slowAfter)
            probes.give(lease)
            return .permit(lease)
        }
    }

    /// Hands a lease back with what became of its call.
    public mutating func record(
        _ outcome: CallOutcome, lease: Lease, now: ContinuousClock.Instant
    ) -> OnRecord {
        begin(now)
        let isFirst = leases.takeBack(lease.id)
        guard lease.epoch == epoch else { return stale() }
        switch phase {
        case .open, .forcedOpen:  // No lease is given in these states.
            return stale()
        case .disabled:
            return isFirst ? .unchanged : stale()
        case .closed, .metricsOnly:
            guard isFirst else { return stale() }
            guard let result = result(outcome, lease) else { return unjudged(outcome, now: now) }
            window.add(isFailure: result.isFailure, isSlow: result.isSlow, now: now)
            return phase == .closed ? judgeWindow(now: now) : .unchanged
        case .halfOpen:
            // Not by `isFirst`: probes are remembered one by one, however many were given.
            guard probes.takeBack(lease.id) else { return stale() }
            guard let result = result(outcome, lease) else { return unjudged(outcome, now: now) }
            probes.add(isFailure: result.isFailure, isSlow: result.isSlow)
            return judgeProbes(now: now)
        }
    }

    /// Lets time pass without a call: a half-open breaker that could not decide opens again, and
    /// lost probes give their permits back. An open one becomes half open only if so configured;
    /// otherwise a call does that, so that an idle breaker does not swing to and fro.
    public mutating func advance(to now: ContinuousClock.Instant) { begin(now) }

    /// The figures at `now`.
    public mutating func snapshot(now: ContinuousClock.Instant) -> CircuitBreakerSnapshot {
        begin(now)
        var counts = ResultCounts()
        var needed = configuration.minimumNumberOfCalls
        switch phase {
        case .closed, .metricsOnly:
            window.advance(to: now)
            counts = window.counts
        case .halfOpen:
            counts = probes.counts
            needed = configuration.permittedNumberOfCallsInHalfOpenState
        case .open, .forcedOpen, .disabled: break
        }
        var totals = totals
        totals.lostCount = leases.lostCount
        let hasRate = counts.calls >= needed
        return CircuitBreakerSnapshot(
            state: state, epoch: epoch, since: since, openUntil: openUntil,
            callCount: counts.calls, failureCount: counts.failures,
            slowCallCount: counts.slowCalls,
            failureRate: hasRate ? counts.percentage(counts.failures) : nil,
            slowCallRate: hasRate ? counts.percentage(counts.slowCalls) : nil,
            probeCount: phase == .halfOpen ? probes.count : 0, totals: totals)
    }

    /// Brings the machine to a state as an operator wants it, also to the one it is in: a state
    /// always starts anew, with an epoch of its own.
    mutating func command(
        _ next: Phase, _ reason: CircuitBreakerStateChange.Reason, now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange {
        begin(now)
        if reason == .reset {
            totals = OutcomeTotals()
            leases.resetLostCount()
        }
        return enter(next, reason, now: now)
    }
}

// Every stored property is changed in this file alone.
extension CircuitBreakerMachine {
    private var openUntil: ContinuousClock.Instant? {
        if case .open(let until) = phase { until } else { nil }
    }

    /// What time alone does, at the start of each question.
    private mutating func begin(_ now: ContinuousClock.Instant) {
        if !changes.isEmpty { changes.removeAll() }
        if phase == .halfOpen {
            if probes.end <= now {
                // Counted from the end itself, however late it is noticed.
                open(.halfOpenTimeout, now: probes.end)
            } else {
                probes.expire(now)
            }
        }
        if configuration.automaticTransitionFromOpenToHalfOpenEnabled,
            case .open(let until) = phase, until <= now
        {
            enterHalfOpen(.waitOver, now: now)
        }
    }

    private mutating func reject(retryAfter: Duration) -> OnAcquire {
        totals.notPermittedCount &+= 1
        return .reject(retryAfter: retryAfter)
    }

    private mutating func stale() -> OnRecord {
        totals.staleCount &+= 1
        return .stale
    }

    private mutating func lease(
        now: ContinuousClock.Instant, isProbe: Bool, slowAfter: Duration?
    ) -> Lease {
        Lease(
            id: leases.give(), epoch: epoch, expiry: now + configuration.leaseDuration,
            isProbe: isProbe,
            slowCallDurationThreshold: slowAfter ?? configuration.slowCallDurationThreshold)
    }

    /// Counts a result in the totals; nil for one that no rate takes in.
    private mutating func result(
        _ outcome: CallOutcome, _ lease: Lease
    ) -> (isFailure: Bool, isSlow: Bool)? {
        switch outcome {
        case .success(let duration):
            let isSlow = duration > lease.slowCallDurationThreshold
            totals.successCount &+= 1
            totals.slowSuccessCount &+= isSlow ? 1 : 0
            return (false, isSlow)
        case .failure(let duration):
            let isSlow = duration > lease.slowCallDurationThreshold
            totals.failureCount &+= 1
            totals.slowFailureCount &+= isSlow ? 1 : 0
            return (true, isSlow)
        case .ignored:
            totals.ignoredCount &+= 1
            return nil
        case .throttled:
            totals.throttledCount &+= 1
            return nil
        }
    }

    /// What an outcome without a verdict does: a callee that asks for a rest gets it.
    private mutating func unjudged(
        _ outcome: CallOutcome, now: ContinuousClock.Instant
    ) -> OnRecord {
        guard case .throttled(let asked?) = outcome, phase != .metricsOnly else {
            return .unchanged
        }
        let wait = min(asked, configuration.maxRetryAfter)
        guard wait > .zero else { return .unchanged }
        totals.openedCount &+= 1
        return .changed(enter(.open(until: now + wait), .throttled, now: now))
    }

    private mutating func judgeWindow(now: ContinuousClock.Instant) -> OnRecord {
        let counts = window.counts
        guard counts.calls >= configuration.minimumNumberOfCalls else { return .unchanged }
        guard let reason = excess(counts.failures, counts.slowCalls, of: counts.calls) else {
            return .unchanged
        }
        return .changed(open(reason, now: now))
    }

    /// Decides as soon as the probes still to come could not change the decision.
    private mutating func judgeProbes(now: ContinuousClock.Instant) -> OnRecord {
        let permitted = configuration.permittedNumberOfCallsInHalfOpenState
        let counts = probes.counts
        if let reason = excess(counts.failures, counts.slowCalls, of: permitted) {
            return .changed(open(reason, now: now))
        }
        let missing = permitted - counts.calls
        if excess(counts.failures + missing, counts.slowCalls + missing, of: permitted) != nil {
            return .unchanged
        }
        return .changed(enter(.closed, .probesPassed, now: now))
    }

    /// The threshold that so many failures and slow calls reach, if they do.
    private func excess(
        _ failures: Int, _ slowCalls: Int, of calls: Int
    ) -> CircuitBreakerStateChange.Reason? {
        if ResultCounts.reaches(failures, of: calls, configuration.failureRateThreshold) {
            return .failureRate
        }
        if ResultCounts.reaches(slowCalls, of: calls, configuration.slowCallRateThreshold) {
            return .slowCallRate
        }
        return nil
    }

    @discardableResult
    private mutating func open(
        _ reason: CircuitBreakerStateChange.Reason, now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange {
        totals.openedCount &+= 1
        let wait = nextWait
        nextWait = configuration.waitIntervalFunctionInOpenState.next(after: wait)
        return enter(.open(until: now + wait), reason, now: now)
    }

    private mutating func enterHalfOpen(
        _ reason: CircuitBreakerStateChange.Reason, now: ContinuousClock.Instant
    ) {
        _ = enter(.halfOpen, reason, now: now)
    }

    /// Every change of state goes through here.
    private mutating func enter(
        _ next: Phase, _ reason: CircuitBreakerStateChange.Reason, now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange {
        let before = state
        epoch &+= 1
        since = now
        phase = next
        switch next {
        case .closed:
            window = ResultWindow(configuration.slidingWindow, now: now)
            nextWait = configuration.waitDurationInOpenState
        case .metricsOnly:
            window = ResultWindow(configuration.slidingWindow, now: now)
        case .halfOpen:
            probes = Probes(end: now + configuration.maxWaitDurationInHalfOpenState)
        case .open, .forcedOpen, .disabled:
            break
        }
        let change = CircuitBreakerStateChange(
            from: before, to: state, reason: reason, epoch: epoch, since: now,
            openUntil: openUntil)
        changes.append(change)
        return change
    }
}
