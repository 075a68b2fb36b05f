/// Closed, open, half open. No clock and no lock inside: each question brings its time.
///
/// A permit is a ``Lease`` with an epoch. The epoch grows with every change of state, and a result
/// is counted only in the epoch of its lease, so that a late answer never moves a newer state.
/// Probes of a half-open breaker also end at their lease's expiry: a lost one gives its permit
/// back.
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
        /// The result belongs to an older state, or its lease had ended: nothing was counted.
        case stale
        /// The result changed the state.
        case changed(CircuitBreakerStateChange)
    }

    private enum State: Sendable, Hashable {
        case closed(ResultWindow)
        case open(until: ContinuousClock.Instant)
        case halfOpen(Probes)
    }

    private let configuration: CircuitBreakerConfiguration
    private var current: State
    private var leaseCount: UInt64 = 0
    private var rejectedCount: UInt64 = 0
    private var staleCount: UInt64 = 0
    private var openedCount: UInt64 = 0

    /// Grows with every change of the state.
    public private(set) var epoch: UInt64 = 0
    /// The change that led to the present state; nil before the first.
    public private(set) var lastChange: CircuitBreakerStateChange?

    /// A closed breaker with an empty window.
    public init(_ configuration: CircuitBreakerConfiguration, now: ContinuousClock.Instant) {
        self.configuration = configuration
        self.current = .closed(ResultWindow(configuration.slidingWindow, now: now))
    }

    /// The state as the last question left it; an open breaker whose wait is over is still open.
    public var state: CircuitBreakerState {
        switch current {
        case .closed: .closed
        case .open: .open
        case .halfOpen: .halfOpen
        }
    }

    /// Asks for a permit. `slowAfter` replaces the configured duration from which the call is slow,
    /// such as a share of the call's own budget.
    public mutating func acquire(
        now: ContinuousClock.Instant, slowAfter: Duration? = nil
    ) -> OnAcquire {
        advance(to: now)
        if case .open(let until) = current, until <= now {
            let end = now + configuration.maxWaitDurationInHalfOpenState
            change(to: .halfOpen(Probes(end: end)), .waitOver)
        }
        switch current {
        case .closed:
            return .permit(lease(now: now, isProbe: false, slowAfter: slowAfter))
        case .open(let until):
            rejectedCount &+= 1
            return .reject(retryAfter: now.duration(to: until))
        case .halfOpen(var probes):
            guard probes.hasPermit(limit: configuration.permittedNumberOfCallsInHalfOpenState)
            else {
                rejectedCount &+= 1
                return .reject(retryAfter: .zero)
            }
            let lease = lease(now: now, isProbe: true, slowAfter: slowAfter)
            probes.underWay[lease.id] = lease.expiry
            current = .halfOpen(probes)
            return .permit(lease)
        }
    }

    /// Hands a lease back with what became of its call.
    public mutating func record(
        _ outcome: CallOutcome, lease: Lease, now: ContinuousClock.Instant
    ) -> OnRecord {
        advance(to: now)
        guard lease.epoch == epoch else {
            staleCount &+= 1
            return .stale
        }
        switch current {
        case .open:  // No lease is given in this state.
            staleCount &+= 1
            return .stale
        case .closed(var window):
            guard let result = Result(outcome, lease) else { return .unchanged }
            current = .open(until: now)  // So that the window has one owner while it changes.
            window.add(isFailure: result.isFailure, isSlow: result.isSlow, now: now)
            current = .closed(window)
            return judge(window.counts, now: now)
        case .halfOpen(var probes):
            guard probes.underWay.removeValue(forKey: lease.id) != nil else {
                staleCount &+= 1
                return .stale
            }
            if let result = Result(outcome, lease) {
                probes.counts.add(isFailure: result.isFailure, isSlow: result.isSlow)
            }
            current = .halfOpen(probes)
            return judge(probes, now: now)
        }
    }

    /// Lets time pass without a call: a half-open breaker that could not decide opens again, and
    /// lost probes give their permits back. Only a call makes an open breaker half open, so that an
    /// idle one does not swing to and fro.
    public mutating func advance(to now: ContinuousClock.Instant) {
        guard case .halfOpen(var probes) = current else { return }
        if probes.end <= now {
            // Counted from the end itself, however late it is noticed.
            open(.halfOpenTimeout, now: probes.end)
        } else if probes.underWay.contains(where: { $0.value <= now }) {
            probes.underWay = probes.underWay.filter { $0.value > now }
            current = .halfOpen(probes)
        }
    }

    /// The figures at `now`.
    public mutating func snapshot(now: ContinuousClock.Instant) -> CircuitBreakerSnapshot {
        advance(to: now)
        var counts = ResultCounts()
        var probeCount = 0
        switch current {
        case .closed(var window):
            window.advance(to: now)
            counts = window.counts
        case .open:
            break
        case .halfOpen(let probes):
            counts = probes.counts
            probeCount = probes.underWay.count
        }
        return CircuitBreakerSnapshot(
            state: state, epoch: epoch, callCount: counts.calls, failureCount: counts.failures,
            slowCallCount: counts.slowCalls, probeCount: probeCount, rejectedCount: rejectedCount,
            staleCount: staleCount, openedCount: openedCount)
    }
}

extension CircuitBreakerMachine {
    /// A result that counts.
    private struct Result {
        let isFailure: Bool
        let isSlow: Bool

        init?(_ outcome: CallOutcome, _ lease: Lease) {
            switch outcome {
            case .success(let duration):
                isFailure = false
                isSlow = duration > lease.slowCallDurationThreshold
            case .failure(let duration):
                isFailure = true
                isSlow = duration > lease.slowCallDurationThreshold
            case .ignored:
                return nil
            }
        }
    }

    private mutating func lease(
        now: ContinuousClock.Instant, isProbe: Bool, slowAfter: Duration?
    ) -> Lease {
        leaseCount &+= 1
        return Lease(
            id: leaseCount, epoch: epoch, expiry: now + configuration.leaseDuration,
            isProbe: isProbe,
            slowCallDurationThreshold: slowAfter ?? configuration.slowCallDurationThreshold)
    }

    private mutating func judge(
        _ counts: ResultCounts, now: ContinuousClock.Instant
    ) -> OnRecord {
        guard counts.calls >= configuration.minimumNumberOfCalls else { return .unchanged }
        let calls = counts.calls
        if ResultCounts.reaches(
            counts.failures, of: calls, configuration.failureRateThreshold)
        {
            return .changed(open(.failureRate, now: now))
        }
        if ResultCounts.reaches(
            counts.slowCalls, of: calls, configuration.slowCallRateThreshold)
        {
            return .changed(open(.slowCallRate, now: now))
        }
        return .unchanged
    }

    /// Decides as soon as the probes still to come could not change the decision.
    private mutating func judge(_ probes: Probes, now: ContinuousClock.Instant) -> OnRecord {
        let permitted = configuration.permittedNumberOfCallsInHalfOpenState
        let counts = probes.counts
        if ResultCounts.reaches(
            counts.failures, of: permitted, configuration.failureRateThreshold)
        {
            return .changed(open(.failureRate, now: now))
        }
        if ResultCounts.reaches(
            counts.slowCalls, of: permitted, configuration.slowCallRateThreshold)
        {
            return .changed(open(.slowCallRate, now: now))
        }
        let missing = permitted - counts.calls
        if ResultCounts.reaches(
            counts.failures + missing, of: permitted, configuration.failureRateThreshold)
            || ResultCounts.reaches(
                counts.slowCalls + missing, of: permitted, configuration.slowCallRateThreshold)
        {
            return .unchanged
        }
        let window = ResultWindow(configuration.slidingWindow, now: now)
        return .changed(change(to: .closed(window), .probesPassed))
    }

    @discardableResult
    private mutating func open(
        _ reason: CircuitBreakerStateChange.Reason, now: ContinuousClock.Instant
    ) -> CircuitBreakerStateChange {
        openedCount &+= 1
        return change(to: .open(until: now + configuration.waitDurationInOpenState), reason)
    }

    @discardableResult
    private mutating func change(
        to next: State, _ reason: CircuitBreakerStateChange.Reason
    ) -> CircuitBreakerStateChange {
        let before = state
        epoch &+= 1
        current = next
        let change = CircuitBreakerStateChange(from: before, to: state, reason: reason)
        lastChange = change
        return change
    }
}
