import LatencyBudget
import Testing

@Suite struct MomentTests {
    private let instant = ContinuousClock.now

    @Test(arguments: [0, 1, -1, 999_999_999, 86_400_000_000_000, -3_600_000_000_000] as [Int64])
    func isTheSameTimeAsTheInstant(distance: Int64) {
        let there = instant + .nanoseconds(distance)
        #expect(Moment(there).instant == there)
        #expect(Moment(instant).adding(nanoseconds: distance) == Moment(there))
        #expect(Moment(instant) + .nanoseconds(distance) == Moment(there))
        #expect((Moment(there) < Moment(instant)) == (there < instant))
    }

    @Test func theTimeSinceALaterMomentIsZero() {
        let early = Moment(nanoseconds: 5)
        let late = Moment(nanoseconds: 12)
        #expect(late.nanoseconds(since: early) == 7)
        #expect(early.nanoseconds(since: late) == 0)
        #expect(early.nanoseconds(since: early) == 0)
    }

    @Test func whatIsBeyondTheEndStaysThere() {
        let last = Moment(nanoseconds: .max)
        let first = Moment(nanoseconds: .min)
        #expect(last.adding(nanoseconds: 1) == last)
        #expect(first.adding(nanoseconds: -1) == first)
        #expect(last + .seconds(1) == last)
        #expect(last.nanoseconds(since: first) == UInt64(Int64.max))
        #expect(first.nanoseconds(since: last) == 0)
        #expect(Moment(instant + .seconds(100_000_000_000)) == last)
        #expect(Moment(instant - .seconds(100_000_000_000)) == first)
        #expect(Moment(instant) + .seconds(Int64.max) == last)
    }
}
