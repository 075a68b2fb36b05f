import Testing

@testable import EHRGateway

/// Retries, without time.
@Suite struct RetryTests {
    private let policy = RetryPolicy(
        attemptCountMax: 3, delay: .milliseconds(50), delayMax: .milliseconds(80))
    private let busy = EHRGatewayError(.busy, "busy")

    private func wait(
        _ error: EHRGatewayError, attempt: Int = 1, remaining: Duration = .seconds(2)
    ) -> Duration? {
        policy.wait(after: error, attempt: attempt, remaining: remaining, jitter: FixedJitter())
    }

    @Test func theBoundDoublesUpToItsMaximum() {
        #expect(wait(busy, attempt: 1) == .milliseconds(50))
        #expect(wait(busy, attempt: 2) == .milliseconds(80))
        #expect(wait(busy, attempt: 3) == nil)
    }

    @Test func onlyWhatMayPassIsTriedAgain() {
        for code in [
            EHRGatewayError.Code.notFound, .refused, .forbidden, .conflict, .ambiguous,
            .badAnswer, .timeout, .breakerOpen, .cancelled, .tooLarge, .overloaded,
        ] {
            #expect(wait(EHRGatewayError(code, "x")) == nil)
        }
        for code in [EHRGatewayError.Code.unreachable, .throttled] {
            #expect(wait(EHRGatewayError(code, "x")) != nil)
        }
    }

    @Test func aWaitThatLeavesNoTimeForATryIsNotBegun() {
        #expect(wait(busy, remaining: .milliseconds(70)) == .milliseconds(50))
        #expect(wait(busy, remaining: .milliseconds(69)) == nil)
        #expect(wait(busy, remaining: .milliseconds(-1)) == nil)
    }

    @Test func theServersOwnWaitIsKeptWhenItFits() {
        let slow = EHRGatewayError(.busy, "x", retryAfter: .seconds(1))
        #expect(wait(slow) == .seconds(1))
        #expect(wait(slow, remaining: .seconds(1)) == nil)
    }

    @Test func jitterStaysWithinItsBound() {
        for _ in 0..<1_000 {
            #expect(
                (.zero ... .milliseconds(50)).contains(FullJitter().draw(upTo: .milliseconds(50))))
        }
    }

    @Test func retriesAreATenthOfTheRequests() {
        var budget = RetryBudget()
        #expect(spend(&budget, upTo: 11) == 10)
        for _ in 0..<9 { budget.earn() }
        #expect(spend(&budget, upTo: 1) == 0)
        budget.earn()
        #expect(spend(&budget, upTo: 2) == 1)
        for _ in 0..<100_000 { budget.earn() }
        #expect(spend(&budget, upTo: 20) == 10)
    }

    /// How many retries the budget gives.
    private func spend(_ budget: inout RetryBudget, upTo count: Int) -> Int {
        var spent = 0
        for _ in 0..<count where budget.spend() { spent += 1 }
        return spent
    }
}
