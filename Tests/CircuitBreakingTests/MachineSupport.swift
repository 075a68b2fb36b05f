import CircuitBreaking

/// Any instant does: only distances matter.
let start = ContinuousClock().now

/// A small breaker: window of four results, at least two, half of them; 5 s open; two probes of 2 s
/// within 6 s; slow from beyond 1 s.
func smallConfiguration(
    failureRate: Double = 50, slowRate: Double = 100,
    window: CircuitBreakerConfiguration.SlidingWindow = .count(4), minimum: Int = 2,
    probes: Int = 2
) throws -> CircuitBreakerConfiguration {
    try CircuitBreakerConfiguration(
        failureRateThreshold: failureRate, slowCallRateThreshold: slowRate,
        slowCallDurationThreshold: .seconds(1), slidingWindow: window,
        minimumNumberOfCalls: minimum, waitDurationInOpenState: .seconds(5),
        permittedNumberOfCallsInHalfOpenState: probes,
        maxWaitDurationInHalfOpenState: .seconds(6), leaseDuration: .seconds(2))
}

extension CircuitBreakerMachine {
    /// The lease of a permit, or nil for a refusal.
    mutating func permit(at now: ContinuousClock.Instant) -> Lease? {
        switch acquire(now: now) {
        case .permit(let lease): lease
        case .reject: nil
        }
    }
}

/// A machine behind a reference, because the test macros cannot change a value.
final class Subject {
    private var machine: CircuitBreakerMachine

    init(_ configuration: CircuitBreakerConfiguration) {
        machine = CircuitBreakerMachine(configuration, now: start)
    }

    var state: CircuitBreakerState { machine.state }
    var lastChange: CircuitBreakerStateChange? { machine.lastChange }

    func acquire(
        now: ContinuousClock.Instant, slowAfter: Duration? = nil
    ) -> CircuitBreakerMachine.OnAcquire {
        machine.acquire(now: now, slowAfter: slowAfter)
    }

    func permit(at now: ContinuousClock.Instant) -> Lease? { machine.permit(at: now) }

    func record(
        _ outcome: CallOutcome, lease: Lease, now: ContinuousClock.Instant
    ) -> CircuitBreakerMachine.OnRecord {
        machine.record(outcome, lease: lease, now: now)
    }

    func snapshot(now: ContinuousClock.Instant) -> CircuitBreakerSnapshot {
        machine.snapshot(now: now)
    }

    /// One whole call; nil when it was refused.
    func call(
        _ outcome: CallOutcome, at now: ContinuousClock.Instant
    ) -> CircuitBreakerMachine.OnRecord? {
        permit(at: now).map { record(outcome, lease: $0, now: now) }
    }
}

let fast = CallOutcome.success(.milliseconds(1))
let failed = CallOutcome.failure(.milliseconds(1))
let slow = CallOutcome.success(.seconds(1) + .nanoseconds(1))

func change(
    _ from: CircuitBreakerState, _ to: CircuitBreakerState,
    _ reason: CircuitBreakerStateChange.Reason
) -> CircuitBreakerMachine.OnRecord {
    .changed(CircuitBreakerStateChange(from: from, to: to, reason: reason))
}
