extension CircuitBreaker {
    /// How an error of the guarded call counts.
    public enum Judgement: Sendable, Hashable {
        /// The callee failed.
        case failure
        /// The callee did its work; the error is an answer, such as "not found".
        case success
        /// Nobody's failure, such as a cancelled caller.
        case ignored
        /// The callee asks to slow down; see ``CallOutcome/throttled(retryAfter:)``.
        case throttled(retryAfter: Duration?)
    }

    /// Runs `body` under a permit and records what became of it, also when it throws.
    ///
    /// - Parameters:
    ///   - now: the clock; asked before and after.
    ///   - slowAfter: replaces the configured duration from which the call is slow.
    ///   - deadline: of the call; where it is given and `slowAfter` is not, the call is slow from
    ///     ``CircuitBreakerConfiguration/slowCallBudgetShare`` of the time left.
    ///   - judge: how an error counts. A `CancellationError` is always ignored.
    /// - Throws: ``CircuitBreakerError`` with code `open` when no permit was given, and then `body`
    ///   has not run; otherwise what `body` throws.
    public func withPermit<Value>(
        now: () -> ContinuousClock.Instant, slowAfter: Duration? = nil,
        deadline: ContinuousClock.Instant? = nil, judge: (any Error) -> Judgement,
        _ body: () async throws -> Value
    ) async throws -> Value {
        let start = now()
        let slowAfter =
            slowAfter ?? deadline.map { configuration.slowAfter(deadline: $0, now: start) }
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
        case .throttled(let delay): return .throttled(retryAfter: delay)
        }
    }
}
