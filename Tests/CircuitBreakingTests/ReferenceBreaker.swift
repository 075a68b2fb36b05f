import CircuitBreaking

/// The same rules in the plainest words: every result is kept, every answer worked out anew.
/// Windows by count only.
struct ReferenceBreaker {
    enum Phase: Equatable {
        case closed
        case open(until: ContinuousClock.Instant)
        case halfOpen(end: ContinuousClock.Instant)
    }

    let configuration: CircuitBreakerConfiguration
    let windowSize: Int
    var phase = Phase.closed
    var epoch: UInt64 = 0
    var results: [(isFailure: Bool, isSlow: Bool)] = []
    var probes: [Lease] = []

    init(_ configuration: CircuitBreakerConfiguration, windowSize: Int) {
        self.configuration = configuration
        self.windowSize = windowSize
    }

    private mutating func enter(_ next: Phase) {
        phase = next
        epoch += 1
        results = []
        probes = []
    }

    /// What time alone does.
    mutating func pass(_ now: ContinuousClock.Instant) {
        guard case .halfOpen(let end) = phase else { return }
        probes.removeAll { $0.expiry <= now }
        if end <= now { enter(.open(until: end + configuration.waitDurationInOpenState)) }
    }

    mutating func mayCall(_ now: ContinuousClock.Instant) -> Bool {
        pass(now)
        if case .open(let until) = phase, until <= now {
            enter(.halfOpen(end: now + configuration.maxWaitDurationInHalfOpenState))
        }
        switch phase {
        case .closed: return true
        case .open: return false
        case .halfOpen:
            return results.count + probes.count
                < configuration.permittedNumberOfCallsInHalfOpenState
        }
    }

    mutating func granted(_ lease: Lease) {
        if case .halfOpen = phase { probes.append(lease) }
    }

    mutating func record(
        _ outcome: CallOutcome, _ lease: Lease, _ now: ContinuousClock.Instant
    ) {
        pass(now)
        guard lease.epoch == epoch else { return }
        if case .halfOpen = phase {
            guard let index = probes.firstIndex(of: lease) else { return }
            probes.remove(at: index)
        }
        switch outcome {
        case .success(let duration):
            results.append((false, duration > lease.slowCallDurationThreshold))
        case .failure(let duration):
            results.append((true, duration > lease.slowCallDurationThreshold))
        case .ignored: return
        }
        decide(now)
    }

    private mutating func decide(_ now: ContinuousClock.Instant) {
        let judged = phase == .closed ? Array(results.suffix(windowSize)) : results
        let failures = judged.filter(\.isFailure).count
        let slow = judged.filter(\.isSlow).count
        switch phase {
        case .open: return
        case .closed:
            let count = judged.count
            guard count >= configuration.minimumNumberOfCalls else { return }
            if isTooMany(failures, slow, of: count) {
                enter(.open(until: now + configuration.waitDurationInOpenState))
            }
        case .halfOpen:
            let all = configuration.permittedNumberOfCallsInHalfOpenState
            let missing = all - results.count
            if isTooMany(failures, slow, of: all) {
                enter(.open(until: now + configuration.waitDurationInOpenState))
            } else if !isTooMany(failures + missing, slow + missing, of: all) {
                enter(.closed)
            }
        }
    }

    private func isTooMany(_ failures: Int, _ slow: Int, of count: Int) -> Bool {
        Double(failures) * 100 >= configuration.failureRateThreshold * Double(count)
            || Double(slow) * 100 >= configuration.slowCallRateThreshold * Double(count)
    }
}
