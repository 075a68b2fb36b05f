import Testing

@testable import Batching

@Suite struct FlushDurationsTests {
    private func of(_ milliseconds: some Sequence<Int>) -> FlushDurations {
        var durations = FlushDurations()
        for duration in milliseconds { durations.record(.milliseconds(duration)) }
        return durations
    }

    @Test func beforeTheFirstFlushNothingIsKnown() {
        #expect(of([]).p99 == nil)
        #expect(of([]).median == nil)
    }

    @Test func oneFlushIsAllThereIs() {
        #expect(of([7]).p99 == .milliseconds(7))
        #expect(of([7]).median == .milliseconds(7))
    }

    @Test func aPercentileIsTheNearestRank() {
        #expect(of(1...99).p99 == .milliseconds(99))
        #expect(of(1...100).p99 == .milliseconds(99))
        #expect(of((1...101).reversed()).p99 == .milliseconds(100))
        #expect(of(1...100).median == .milliseconds(50))
        #expect(of(1...101).median == .milliseconds(51))
    }

    @Test func aHundredAndTwentyEightAreRememberedAndNotOneMore() {
        #expect(of(1...128).p99 == .milliseconds(127))
        #expect(of(1...128).median == .milliseconds(64))
        #expect(of([1_000, 900] + (1...126)).p99 == .milliseconds(900))
        #expect(of([1_000, 900] + (1...127)).p99 == .milliseconds(127))
        #expect(of(Array(repeating: 5, count: 300)).p99 == .milliseconds(5))
    }

    @Test func aClockThatRanBackwardsCountsAsNoTime() {
        #expect(of([-3]).p99 == .zero)
    }

    @Test func aBatchGoesOneMeasuredFlushBeforeTheDeadline() throws {
        let machine = try Subject.small(inFlightMax: 2)
        for name in ["a", "b", "c"] { machine.kept(name) }
        let batch = try #require(machine.tick(now: start).batch)
        #expect(machine.flushMargin == .milliseconds(10))
        let now = start + .milliseconds(25)
        _ = machine.flushed(batch.id, now: now)
        #expect(machine.flushMargin == .milliseconds(25))
        machine.kept("d", deadline: now + .milliseconds(60), now: now)
        let due = now + .milliseconds(35)
        #expect(machine.nextWakeup == due)
        #expect(machine.tick(now: due - .nanoseconds(1)).batch == nil)
        #expect(machine.tick(now: due).batch?.reason == .deadline)
    }

    @Test func theConfiguredMarginIsTheLeast() throws {
        let machine = try Subject.small()
        for name in ["a", "b", "c"] { machine.kept(name) }
        let batch = try #require(machine.tick(now: start).batch)
        _ = machine.flushed(batch.id, now: start + .milliseconds(9))
        #expect(machine.flushMargin == .milliseconds(10))
    }
}
