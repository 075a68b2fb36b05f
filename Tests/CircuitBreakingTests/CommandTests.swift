import CircuitBreaking
import Testing

@Suite struct CommandTests {
    private func machine() throws -> Subject { Subject(try smallConfiguration()) }

    private func reasons(_ machine: Subject) -> [CircuitBreakerStateChange.Reason] {
        machine.machine.changes.map(\.reason)
    }

    @Test(arguments: CircuitBreakerState.allCases)
    func everyStateCanBeLeftForEveryOtherAndStartsAnew(from: CircuitBreakerState) throws {
        let commands: [(CircuitBreakerState, ReferenceBreaker.Command)] = [
            (.closed, .closed), (.open, .open), (.halfOpen, .halfOpen),
            (.forcedOpen, .forcedOpen), (.disabled, .disabled), (.metricsOnly, .metricsOnly),
        ]
        let first = try #require(commands.first { $0.0 == from })
        for (to, command) in commands {
            let machine = try machine()
            machine.machine.obey(first.1, start)
            let epoch = machine.machine.epoch
            machine.machine.obey(command, start + .seconds(1))
            #expect(machine.state == to)
            #expect(machine.machine.epoch == epoch + 1)
            #expect(machine.machine.since == start + .seconds(1))
            #expect(reasons(machine) == [.command])
        }
    }

    @Test func aForcedOpenBreakerRefusesUntilCommanded() throws {
        let machine = try machine()
        let lease = try #require(machine.permit(at: start))
        _ = machine.command { $0.transitionToForcedOpenState(now: start) }
        let later = start + .seconds(100_000)
        #expect(machine.acquire(now: later) == .reject(retryAfter: .seconds(5)))
        #expect(machine.record(failed, lease: lease, now: later) == .stale)
        #expect(machine.state == .forcedOpen)
        #expect(machine.state.isRefusing)
        _ = machine.command { $0.transitionToClosedState(now: later) }
        #expect(machine.permit(at: later) != nil)
    }

    @Test func aDisabledBreakerCountsNothing() throws {
        let machine = try machine()
        _ = machine.command { $0.transitionToDisabledState(now: start) }
        for _ in 0..<10 { #expect(machine.call(failed, at: start) == .unchanged) }
        let lease = try #require(machine.permit(at: start))
        #expect(machine.record(failed, lease: lease, now: start) == .unchanged)
        #expect(machine.record(failed, lease: lease, now: start) == .stale)
        let snapshot = machine.snapshot(now: start)
        #expect(snapshot.state == .disabled)
        #expect(snapshot.callCount == 0)
        #expect(snapshot.totals.failureCount == 0)
    }

    @Test func aMetricsOnlyBreakerCountsAndNeverOpens() throws {
        let machine = try machine()
        _ = machine.command { $0.transitionToMetricsOnlyState(now: start) }
        for _ in 0..<10 { #expect(machine.call(failed, at: start) == .unchanged) }
        #expect(
            machine.call(.throttled(retryAfter: .seconds(1)), at: start) == .unchanged)
        let snapshot = machine.snapshot(now: start)
        #expect(snapshot.state == .metricsOnly)
        #expect(snapshot.failureRate == 100)
        #expect(snapshot.slowCallRate == 0)
        #expect(snapshot.callCount == 4)
        #expect(snapshot.totals.failureCount == 10)
        #expect(snapshot.totals.throttledCount == 1)
    }

    @Test func aCommandedOpenStateEndsAfterItsWait() throws {
        let machine = try machine()
        let change = machine.command { $0.transitionToOpenState(for: .seconds(9), now: start) }
        #expect(change.openUntil == start + .seconds(9))
        #expect(machine.acquire(now: start + .seconds(8)) == .reject(retryAfter: .seconds(1)))
        #expect(machine.permit(at: start + .seconds(9))?.isProbe == true)
    }

    @Test(arguments: [Duration.seconds(-1), .seconds(1_000_000_000_000)])
    func aCommandedWaitIsBroughtIntoItsBounds(wait: Duration) throws {
        let machine = try machine()
        let change = machine.command { $0.transitionToOpenState(for: wait, now: start) }
        let end = try #require(change.openUntil)
        #expect(end >= start)
        #expect(end <= start + CircuitBreakerConfiguration.durationMax)
    }

    @Test func aResetForgetsTheTotalsAndNotTheEpoch() throws {
        let machine = try machine()
        _ = machine.call(failed, at: start)
        let old = try #require(machine.permit(at: start))
        _ = machine.call(failed, at: start)
        let change = machine.command { $0.reset(now: start + .seconds(1)) }
        #expect(change.reason == .reset)
        #expect(machine.state == .closed)
        #expect(machine.snapshot(now: start).totals == OutcomeTotals())
        #expect(machine.record(failed, lease: old, now: start) == .stale)
        #expect(machine.snapshot(now: start).epoch == 2)
    }

    @Test func oneQuestionMayTellOfTwoChanges() throws {
        let machine = try machine()
        _ = machine.command { $0.transitionToHalfOpenState(now: start) }
        // Out of time at 6 s, its wait over at 11 s.
        #expect(machine.permit(at: start + .seconds(11)) != nil)
        #expect(reasons(machine) == [.halfOpenTimeout, .waitOver])
        #expect(machine.machine.changes.first?.since == start + .seconds(6))
        #expect(machine.permit(at: start + .seconds(11)) != nil)
        #expect(reasons(machine).isEmpty)
    }

    @Test func halfOpenComesByItselfWhereConfigured() throws {
        let machine = Subject(try smallConfiguration(automatic: true))
        _ = machine.command { $0.transitionToOpenState(now: start) }
        #expect(machine.machine.wakeTime == start + .seconds(5))
        #expect(machine.snapshot(now: start + .seconds(5) - .nanoseconds(1)).state == .open)
        #expect(machine.snapshot(now: start + .seconds(5)).state == .halfOpen)
        #expect(machine.machine.wakeTime == start + .seconds(11))
        #expect(machine.snapshot(now: start + .seconds(11)).state == .open)
    }

    @Test func withoutThatOnlyAHalfOpenBreakerNeedsATimer() throws {
        let machine = try machine()
        #expect(machine.machine.wakeTime == nil)
        _ = machine.command { $0.transitionToOpenState(now: start) }
        #expect(machine.machine.wakeTime == nil)
        _ = machine.permit(at: start + .seconds(5))
        #expect(machine.machine.wakeTime == start + .seconds(11))
    }
}
