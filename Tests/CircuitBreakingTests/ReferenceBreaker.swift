import CircuitBreaking

/// The same rules in the plainest words: every result is kept, every answer worked out anew.
/// Windows by count only.
struct ReferenceBreaker {
    enum Phase: Equatable {
        case closed
        case open(until: ContinuousClock.Instant)
        case halfOpen(end: ContinuousClock.Instant)
        case forcedOpen
        case disabled
        case metricsOnly
    }

    /// What an operator may say.
    enum Command: CaseIterable {
        case closed, open, openForOneSecond, halfOpen, forcedOpen, disabled, metricsOnly, reset
    }

    let configuration: CircuitBreakerConfiguration
    let windowSize: Int
    var phase = Phase.closed
    var epoch: UInt64 = 0
    var results: [(isFailure: Bool, isSlow: Bool)] = []
    /// Leases of this epoch that have neither come back nor been given up.
    var live: [Lease] = []
    var newestID: UInt64 = 0
    /// Openings since the breaker was closed, commanded and throttled ones not among them.
    var openings = 0

    init(_ configuration: CircuitBreakerConfiguration, windowSize: Int) {
        self.configuration = configuration
        self.windowSize = windowSize
        results.reserveCapacity(16)
        live.reserveCapacity(16)
    }

    private mutating func enter(_ next: Phase) {
        phase = next
        epoch += 1
        results.removeAll(keepingCapacity: true)
        live.removeAll(keepingCapacity: true)
        if next == .closed { openings = 0 }
    }

    /// The wait of the opening that would come now.
    var wait: Duration {
        guard
            case .exponential(let factor, let most) =
                configuration.waitIntervalFunctionInOpenState
        else { return configuration.waitDurationInOpenState }
        var wait = configuration.waitDurationInOpenState
        for _ in 0..<openings { wait = min(most, wait * factor) }
        return wait
    }

    private mutating func open(at now: ContinuousClock.Instant) {
        let until = now + wait
        openings += 1
        enter(.open(until: until))
    }

    /// What time alone does.
    mutating func pass(_ now: ContinuousClock.Instant) {
        if case .halfOpen(let end) = phase {
            if live.contains(where: { $0.expiry <= now }) { live.removeAll { $0.expiry <= now } }
            if end <= now { open(at: end) }
        }
        if configuration.automaticTransitionFromOpenToHalfOpenEnabled { halfOpenAfterWait(now) }
    }

    private mutating func halfOpenAfterWait(_ now: ContinuousClock.Instant) {
        guard case .open(let until) = phase, until <= now else { return }
        enter(.halfOpen(end: now + configuration.maxWaitDurationInHalfOpenState))
    }

    mutating func mayCall(_ now: ContinuousClock.Instant) -> Bool {
        pass(now)
        halfOpenAfterWait(now)
        switch phase {
        case .closed, .disabled, .metricsOnly: return true
        case .open, .forcedOpen: return false
        case .halfOpen:
            return results.count + live.count
                < configuration.permittedNumberOfCallsInHalfOpenState
        }
    }

    mutating func granted(_ lease: Lease) {
        newestID = lease.id
        live.append(lease)
        if case .halfOpen = phase { return }
        let memory = UInt64(configuration.outstandingLeaseMax)
        if live[0].id + memory <= lease.id { live.removeAll { $0.id + memory <= lease.id } }
    }

    mutating func record(
        _ outcome: CallOutcome, _ lease: Lease, _ now: ContinuousClock.Instant
    ) {
        pass(now)
        guard lease.epoch == epoch, let index = live.firstIndex(where: { $0.id == lease.id })
        else { return }
        live.remove(at: index)
        if phase == .disabled { return }
        switch outcome {
        case .success(let duration):
            results.append((false, duration > lease.slowCallDurationThreshold))
        case .failure(let duration):
            results.append((true, duration > lease.slowCallDurationThreshold))
        case .ignored, .throttled(nil): return
        case .throttled(let delay?):
            let rest = min(delay, configuration.maxRetryAfter)
            if rest > .zero, phase != .metricsOnly { enter(.open(until: now + rest)) }
            return
        }
        if case .halfOpen = phase {} else if results.count > windowSize { results.removeFirst() }
        decide(now)
    }

    mutating func obey(_ command: Command, _ now: ContinuousClock.Instant) {
        pass(now)
        switch command {
        case .closed, .reset: enter(.closed)
        case .open: enter(.open(until: now + configuration.waitDurationInOpenState))
        case .openForOneSecond: enter(.open(until: now + .seconds(1)))
        case .halfOpen:
            enter(.halfOpen(end: now + configuration.maxWaitDurationInHalfOpenState))
        case .forcedOpen: enter(.forcedOpen)
        case .disabled: enter(.disabled)
        case .metricsOnly: enter(.metricsOnly)
        }
    }

    private mutating func decide(_ now: ContinuousClock.Instant) {
        var failures = 0
        var slow = 0
        for result in results {
            failures += result.isFailure ? 1 : 0
            slow += result.isSlow ? 1 : 0
        }
        switch phase {
        case .open, .forcedOpen, .disabled, .metricsOnly: return
        case .closed:
            let count = results.count
            guard count >= configuration.minimumNumberOfCalls else { return }
            if isTooMany(failures, slow, of: count) { open(at: now) }
        case .halfOpen:
            let all = configuration.permittedNumberOfCallsInHalfOpenState
            let missing = all - results.count
            if isTooMany(failures, slow, of: all) {
                open(at: now)
            } else if !isTooMany(failures + missing, slow + missing, of: all) {
                enter(.closed)
            }
        }
    }

    private func isTooMany(_ failures: Int, _ slow: Int, of count: Int) -> Bool {
        Double(failures) * 100 >= configuration.failureRateThreshold * Double(count)
            || Double(slow) * 100 >= configuration.slowCallRateThreshold * Double(count)
    }

    var state: CircuitBreakerState {
        switch phase {
        case .closed: .closed
        case .open: .open
        case .halfOpen: .halfOpen
        case .forcedOpen: .forcedOpen
        case .disabled: .disabled
        case .metricsOnly: .metricsOnly
        }
    }
}

extension CircuitBreakerMachine {
    /// Does what a command says.
    mutating func obey(_ command: ReferenceBreaker.Command, _ now: ContinuousClock.Instant) {
        switch command {
        case .closed: transitionToClosedState(now: now)
        case .open: transitionToOpenState(now: now)
        case .openForOneSecond: transitionToOpenState(for: .seconds(1), now: now)
        case .halfOpen: transitionToHalfOpenState(now: now)
        case .forcedOpen: transitionToForcedOpenState(now: now)
        case .disabled: transitionToDisabledState(now: now)
        case .metricsOnly: transitionToMetricsOnlyState(now: now)
        case .reset: reset(now: now)
        }
    }
}
