import CircuitBreaking
import Testing

@Suite struct OpenStateTests {
    private func opened(probes: Int = 2) throws -> Subject {
        let machine = Subject(try smallConfiguration(probes: probes))
        _ = machine.call(failed, at: start)
        _ = machine.call(failed, at: start)
        #expect(machine.state == .open)
        return machine
    }

    @Test func refusesUntilTheWaitIsOverAndAdmitsAtItsEnd() throws {
        let machine = try opened()
        #expect(machine.acquire(now: start) == .reject(retryAfter: .seconds(5)))
        let last = start + .seconds(5) - .nanoseconds(1)
        #expect(machine.acquire(now: last) == .reject(retryAfter: .nanoseconds(1)))
        #expect(machine.state == .open)
        #expect(machine.permit(at: start + .seconds(5))?.isProbe == true)
        #expect(machine.state == .halfOpen)
    }

    @Test func onlyACallMakesItHalfOpen() throws {
        let machine = try opened()
        #expect(machine.snapshot(now: start + .seconds(3_600)).state == .open)
        #expect(machine.permit(at: start + .seconds(3_600)) != nil)
    }

    @Test func aResultOfTheClosedStateIsStaleInEveryLaterOne() throws {
        let machine = Subject(try smallConfiguration())
        let late = try (0..<3).map { _ in try #require(machine.permit(at: start)) }
        _ = machine.call(failed, at: start)
        _ = machine.call(failed, at: start)
        #expect(machine.record(fast, lease: late[0], now: start) == .stale)
        #expect(machine.state == .open)
        _ = machine.permit(at: start + .seconds(5))
        #expect(machine.record(failed, lease: late[1], now: start + .seconds(5)) == .stale)
        #expect(machine.state == .halfOpen)
        _ = machine.call(fast, at: start + .seconds(5))
        #expect(machine.record(failed, lease: late[2], now: start + .seconds(5)) == .stale)
        #expect(machine.snapshot(now: start + .seconds(5)).totals.staleCount == 3)
    }

    @Test func halfOpenAdmitsOnlyWhatIsPermitted() throws {
        let machine = try opened()
        let now = start + .seconds(5)
        let first = try #require(machine.permit(at: now))
        #expect(machine.permit(at: now) != nil)
        #expect(machine.acquire(now: now) == .reject(retryAfter: .zero))
        #expect(machine.record(.ignored, lease: first, now: now) == .unchanged)
        #expect(machine.permit(at: now) != nil)
        #expect(machine.permit(at: now) == nil)
        #expect(machine.snapshot(now: now).probeCount == 2)
    }

    @Test func halfOpenOpensOnOneFailureOfTwoAndClosesOnTwoSuccesses() throws {
        let now = start + .seconds(5)
        var machine = try opened()
        #expect(machine.call(failed, at: now) == change(.halfOpen, .open, .failureRate))
        #expect(machine.acquire(now: now) == .reject(retryAfter: .seconds(5)))
        machine = try opened()
        #expect(machine.call(fast, at: now) == .unchanged)
        #expect(machine.call(fast, at: now) == change(.halfOpen, .closed, .probesPassed))
        #expect(machine.snapshot(now: now).callCount == 0)
    }

    @Test func halfOpenDecidesAsSoonAsNothingCouldChangeTheDecision() throws {
        let now = start + .seconds(5)
        let machine = try opened(probes: 5)
        // Three of five must fail. Two failures leave it open to question; three successes do not.
        for outcome in [failed, failed, fast, fast] {
            #expect(machine.call(outcome, at: now) == .unchanged)
        }
        #expect(machine.call(fast, at: now) == change(.halfOpen, .closed, .probesPassed))
    }

    @Test func halfOpenOpensOnSlowProbes() throws {
        let now = start + .seconds(5)
        let machine = Subject(try smallConfiguration(slowRate: 50))
        _ = machine.call(failed, at: start)
        _ = machine.call(failed, at: start)
        #expect(machine.call(slow, at: now) == change(.halfOpen, .open, .slowCallRate))
    }

    @Test func aLostProbeGivesItsPermitBackExactlyAtItsExpiry() throws {
        let machine = try opened(probes: 1)
        let now = start + .seconds(5)
        let lost = try #require(machine.permit(at: now))
        #expect(lost.expiry == now + .seconds(2))
        #expect(machine.permit(at: now + .seconds(2) - .nanoseconds(1)) == nil)
        let next = try #require(machine.permit(at: now + .seconds(2)))
        // The lost one answers after all: too late to count, and the new probe keeps its permit.
        #expect(machine.record(failed, lease: lost, now: now + .seconds(2)) == .stale)
        #expect(machine.permit(at: now + .seconds(2)) == nil)
        #expect(
            machine.record(fast, lease: next, now: now + .seconds(3))
                == change(.halfOpen, .closed, .probesPassed))
    }

    @Test func aProbeCountsOnce() throws {
        let machine = try opened()
        let now = start + .seconds(5)
        let lease = try #require(machine.permit(at: now))
        #expect(machine.record(fast, lease: lease, now: now) == .unchanged)
        #expect(machine.record(fast, lease: lease, now: now) == .stale)
        #expect(machine.state == .halfOpen)
    }

    @Test func halfOpenThatCannotDecideOpensAgainExactlyAtItsLimit() throws {
        let machine = try opened()
        let entered = start + .seconds(5)
        _ = machine.permit(at: entered)
        let end = entered + .seconds(6)
        #expect(machine.snapshot(now: end - .nanoseconds(1)).state == .halfOpen)
        #expect(machine.acquire(now: end) == .reject(retryAfter: .seconds(5)))
        #expect(machine.lastChange?.reason == .halfOpenTimeout)
    }

    @Test func afterALongSilenceInHalfOpenTheNextCallIsAProbe() throws {
        let machine = try opened()
        _ = machine.permit(at: start + .seconds(5))
        // The limit passed at 11 s, and the wait that followed at 16 s.
        #expect(machine.permit(at: start + .seconds(16))?.isProbe == true)
    }

    @Test func theWaitGrowsUntilItsMaximumAndStartsOverOnceClosed() throws {
        let growth = WaitIntervalFunction.exponential(multiplier: 2, max: .seconds(15))
        let machine = Subject(try smallConfiguration(waitFunction: growth))
        var now = start
        _ = machine.call(failed, at: now)
        _ = machine.call(failed, at: now)
        for wait in [5, 10, 15, 15] {
            #expect(machine.acquire(now: now) == .reject(retryAfter: .seconds(wait)))
            now += .seconds(wait)
            _ = machine.call(failed, at: now)
        }
        now += .seconds(15)
        _ = machine.call(fast, at: now)
        _ = machine.call(fast, at: now)
        #expect(machine.state == .closed)
        _ = machine.call(failed, at: now)
        _ = machine.call(failed, at: now)
        #expect(machine.lastChange?.openUntil == now + .seconds(5))
    }
}
