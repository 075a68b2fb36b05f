internal import Synchronization

/// A ``CircuitBreakerMachine`` that threads may share. The lock covers one question to the machine,
/// never the call.
public final class CircuitBreaker: Sendable {
    /// What the breaker guards, for metrics and messages: an endpoint and an operation.
    public let name: String
    /// What the breaker goes by.
    public let configuration: CircuitBreakerConfiguration
    private let machine: Mutex<CircuitBreakerMachine>
    private let onStateChange: (@Sendable (CircuitBreakerStateChange) -> Void)?

    /// A closed breaker. `onStateChange` hears of every change, outside the lock, on the thread
    /// that caused it: two in quick succession may be told in either order, and their epochs say
    /// which came first.
    public init(
        name: String, configuration: CircuitBreakerConfiguration = .standard,
        now: ContinuousClock.Instant,
        onStateChange: (@Sendable (CircuitBreakerStateChange) -> Void)? = nil
    ) {
        self.name = name
        self.configuration = configuration
        self.machine = Mutex(CircuitBreakerMachine(configuration, now: now))
        self.onStateChange = onStateChange
    }

    /// Asks for a permit; see ``CircuitBreakerMachine/acquire(now:slowAfter:)``.
    public func acquire(
        now: ContinuousClock.Instant, slowAfter: Duration? = nil
    ) -> CircuitBreakerMachine.OnAcquire {
        ask { $0.acquire(now: now, slowAfter: slowAfter) }
    }

    /// Asks for a permit for a call with a deadline; see
    /// ``CircuitBreakerMachine/acquire(now:deadline:)``.
    public func acquire(
        now: ContinuousClock.Instant, deadline: ContinuousClock.Instant
    ) -> CircuitBreakerMachine.OnAcquire {
        ask { $0.acquire(now: now, deadline: deadline) }
    }

    /// Hands a lease back; see ``CircuitBreakerMachine/record(_:lease:now:)``.
    @discardableResult
    public func record(
        _ outcome: CallOutcome, lease: Lease, now: ContinuousClock.Instant
    ) -> CircuitBreakerMachine.OnRecord {
        ask { $0.record(outcome, lease: lease, now: now) }
    }

    /// The figures at `now`; see ``CircuitBreakerMachine/snapshot(now:)``.
    public func snapshot(now: ContinuousClock.Instant) -> CircuitBreakerSnapshot {
        ask { $0.snapshot(now: now) }
    }

    /// Lets time pass, so that observers hear at once of what it changes. Returns when to come
    /// again; nil: after the next change told to the observer.
    @discardableResult
    public func advance(to now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        ask { machine in
            machine.advance(to: now)
            return machine.wakeTime
        }
    }

    /// One question to the machine; the observer hears of changes after the lock is free.
    func ask<Answer: Sendable>(
        _ question: (inout CircuitBreakerMachine) -> Answer
    ) -> Answer {
        let (answer, changes) = machine.withLock { machine in
            let answer = question(&machine)
            return (answer, machine.changes)
        }
        if let onStateChange, !changes.isEmpty { changes.forEach(onStateChange) }
        return answer
    }
}
