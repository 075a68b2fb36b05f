import CircuitBreaking
import HTTPClient
import Testing

@testable import EHRGateway

/// Breaker and retries around one request, with a clock turned by hand.
@Suite struct GuardedExchangeTests {
    private let clock = ManualClock()
    private let transport = PlayedTransport()
    private let exchange: GuardedExchange

    init() throws {
        let breaker = try CircuitBreakerConfiguration(
            failureRateThreshold: 50, slidingWindow: .count(4), minimumNumberOfCalls: 2,
            waitDurationInOpenState: .seconds(5), permittedNumberOfCallsInHalfOpenState: 1)
        exchange = GuardedExchange(
            breaker: CircuitBreaker(name: "ehr.test", configuration: breaker, now: clock.now),
            policy: RetryPolicy(
                attemptCountMax: 2, delay: .milliseconds(50), delayMax: .milliseconds(50)),
            judgedTimeoutMin: .milliseconds(500), transport: transport, clock: clock,
            jitter: FixedJitter())
    }

    private var state: CircuitBreakerState { exchange.breaker.snapshot(now: clock.now).state }

    private func perform() async -> Result<Int, EHRGatewayError> {
        do throws(EHRGatewayError) {
            let deadline = clock.now + .seconds(2)
            return .success(
                try await exchange.perform(.init(.get, "http://e/"), deadline: deadline) {
                    (response) throws(EHRGatewayError) in
                    if response.body.isEmpty { throw EHRGatewayError(.badAnswer, "empty") }
                    return response.status
                }.value)
        } catch {
            return .failure(error)
        }
    }

    /// One request, each of whose tries the test answers.
    private func play(
        _ tries: (PlayedTransport.Exchange) async -> Void...
    ) async -> EHRGatewayError.Code? {
        async let outcome = perform()
        for play in tries {
            if let exchange = await transport.next() { await play(exchange) }
        }
        switch await outcome {
        case .success: return nil
        case .failure(let error): return error.code
        }
    }

    @Test func whatFailedForAMomentIsTriedAgainAfterAWait() async {
        let code = await play(
            {
                $0.answer(503)
                await clock.waitForAlarm(at: .milliseconds(50))
                clock.advance(by: .milliseconds(50))
            }, { $0.answer(200, "x") })
        #expect(code == nil)
        #expect(transport.count == 2)
    }

    @Test func aBrokenConnectionIsTriedAgain() async {
        let code = await play(
            {
                $0.fail(.protocolFailed)
                await clock.waitForAlarm(at: .milliseconds(50))
                clock.advance(by: .milliseconds(50))
            }, { $0.answer(201, "x") })
        #expect(code == nil)
    }

    @Test func theLastTrysErrorIsTheCallers() async {
        let code = await play(
            {
                $0.answer(503)
                await clock.waitForAlarm(at: .milliseconds(50))
                clock.advance(by: .milliseconds(50))
            }, { $0.fail(.connectFailed) })
        #expect(code == .unreachable)
        #expect(transport.count == 2)
    }

    @Test(arguments: [400, 401, 404, 409, 412, 422, 501])
    func whatTheServerDecidedIsNotTriedAgainAndOpensNothing(status: Int) async {
        for _ in 0..<6 { #expect(await play { $0.answer(status) } != nil) }
        #expect(transport.count == 6)
        #expect(state == .closed)
    }

    @Test func failuresOpenTheBreakerAndThenNothingIsSent() async {
        for _ in 0..<2 { #expect(await play { $0.answer(200) } == .badAnswer) }
        #expect(state == .open)
        let refusal = #expect(throws: EHRGatewayError.self) { try exchange.checkOpen() }
        #expect(refusal?.code == .breakerOpen)
        #expect(refusal?.retryAfter == .seconds(5))
        guard case .failure(let error) = await perform() else {
            Issue.record("an open breaker let a call through")
            return
        }
        #expect(error.code == .breakerOpen)
        #expect(transport.count == 2)
        clock.advance(by: .seconds(5))
        #expect(throws: Never.self) { try exchange.checkOpen() }
        #expect(await play { $0.answer(200, "x") } == nil)
        #expect(state == .closed)
    }

    @Test func aTimeOutCountsOnlyWhenItHadItsTime() async {
        for _ in 0..<4 {
            #expect(
                await play {
                    clock.advance(by: .milliseconds(499))
                    $0.fail(.timeout)
                } == .timeout)
        }
        #expect(state == .closed)
        for _ in 0..<2 {
            #expect(
                await play {
                    clock.advance(by: .milliseconds(500))
                    $0.fail(.timeout)
                } == .timeout)
        }
        #expect(state == .open)
    }

    @Test func aCancelledCallerIsNobodysFailure() async {
        for _ in 0..<4 {
            await withTaskGroup(of: Result<Int, EHRGatewayError>.self) { group in
                group.addTask { await perform() }
                _ = await transport.next()
                group.cancelAll()
                if case .failure(let error)? = await group.next() {
                    #expect(error.code == .cancelled)
                }
            }
        }
        #expect(state == .closed)
        #expect(exchange.breaker.snapshot(now: clock.now).callCount == 0)
    }

    @Test func aCallerCancelledBetweenTriesSendsNoMore() async {
        await withTaskGroup(of: Result<Int, EHRGatewayError>.self) { group in
            group.addTask { await perform() }
            await transport.next()?.answer(503)
            await clock.waitForAlarm(at: .milliseconds(50))
            group.cancelAll()
            if case .failure(let error)? = await group.next() {
                #expect(error.code == .cancelled)
            }
        }
        #expect(transport.count == 1)
    }

    @Test func nothingIsSentAfterTheDeadline() async {
        await #expect(throws: EHRGatewayError.self) {
            try await exchange.perform(.init(.get, "http://e/"), deadline: clock.now) { _ in 1 }
        }
        #expect(transport.count == 0)
    }
}
