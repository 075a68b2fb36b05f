import CircuitBreaking
import Synchronization
import Testing

private struct Refused: Error {}
private struct NotFound: Error {}

@Suite struct CircuitBreakerTests {
    private func breaker() throws -> CircuitBreaker {
        CircuitBreaker(name: "ehr/read", configuration: try smallConfiguration(), now: start)
    }

    private func judge(_ error: any Error) -> CircuitBreaker.Judgement {
        error is NotFound ? .success : .failure
    }

    private func fail(
        _ breaker: CircuitBreaker, with error: any Error, at now: ContinuousClock.Instant = start
    ) async throws {
        let body: () async throws -> Void = { throw error }
        try await breaker.withPermit(now: { now }, judge: judge, body)
    }

    @Test func countsWhatTheBodyThrowsAndThenRefuses() async throws {
        let breaker = try breaker()
        for _ in 0..<2 {
            await #expect(throws: Refused.self) { try await fail(breaker, with: Refused()) }
        }
        let error = await #expect(throws: CircuitBreakerError.self) {
            try await fail(breaker, with: Refused())
        }
        #expect(error?.code == .open)
        #expect(error?.retryAfter == .seconds(5))
        #expect(breaker.snapshot(now: start).totals.notPermittedCount == 1)
    }

    @Test func anAnswerThatIsAnErrorIsNoFailure() async throws {
        let breaker = try breaker()
        for _ in 0..<10 {
            await #expect(throws: NotFound.self) { try await fail(breaker, with: NotFound()) }
        }
        #expect(breaker.snapshot(now: start).state == .closed)
    }

    @Test func aCancelledCallerIsNobodysFailureAndFreesItsProbe() async throws {
        let breaker = try breaker()
        for _ in 0..<2 {
            await #expect(throws: Refused.self) { try await fail(breaker, with: Refused()) }
        }
        let later = start + .seconds(5)
        for _ in 0..<5 {
            await #expect(throws: CancellationError.self) {
                try await fail(breaker, with: CancellationError(), at: later)
            }
        }
        for _ in 0..<2 {
            let seven = try await breaker.withPermit(now: { later }, judge: judge, { 7 })
            #expect(seven == 7)
        }
        #expect(breaker.snapshot(now: later).state == .closed)
    }

    @Test func tellsItsObserverEveryChange() throws {
        let log = Mutex<[CircuitBreakerStateChange.Reason]>([])
        let breaker = CircuitBreaker(
            name: "redis", configuration: try smallConfiguration(), now: start,
            onStateChange: { change in log.withLock { $0.append(change.reason) } })
        func call(_ outcome: CallOutcome, at now: ContinuousClock.Instant) {
            guard case .permit(let lease) = breaker.acquire(now: now) else { return }
            breaker.record(outcome, lease: lease, now: now)
        }
        call(failed, at: start)
        call(failed, at: start)
        call(fast, at: start + .seconds(5))
        call(fast, at: start + .seconds(5))
        #expect(log.withLock { $0 } == [.failureRate, .waitOver, .probesPassed])
    }

    @Test func tellsItsObserverOfBothChangesOfOneQuestionInOrder() throws {
        let log = Mutex<[UInt64]>([])
        let breaker = CircuitBreaker(
            name: "redis", configuration: try smallConfiguration(), now: start,
            onStateChange: { change in log.withLock { $0.append(change.epoch) } })
        breaker.transitionToHalfOpenState(now: start)
        #expect(breaker.advance(to: start) == start + .seconds(6))
        _ = breaker.acquire(now: start + .seconds(11))
        #expect(log.withLock { $0 } == [1, 2, 3])
    }

    @Test func everyCommandReachesTheMachine() throws {
        let breaker = try breaker()
        var states: [CircuitBreakerState] = []
        for command in [
            breaker.transitionToOpenState(now:), breaker.transitionToHalfOpenState(now:),
            breaker.transitionToForcedOpenState(now:), breaker.transitionToDisabledState(now:),
            breaker.transitionToMetricsOnlyState(now:), breaker.transitionToClosedState(now:),
        ] {
            #expect(command(start).to == breaker.snapshot(now: start).state)
            states.append(breaker.snapshot(now: start).state)
        }
        #expect(states == [.open, .halfOpen, .forcedOpen, .disabled, .metricsOnly, .closed])
        #expect(breaker.transitionToOpenState(for: .seconds(1), now: start).to == .open)
        #expect(breaker.reset(now: start).reason == .reset)
    }

    @Test func aThrottledCallMakesTheNextOnesWait() async throws {
        let breaker = try breaker()
        let body: () async throws -> Void = { throw Refused() }
        await #expect(throws: Refused.self) {
            try await breaker.withPermit(
                now: { start }, judge: { _ in .throttled(retryAfter: .seconds(3)) }, body)
        }
        let error = await #expect(throws: CircuitBreakerError.self) {
            try await fail(breaker, with: Refused())
        }
        #expect(error?.retryAfter == .seconds(3))
        #expect(breaker.snapshot(now: start).totals.failureCount == 0)
    }

    @Test func aDeadlineDecidesWhatIsSlow() async throws {
        let breaker = CircuitBreaker(
            name: "ehr", configuration: try CircuitBreakerConfiguration(minimumNumberOfCalls: 1),
            now: start)
        var times = [start, start + .milliseconds(81)]
        try await breaker.withPermit(
            now: { times.removeFirst() }, deadline: start + .milliseconds(100),
            judge: { _ in .failure }, {})
        #expect(breaker.snapshot(now: start + .milliseconds(81)).state == .open)
    }
}
