import CircuitBreaking
import HTTPClient
import Testing

@testable import EHRGateway

/// What the breaker makes of an answer, and of the time it took.
@Suite struct BreakerRulesTests {
    private let clock = ManualClock()
    private let transport = PlayedTransport()
    private let exchange: GuardedExchange

    init() throws {
        let breaker = try CircuitBreakerConfiguration(
            failureRateThreshold: 50, slowCallRateThreshold: 50, slowCallBudgetShare: 0.8,
            slidingWindow: .count(4), minimumNumberOfCalls: 2,
            waitDurationInOpenState: .seconds(5), permittedNumberOfCallsInHalfOpenState: 1)
        exchange = GuardedExchange(
            breaker: CircuitBreaker(name: "ehr.test", configuration: breaker, now: clock.now),
            policy: RetryPolicy(
                attemptCountMax: 2, delay: .milliseconds(50), delayMax: .milliseconds(50)),
            judgedTimeoutMin: .milliseconds(500), transport: transport, clock: clock,
            jitter: FixedJitter())
    }

    private var snapshot: CircuitBreakerSnapshot { exchange.breaker.snapshot(now: clock.now) }

    private func perform(within time: Duration) async -> EHRGatewayError? {
        do throws(EHRGatewayError) {
            _ = try await exchange.perform(.init(.get, "http://e/"), deadline: clock.now + time) {
                _ in 0
            }
            return nil
        } catch {
            return error
        }
    }

    /// One request, each of whose tries the test answers.
    private func play(
        within time: Duration = .seconds(2),
        _ tries: (PlayedTransport.Exchange) async -> Void...
    ) async -> EHRGatewayError? {
        async let outcome = perform(within: time)
        for play in tries {
            if let exchange = await transport.next() { await play(exchange) }
        }
        return await outcome
    }

    private var refusal: EHRGatewayError? {
        do throws(EHRGatewayError) { try exchange.checkOpen() } catch { return error }
        return nil
    }

    @Test(arguments: [(429, .throttled), (503, .busy)] as [(Int, EHRGatewayError.Code)])
    func anEHRThatNamesARestGetsIt(status: Int, code: EHRGatewayError.Code) async {
        let error = await play { $0.answer(status, headers: [("retry-after", "7")]) }
        #expect(error?.code == code)
        #expect(error?.retryAfter == .seconds(7))
        #expect(snapshot.state == .open)
        #expect(snapshot.totals.failureCount == 0)
        #expect(snapshot.totals.throttledCount == 1)
        #expect(refusal?.retryAfter == .seconds(7))
        clock.advance(by: .seconds(6))
        #expect(await perform(within: .seconds(2))?.retryAfter == .seconds(1))
        #expect(transport.count == 1)
        clock.advance(by: .seconds(1))
        #expect(refusal == nil)
        #expect(await play { $0.answer(200) } == nil)
        #expect(snapshot.state == .closed)
    }

    @Test func aRestThatFitsIsKeptAndTheRequestTriedAgain() async {
        let error = await play(
            {
                $0.answer(429, headers: [("retry-after", "1")])
                await clock.waitForAlarm(at: .seconds(1))
                clock.advance(by: .seconds(1))
            }, { $0.answer(200) })
        #expect(error == nil)
        #expect(transport.count == 2)
    }

    @Test func aRestIsNoLongerThanTheBreakerAllows() async {
        let error = await play { $0.answer(503, headers: [("retry-after", "86400")]) }
        #expect(error?.retryAfter == .seconds(86_400))
        #expect(refusal?.retryAfter == exchange.breaker.configuration.maxRetryAfter)
    }

    @Test(arguments: [429, 503])
    func onlyA429IsNoFailureWhereNoRestIsNamed(status: Int) async {
        for round in 1...4 {
            let error = await play(
                {
                    $0.answer(status, headers: [("retry-after", "0")])
                    await clock.waitForAlarm(at: .milliseconds(50) * round)
                    clock.advance(by: .milliseconds(50))
                }, { $0.answer(status) })
            #expect(error != nil)
            if status == 503 { break }
        }
        #expect(snapshot.state == (status == 429 ? .closed : .open))
        #expect(snapshot.totals.failureCount == (status == 429 ? 0 : 2))
        #expect(transport.count == (status == 429 ? 8 : 2))
    }

    @Test(arguments: [401, 403, 407])
    func refusedCredentialsSayNothingAboutTheEHR(status: Int) async {
        for _ in 0..<6 { #expect(await play { $0.answer(status) }?.code == .forbidden) }
        #expect(snapshot.state == .closed)
        #expect(snapshot.callCount == 0)
        #expect(snapshot.totals.ignoredCount == 6)
    }

    @Test func slowIsAShareOfTheCallsBudget() async {
        for _ in 0..<4 {
            let error = await play {
                clock.advance(by: .milliseconds(1_600))
                $0.answer(200)
            }
            #expect(error == nil)
        }
        #expect(snapshot.slowCallCount == 0)
        for _ in 0..<2 {
            let error = await play {
                clock.advance(by: .milliseconds(1_601))
                $0.answer(200)
            }
            #expect(error == nil)
        }
        #expect(snapshot.state == .open)
        #expect(snapshot.totals.slowSuccessCount == 2)
    }

    @Test func aCallersHurryMakesNoAnswerSlow() async {
        for _ in 0..<4 {
            let error = await play(within: .milliseconds(510)) {
                clock.advance(by: .milliseconds(500))
                $0.answer(200)
            }
            #expect(error == nil)
        }
        #expect(snapshot.state == .closed)
        #expect(snapshot.slowCallCount == 0)
    }

    @Test func whatAnOperatorSaysHoldsAtOnce() {
        exchange.breaker.transitionToForcedOpenState(now: clock.now)
        #expect(refusal?.code == .breakerOpen)
        #expect(refusal?.retryAfter == .seconds(5))
        exchange.breaker.transitionToOpenState(for: .seconds(90), now: clock.now)
        #expect(refusal?.retryAfter == .seconds(90))
        exchange.breaker.transitionToClosedState(now: clock.now)
        #expect(refusal == nil)
        exchange.breaker.transitionToDisabledState(now: clock.now)
        #expect(refusal == nil)
    }

    @Test(arguments: 400..<600)
    func everyStatusCountsAsTheHousesRulesSay(status: Int) {
        let rules = OutcomeRules.standard
        #expect(
            EHRGatewayError(status: status).map { rules[$0.answerKind] }
                == rules[AnswerKind(httpStatus: status)])
    }
}
