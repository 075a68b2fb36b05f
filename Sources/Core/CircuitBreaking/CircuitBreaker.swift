internal import Synchronization

/// A ``CircuitBreakerMachine`` that threads may share. The lock covers one question to the machine,
/// never the call.
public final class CircuitBreaker: Sendable {
    /// What the breaker guards, for metrics and messages: an endpoint and an operation.
    public let name: String
    private let machine: Mutex<CircuitBreakerMachine>
    private let onStateChange: (@Sendable (CircuitBreakerStateChange) -> Void)?

    /// A closed breaker. `onStateChange` is called outside the lock, on the thread that caused the
    /// change, so two changes in quick succession may be told in either order.
    public init(
        name: String, configuration: CircuitBreakerConfiguration = .standard,
        now: ContinuousClock.Instant,
        onStateChange: (@Sendable (CircuitBreakerStateChange) -> Void)? = nil
    ) {
        self.name = name
        self.machine = Mutex(CircuitBreakerMachine(configuration, now: now))
        self.onStateChange = onStateChange
    }

    /// Asks for a permit; see ``CircuitBreakerMachine/acquire(now:slowAfter:)``.
    public func acquire(
        now: ContinuousClock.Instant, slowAfter: Duration? = nil
    ) -> CircuitBreakerMachine.OnAcquire {
        ask { $0.acquire(now: now, slowAfter: slowAfter) }
    }

    /// Hands a lease back; see ``CircuitBreakerMachine/record(_:lease:now:)``.
    @discardableResult
    public func record(
        _ outcome: CallOutcome, lease: Lease, now: ContinuousClock.Instant
    ) -> CircuitBreakerMachine.OnRecord {
        ask { $0.record(outcome, lease: lease, now: now) }
    }

    /// The figures at `now`. Never makes an open breaker half open.
    public func snapshot(now: ContinuousClock.Instant) -> CircuitBreakerSnapshot {
        ask { $0.snapshot(now: now) }
    }

    /// One question to the machine; the observer hears of a change after the lock is free.
    private func ask<Answer: Sendable>(
        _ question: (inout CircuitBreakerMachine) -> Answer
    ) -> Answer {
        let (answer, change) = machine.withLock { machine in
            let epoch = machine.epoch
            let answer = question(&machine)
            return (answer, machine.epoch == epoch ? nil : machine.lastChange)
        }
        if let change { onStateChange?(change) }
        return answer
    }

    /// How an error of the guarded call counts.
    public enum Judgement: Sendable, Hashable {
        /// The callee failed.
        case failure
        /// The callee did its work; the error is an answer, such as "not found".
        case success
        /// Nobody's failure, such as a cancelled caller.
        case ignored
    }

    /// Runs `body` under a permit and records what became of it, also when it throws.
    ///
    /// - Parameters:
    ///   - now: the clock; asked before and after.
    ///   - slowAfter: replaces the configured duration from which the call is slow.
    ///   - judge: how an error counts. A `CancellationError` is always ignored.
    /// - Throws: ``CircuitBreakerError`` with code `open` when no permit was given, and then `body`
    ///   has not run; otherwise what `body` throws.
    public func withPermit<Value>(
        now: () -> ContinuousClock.Instant, slowAfter: Duration? = nil,
        judge: (any Error) -> Judgement, _ body: () async throws -> Value
    ) async throws -> Value {
        let start = now()
        switch acquire(now: start, slowAfter: slowAfter) {
        case .reject(let delay):
            throw CircuitBreakerError(
                .open, "breaker \(name) is open, next attempt in \(delay)", retryAfter: delay)
        case .permit(let lease):
            do {
                let value = try await body()
                let end = now()
                record(.success(start.duration(to: end)), lease: lease, now: end)
                return value
            } catch {
                let end = now()
                let duration = start.duration(to: end)
                record(Self.outcome(error, duration, judge), lease: lease, now: end)
                throw error
            }
        }
    }

    private static func outcome(
        _ error: any Error, _ duration: Duration, _ judge: (any Error) -> Judgement
    ) -> CallOutcome {
        if error is CancellationError { return .ignored }
        switch judge(error) {
        case .failure: return .failure(duration)
        case .success: return .success(duration)
        case .ignored: return .ignored
        }
    }
}
