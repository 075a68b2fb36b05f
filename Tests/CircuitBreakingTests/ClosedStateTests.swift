import CircuitBreaking
import Testing

@Suite struct ClosedStateTests {
    @Test func staysClosedBelowTheMinimumNumberOfCalls() throws {
        let machine = Subject(try smallConfiguration(minimum: 3))
        #expect(machine.call(failed, at: start) == .unchanged)
        #expect(machine.call(failed, at: start) == .unchanged)
        #expect(machine.state == .closed)
        #expect(machine.call(failed, at: start) == change(.closed, .open, .failureRate))
    }

    @Test(arguments: [(49, false), (50, true), (51, true)])
    func opensExactlyAtTheFailureRate(failures: Int, opens: Bool) throws {
        let configuration = try smallConfiguration(window: .count(100), minimum: 100)
        let machine = Subject(configuration)
        for _ in 0..<(100 - failures) { #expect(machine.call(fast, at: start) == .unchanged) }
        for _ in 1..<failures { #expect(machine.call(failed, at: start) == .unchanged) }
        _ = machine.call(failed, at: start)
        #expect((machine.state == .open) == opens)
    }

    @Test func opensAtTheSlowCallRateAndNotForACallOfExactlyTheThreshold() throws {
        let configuration = try smallConfiguration(slowRate: 50, minimum: 2)
        let machine = Subject(configuration)
        #expect(machine.call(.success(.seconds(1)), at: start) == .unchanged)
        #expect(machine.call(.success(.seconds(1)), at: start) == .unchanged)
        #expect(machine.call(slow, at: start) == .unchanged)
        #expect(machine.call(slow, at: start) == change(.closed, .open, .slowCallRate))
    }

    @Test func aSlowFailureCountsAsSlowToo() throws {
        let configuration = try smallConfiguration(failureRate: 100, slowRate: 50)
        let machine = Subject(configuration)
        #expect(machine.call(fast, at: start) == .unchanged)
        #expect(
            machine.call(.failure(.seconds(2)), at: start)
                == change(.closed, .open, .slowCallRate))
    }

    @Test func aLeaseMayNameItsOwnSlowness() throws {
        let configuration = try smallConfiguration(slowRate: 50, minimum: 1)
        let machine = Subject(configuration)
        guard case .permit(let lease) = machine.acquire(now: start, slowAfter: .milliseconds(10))
        else {
            Issue.record("no permit")
            return
        }
        #expect(
            machine.record(.success(.milliseconds(11)), lease: lease, now: start)
                == change(.closed, .open, .slowCallRate))
    }

    @Test func aDeadlineMakesSlownessAShareOfTheBudget() throws {
        let configuration = try CircuitBreakerConfiguration(
            slowCallRateThreshold: 50, slowCallBudgetShare: 0.5, minimumNumberOfCalls: 1)
        for (took, isSlow) in [(500, false), (501, true)] {
            var machine = CircuitBreakerMachine(configuration, now: start)
            guard
                case .permit(let lease) = machine.acquire(
                    now: start, deadline: start + .seconds(1))
            else {
                Issue.record("no permit")
                return
            }
            _ = machine.record(.success(.milliseconds(took)), lease: lease, now: start)
            #expect((machine.state == .open) == isSlow)
        }
    }

    @Test func aDeadlineThatHasPassedOrMeansNoneIsNoTrap() {
        let rules = CircuitBreakerConfiguration.standard
        #expect(rules.slowAfter(deadline: start - .seconds(1), now: start) == .zero)
        let never = start + .seconds(Int64.max / 4)
        let most = CircuitBreakerConfiguration.durationMax
        #expect(rules.slowAfter(deadline: never, now: start) <= most)
    }

    @Test func ratesAreKnownFromTheMinimumNumberOfCallsOn() throws {
        let machine = Subject(try smallConfiguration(failureRate: 100, minimum: 4))
        for outcome in [failed, fast, slow] { _ = machine.call(outcome, at: start) }
        #expect(machine.snapshot(now: start).failureRate == nil)
        _ = machine.call(.failure(.seconds(2)), at: start)
        let snapshot = machine.snapshot(now: start)
        #expect(snapshot.failureRate == 50)
        #expect(snapshot.slowCallRate == 50)
        #expect(snapshot.totals.successCount == 2)
        #expect(snapshot.totals.failureCount == 2)
        #expect(snapshot.totals.slowSuccessCount == 1)
        #expect(snapshot.totals.slowFailureCount == 1)
        #expect(snapshot.since == start)
    }

    @Test func aWindowByCountForgetsTheOldestResult() throws {
        let configuration = try smallConfiguration(window: .count(4), minimum: 4)
        let machine = Subject(configuration)
        for outcome in [failed, fast, fast, fast] {
            #expect(machine.call(outcome, at: start) == .unchanged)
        }
        // The first failure leaves as the second comes: one of four.
        #expect(machine.call(failed, at: start) == .unchanged)
        #expect(machine.call(fast, at: start) == .unchanged)
        #expect(machine.call(failed, at: start) == change(.closed, .open, .failureRate))
    }

    @Test func ignoredResultsCountNowhere() throws {
        let machine = Subject(try smallConfiguration())
        for _ in 0..<100 { #expect(machine.call(.ignored, at: start) == .unchanged) }
        #expect(machine.snapshot(now: start).callCount == 0)
    }

    @Test func aWindowByTimeForgetsBetweenNineTenthsAndAllOfIt() throws {
        let configuration = try smallConfiguration(window: .time(.seconds(10)), minimum: 100)
        let machine = Subject(configuration)
        _ = machine.call(failed, at: start + .milliseconds(999))
        let last = start + .seconds(10) - .nanoseconds(1)
        #expect(machine.snapshot(now: last).callCount == 1)
        #expect(machine.snapshot(now: last + .nanoseconds(1)).callCount == 0)
        _ = machine.call(failed, at: start + .seconds(1_000))
        #expect(machine.snapshot(now: start + .seconds(1_000)).callCount == 1)
        #expect(machine.snapshot(now: start + .seconds(1_000_000)).callCount == 0)
    }

    @Test func aWindowByTimeOpensOnWhatIsInIt() throws {
        let configuration = try smallConfiguration(window: .time(.seconds(10)), minimum: 2)
        let machine = Subject(configuration)
        #expect(machine.call(failed, at: start) == .unchanged)
        #expect(machine.call(failed, at: start + .seconds(11)) == .unchanged)
        #expect(
            machine.call(failed, at: start + .seconds(12)) == change(.closed, .open, .failureRate))
    }

    @Test func timeThatGoesBackwardsChangesNothing() throws {
        let configuration = try smallConfiguration(window: .time(.seconds(10)), minimum: 3)
        let machine = Subject(configuration)
        _ = machine.call(fast, at: start + .seconds(5))
        _ = machine.call(fast, at: start)
        #expect(machine.snapshot(now: start).callCount == 2)
    }
}
