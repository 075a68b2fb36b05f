import CircuitBreaking

/// Any instant does: only distances matter.
let start = ContinuousClock().now

/// A small breaker: window of four results, at least two, half of them; 5 s open; two probes of 2 s
/// within 6 s; slow from beyond 1 s.
func smallConfiguration(
    failureRate: Double = 50, slowRate: Double = 100,
    window: CircuitBreakerConfiguration.SlidingWindow = .count(4), minimum: Int = 2,
    waitFunction: WaitIntervalFunction = .constant, automatic: Bool = false,
    probes: Int = 2, outstanding: Int = 64
) throws -> CircuitBreakerConfiguration {
    try CircuitBreakerConfiguration(
        failureRateThreshold: failureRate, slowCallRateThreshold: slowRate,
        slowCallDurationThreshold: .seconds(1), slidingWindow: window,
        minimumNumberOfCalls: minimum, waitDurationInOpenState: .seconds(5),
        waitIntervalFunctionInOpenState: waitFunction,
        automaticTransitionFromOpenToHalfOpenEnabled: automatic,
        permittedNumberOfCallsInHalfOpenState: probes,
        maxWaitDurationInHalfOpenState: .seconds(6), leaseDuration: .seconds(2),
        outstandingLeaseMax: outstanding)
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

/// What became of a result, without the figures of the change.
enum Recorded: Equatable {
    case unchanged
    case stale
    case changed(CircuitBreakerState, CircuitBreakerState, CircuitBreakerStateChange.Reason)

    init(_ answer: CircuitBreakerMachine.OnRecord) {
        switch answer {
        case .unchanged: self = .unchanged
        case .stale: self = .stale
        case .changed(let change): self = .changed(change.from, change.to, change.reason)
        }
    }
}

/// A machine behind a reference, because the test macros cannot change a value.
final class Subject {
    var machine: CircuitBreakerMachine
    /// The latest change.
    private(set) var lastChange: CircuitBreakerStateChange?

    init(_ configuration: CircuitBreakerConfiguration) {
        machine = CircuitBreakerMachine(configuration, now: start)
    }

    var state: CircuitBreakerState { machine.state }

    private func noting<Answer>(_ question: (inout CircuitBreakerMachine) -> Answer) -> Answer {
        let answer = question(&machine)
        lastChange = machine.changes.last ?? lastChange
        return answer
    }

    func acquire(
        now: ContinuousClock.Instant, slowAfter: Duration? = nil
    ) -> CircuitBreakerMachine.OnAcquire {
        noting { $0.acquire(now: now, slowAfter: slowAfter) }
    }

    func permit(at now: ContinuousClock.Instant) -> Lease? { noting { $0.permit(at: now) } }

    func record(_ outcome: CallOutcome, lease: Lease, now: ContinuousClock.Instant) -> Recorded {
        Recorded(noting { $0.record(outcome, lease: lease, now: now) })
    }

    func snapshot(now: ContinuousClock.Instant) -> CircuitBreakerSnapshot {
        noting { $0.snapshot(now: now) }
    }

    func command(
        _ question: (inout CircuitBreakerMachine) -> CircuitBreakerStateChange
    ) -> CircuitBreakerStateChange { noting(question) }

    /// One whole call; nil when it was refused.
    func call(_ outcome: CallOutcome, at now: ContinuousClock.Instant) -> Recorded? {
        permit(at: now).map { record(outcome, lease: $0, now: now) }
    }
}

let fast = CallOutcome.success(.milliseconds(1))
let failed = CallOutcome.failure(.milliseconds(1))
let slow = CallOutcome.success(.seconds(1) + .nanoseconds(1))

func change(
    _ from: CircuitBreakerState, _ to: CircuitBreakerState,
    _ reason: CircuitBreakerStateChange.Reason
) -> Recorded { .changed(from, to, reason) }
