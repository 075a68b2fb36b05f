internal import CircuitBreaking
internal import HTTPClient
internal import Synchronization

/// One kind of request to the EHR, behind a breaker of its own, tried again where that can help.
final class GuardedExchange: Sendable {
    /// A result, with the time of the try that brought it.
    struct Answer<Value: Sendable>: Sendable {
        let value: Value
        let startedAt: ContinuousClock.Instant
        let endedAt: ContinuousClock.Instant
    }

    let breaker: CircuitBreaker
    private let transport: any EHRTransport
    private let clock: any GatewayClock
    private let jitter: any GatewayJitter
    private let policy: RetryPolicy
    private let judgedTimeoutMin: Duration
    private let openDuration: Duration
    private let budget = Mutex(RetryBudget())
    /// Until when the breaker has said no.
    private let closedUntil = Mutex<ContinuousClock.Instant?>(nil)

    init(
        breaker: CircuitBreaker, openDuration: Duration, policy: RetryPolicy,
        judgedTimeoutMin: Duration, transport: any EHRTransport, clock: any GatewayClock,
        jitter: any GatewayJitter
    ) {
        self.breaker = breaker
        self.openDuration = openDuration
        self.policy = policy
        self.judgedTimeoutMin = judgedTimeoutMin
        self.transport = transport
        self.clock = clock
        self.jitter = jitter
    }

    /// Refuses at once while the breaker is known to be open, without asking it for a permit.
    ///
    /// - Throws: ``EHRGatewayError`` `breakerOpen`.
    func checkOpen() throws(EHRGatewayError) {
        let now = clock.now
        guard let until = closedUntil.withLock({ $0 }), until > now else { return }
        throw Self.open(retryAfter: until - now)
    }

    /// Sends, reads the answer, and tries again what failed for a moment, all before `deadline`.
    ///
    /// - Parameter parse: Makes a value of a 2xx answer; what it throws is judged like any error.
    /// - Throws: ``EHRGatewayError``.
    func perform<Value: Sendable>(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant,
        parse: @Sendable (HTTPResponse) throws(EHRGatewayError) -> Value
    ) async throws(EHRGatewayError) -> Answer<Value> {
        budget.withLock { $0.earn() }
        var attempt = 1
        while true {
            do {
                return try await tryOnce(request, deadline: deadline, parse: parse)
            } catch {
                let now = clock.now
                guard
                    let wait = policy.wait(
                        after: error, attempt: attempt, remaining: deadline - now, jitter: jitter),
                    budget.withLock({ $0.spend() })
                else { throw error }
                try await pause(until: now + wait)
                attempt += 1
            }
        }
    }

    private func pause(until instant: ContinuousClock.Instant) async throws(EHRGatewayError) {
        do {
            try await clock.sleep(until: instant)
        } catch {
            throw EHRGatewayError(.cancelled, "the caller was cancelled", cause: error)
        }
    }

    private func tryOnce<Value: Sendable>(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant,
        parse: @Sendable (HTTPResponse) throws(EHRGatewayError) -> Value
    ) async throws(EHRGatewayError) -> Answer<Value> {
        let start = clock.now
        guard deadline > start else { throw EHRGatewayError(.timeout, "the time is up") }
        let lease: Lease
        switch breaker.acquire(now: start) {
        case .permit(let permit):
            lease = permit
        case .reject(let delay):
            closedUntil.withLock { $0 = start + delay }
            throw Self.open(retryAfter: delay)
        }
        do throws(EHRGatewayError) {
            let response = try await exchange(request, deadline: deadline)
            if let error = EHRGatewayError(
                status: response.status, retryAfter: Self.retryAfter(response))
            {
                throw error
            }
            let value = try parse(response)
            let end = clock.now
            note(breaker.record(.success(end - start), lease: lease, now: end), at: end)
            return Answer(value: value, startedAt: start, endedAt: end)
        } catch {
            let end = clock.now
            let outcome = outcome(of: error, took: end - start)
            note(breaker.record(outcome, lease: lease, now: end), at: end)
            throw error
        }
    }

    private func exchange(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(EHRGatewayError) -> HTTPResponse {
        do {
            return try await transport.exchange(request, deadline: deadline)
        } catch {
            throw EHRGatewayError(error)
        }
    }

    /// A breaker that has just opened says no for its whole wait, also to who has yet to ask it.
    private func note(
        _ result: CircuitBreakerMachine.OnRecord, at now: ContinuousClock.Instant
    ) {
        switch result {
        case .changed(let change) where change.to == .open:
            closedUntil.withLock { $0 = now + openDuration }
        case .changed, .unchanged, .stale:
            return
        }
    }

    private func outcome(of error: EHRGatewayError, took duration: Duration) -> CallOutcome {
        switch error.code {
        case .cancelled, .overloaded: .ignored
        case .timeout where duration < judgedTimeoutMin: .ignored
        case _: error.isFailureOfEHR ? .failure(duration) : .success(duration)
        }
    }

    private static func open(retryAfter: Duration) -> EHRGatewayError {
        EHRGatewayError(.breakerOpen, "the EHR is not asked for now", retryAfter: retryAfter)
    }

    /// `Retry-After` in seconds; the form with a date is not read.
    private static func retryAfter(_ response: HTTPResponse) -> Duration? {
        response.header("retry-after").flatMap { Int($0) }.flatMap {
            (0...86_400).contains($0) ? .seconds($0) : nil
        }
    }
}
