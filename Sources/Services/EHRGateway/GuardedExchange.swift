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
    private let counters: EHRCounters
    private let budget = Mutex(RetryBudget())

    init(
        breaker: CircuitBreaker, policy: RetryPolicy, judgedTimeoutMin: Duration,
        transport: any EHRTransport, clock: any GatewayClock, jitter: any GatewayJitter,
        counters: EHRCounters = EHRCounters()
    ) {
        self.counters = counters
        self.breaker = breaker
        self.policy = policy
        self.judgedTimeoutMin = judgedTimeoutMin
        self.transport = transport
        self.clock = clock
        self.jitter = jitter
    }

    /// Refuses at once while the breaker refuses everything, without asking it for a permit.
    ///
    /// - Throws: ``EHRGatewayError`` `breakerOpen`.
    func checkOpen() throws(EHRGatewayError) {
        let now = clock.now
        let snapshot = breaker.snapshot(now: now)
        switch snapshot.state {
        case .open:
            guard let until = snapshot.openUntil, until > now else { return }
            throw Self.open(retryAfter: until - now)
        case .forcedOpen:
            throw Self.open(retryAfter: breaker.configuration.waitDurationInOpenState)
        case .closed, .halfOpen, .disabled, .metricsOnly:
            return
        }
    }

    /// Sends, reads the answer, and tries again what failed for a moment, all before `deadline`.
    ///
    /// - Parameters:
    ///   - expiry: When the first of those who wait gives up. A cancellation after that is a
    ///     time-out: nobody went away, the EHR was silent.
    ///   - parse: Makes a value of a 2xx answer; what it throws is judged like any error.
    /// - Throws: ``EHRGatewayError``.
    func perform<Value: Sendable>(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant,
        expiry: ContinuousClock.Instant? = nil,
        parse: @Sendable (HTTPResponse) throws(EHRGatewayError) -> Value
    ) async throws(EHRGatewayError) -> Answer<Value> {
        budget.withLock { $0.earn() }
        var attempt = 1
        while true {
            do {
                let answer = try await tryOnce(
                    request, deadline: deadline, expiry: expiry, parse: parse)
                counters.countTry(breaker.name, nil)
                return answer
            } catch {
                counters.countTry(breaker.name, error)
                let now = clock.now
                guard
                    let wait = policy.wait(
                        after: error, attempt: attempt, remaining: deadline - now, jitter: jitter),
                    budget.withLock({ $0.spend() })
                else { throw error }
                try await pause(until: now + wait)
                attempt += 1
                counters.countRetry(breaker.name)
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
        expiry: ContinuousClock.Instant?,
        parse: @Sendable (HTTPResponse) throws(EHRGatewayError) -> Value
    ) async throws(EHRGatewayError) -> Answer<Value> {
        let start = clock.now
        guard deadline > start else { throw EHRGatewayError(.timeout, "the time is up") }
        let lease = try permit(now: start, deadline: deadline)
        do throws(EHRGatewayError) {
            let response = try await exchange(request, deadline: deadline, expiry: expiry)
            if let error = EHRGatewayError(
                status: response.status, retryAfter: RetryAfter.duration(response))
            {
                throw error
            }
            let value = try parse(response)
            let end = clock.now
            breaker.record(.success(end - start), lease: lease, now: end)
            return Answer(value: value, startedAt: start, endedAt: end)
        } catch {
            let end = clock.now
            breaker.record(outcome(of: error, took: end - start), lease: lease, now: end)
            throw error
        }
    }

    /// The call is slow after a share of its time, though never for the hurry of its caller.
    private func permit(
        now: ContinuousClock.Instant, deadline: ContinuousClock.Instant
    ) throws(EHRGatewayError) -> Lease {
        let share = breaker.configuration.slowAfter(deadline: deadline, now: now)
        switch breaker.acquire(now: now, slowAfter: max(share, judgedTimeoutMin)) {
        case .permit(let lease): return lease
        case .reject(let delay): throw Self.open(retryAfter: delay)
        }
    }

    private func exchange(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant,
        expiry: ContinuousClock.Instant?
    ) async throws(EHRGatewayError) -> HTTPResponse {
        do {
            return try await transport.exchange(request, deadline: deadline)
        } catch {
            if error.code == .cancelled, let expiry, expiry <= clock.now {
                throw EHRGatewayError(.timeout, "no answer from the EHR: given up", cause: error)
            }
            throw EHRGatewayError(error)
        }
    }

    /// By the house's rules for answers, and two of the gateway's own: a time-out of a caller in a
    /// hurry counts for nothing, and an EHR that is busy until it says gets its rest at once.
    private func outcome(of error: EHRGatewayError, took duration: Duration) -> CallOutcome {
        switch (error.code, error.retryAfter) {
        case (.timeout, _) where duration < judgedTimeoutMin:
            .ignored
        case (.busy, let rest?) where rest > .zero:
            .throttled(retryAfter: rest)
        case _:
            OutcomeRules.standard.outcome(
                error.answerKind, took: duration, retryAfter: error.retryAfter)
        }
    }

    private static func open(retryAfter: Duration) -> EHRGatewayError {
        EHRGatewayError(.breakerOpen, "the EHR is not asked for now", retryAfter: retryAfter)
    }
}
