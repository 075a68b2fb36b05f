import LatencyBudget
import RPC
import Testing

/// How the concurrency limit follows the measured times, in virtual time.
@Suite struct ConcurrencyLimitTests {
    private var now = Moment(nanoseconds: 0)

    private static func limits(_ most: Int = 1000, isAdaptive: Bool = true) -> AdmissionLimits {
        var limits = AdmissionLimits()
        limits.concurrencyMax = most
        limits.isAdaptive = isAdaptive
        return limits
    }

    /// Ends so many windows of runs that all took `ratio` times their minimum.
    private mutating func pass(
        _ limit: inout ConcurrencyLimit, windows: Int, ratio: Double, running: Int
    ) {
        for _ in 0..<windows {
            for _ in 0..<40 { _ = limit.record(ratio: ratio, running: running, now: now) }
            now = now + .milliseconds(101)
            _ = limit.record(ratio: ratio, running: running, now: now)
        }
    }

    @Test mutating func itStartsAtTheMostAndStaysThereWhileAllIsWell() {
        var limit = ConcurrencyLimit(Self.limits())
        #expect(limit.value == 1000)
        pass(&limit, windows: 50, ratio: 1.9, running: 1000)
        #expect(limit.value == 1000)
    }

    @Test mutating func slowRunsLowerItFromWhatReallyRan() {
        var limit = ConcurrencyLimit(Self.limits())
        pass(&limit, windows: 1, ratio: 4, running: 600)
        #expect(limit.value == 300, "half of 600, not of 1,000")
        pass(&limit, windows: 1, ratio: 2.5, running: 300)
        #expect(limit.value == 240)
    }

    @Test mutating func slowRunsFarBelowTheLimitHaveOtherCauses() {
        var limit = ConcurrencyLimit(Self.limits())
        pass(&limit, windows: 50, ratio: 14, running: 499)
        #expect(limit.value == 1000)
    }

    @Test mutating func itNeverFallsBelowTheLeastOrByMoreThanHalfAtOnce() {
        var limit = ConcurrencyLimit(Self.limits())
        pass(&limit, windows: 1, ratio: 1000, running: 1000)
        #expect(limit.value == 500)
        pass(&limit, windows: 50, ratio: 1000, running: 1000)
        #expect(limit.value == 16)
    }

    @Test mutating func itGrowsByItsSquareRootWhenItIsUsed() {
        var limit = ConcurrencyLimit(Self.limits())
        pass(&limit, windows: 20, ratio: 100, running: 1000)
        #expect(limit.value == 16)
        pass(&limit, windows: 1, ratio: 1, running: 16)
        #expect(limit.value == 20)
        pass(&limit, windows: 5, ratio: 1, running: 3)
        #expect(limit.value == 20, "nobody needed more")
        pass(&limit, windows: 200, ratio: 1, running: 1000)
        #expect(limit.value == 1000, "and never above the most")
    }

    @Test mutating func fewRunsOrAShortTimeSayNothing() {
        var limit = ConcurrencyLimit(Self.limits())
        for _ in 0..<1000 { _ = limit.record(ratio: 16, running: 900, now: now) }
        #expect(limit.value == 1000, "no time has passed")
        var second = ConcurrencyLimit(Self.limits())
        for _ in 0..<31 {
            now = now + .milliseconds(200)
            _ = second.record(ratio: 16, running: 900, now: now)
        }
        #expect(second.value == 1000, "31 runs")
        now = now + .milliseconds(200)
        let hasChanged = second.record(ratio: 16, running: 900, now: now)
        #expect(hasChanged && second.value == 450)
    }

    @Test mutating func aFixedLimitDoesNotMove() {
        var limit = ConcurrencyLimit(Self.limits(300, isAdaptive: false))
        pass(&limit, windows: 20, ratio: 100, running: 300)
        #expect(limit.value == 300)
    }

    /// A service that does `capacity` runs of 20 ms at once; more than that stretch each other.
    @Test mutating func itFindsTheCapacityOfAService() {
        var limit = ConcurrencyLimit(Self.limits(2000))
        let capacity = 100.0
        for _ in 0..<300 {
            let running = limit.value
            let ratio = max(1, Double(running) / capacity)
            pass(&limit, windows: 1, ratio: ratio, running: running)
        }
        #expect(
            limit.value > 150 && limit.value <= 220, "\(limit.value): twice the minimum is borne")
    }

    @Test func aMachinesReserveFollowsTheLimit() {
        var machine = AdmissionMachine(Self.limits(150))
        var now = Moment(nanoseconds: 0)
        for _ in 0..<200 {
            while machine.runningCount < 100, machine.takePlace(.read) {}
            now = now + .milliseconds(10)
            machine.ended(nanoseconds: 400_000_000, baseline: 10_000_000, now: now)
        }
        #expect(machine.concurrencyLimit < 100)
        while machine.runningCount > 0 { machine.released() }
        var taken = 0
        while machine.takePlace(.read) { taken += 1 }
        let limit = machine.concurrencyLimit
        #expect(taken == limit - max(1, limit / 10))
    }

    @Test func runsBelowTheFloorNeverCountAsSlow() {
        var machine = AdmissionMachine(Self.limits(1000))
        var now = Moment(nanoseconds: 0)
        for _ in 0..<2000 {
            while machine.runningCount < 900, machine.takePlace(.read) {}
            now = now + .milliseconds(1)
            machine.ended(nanoseconds: 9_000_000, baseline: 10_000, now: now)
        }
        #expect(machine.concurrencyLimit == 1000)
    }
}
