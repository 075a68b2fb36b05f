import LatencyBudget
import RPC
import Testing

/// What is known of a method's run times, and for how long.
@Suite struct RunTimeEstimatorTests {
    private let start = Moment(nanoseconds: 0)

    @Test func littleIsAsGoodAsNothing() {
        var estimator = RunTimeEstimator(now: start)
        for _ in 0..<31 { estimator.record(nanoseconds: 1_000_000, now: start) }
        #expect(estimator.expectedNanoseconds == 0)
        #expect(estimator.mayFinish(timeLeft: 1, wait: 0, now: start) == true)
        estimator.record(nanoseconds: 1_000_000, now: start)
        #expect(estimator.expectedNanoseconds > 0)
    }

    @Test(arguments: [300, 999, 1000, 65_536, 1_000_000, 123_456_789, 30_000_000_000] as [UInt64])
    func quantilesAreNearTheTruth(value: UInt64) throws {
        var estimator = RunTimeEstimator(now: start)
        for step in 1...1000 as ClosedRange<UInt64> {
            estimator.record(nanoseconds: value * step / 500, now: start)
        }
        for (share, truth) in [(0.5, Double(value)), (0.99, Double(value) * 1.98)] {
            let found = Double(try #require(estimator.quantile(share)))
            #expect(abs(found / truth - 1) <= 0.13, "\(found) instead of \(truth)")
        }
    }

    @Test func extremesAreCutAndBorne() {
        var estimator = RunTimeEstimator(now: start)
        for value in [0, 1, 255, UInt64.max] { estimator.record(nanoseconds: value, now: start) }
        #expect(estimator.quantile(0.5).map { $0 < 512 } == true)
        #expect(estimator.quantile(1).map { $0 > 900_000_000_000 } == true)
        #expect(estimator.quantile(-1) == nil && estimator.quantile(.nan) == nil)
        #expect(RunTimeEstimator(now: start).quantile(0.5) == nil)
    }

    @Test func aCallWithoutHopeIsLetThroughOnceASecond() {
        var estimator = RunTimeEstimator(now: start)
        for _ in 0..<100 { estimator.record(nanoseconds: 10_000_000, now: start) }
        #expect(estimator.mayFinish(timeLeft: 12_000_000, wait: 0, now: start) == true)
        #expect(estimator.mayFinish(timeLeft: 5_000_000, wait: 0, now: start) == true, "a probe")
        #expect(estimator.mayFinish(timeLeft: 5_000_000, wait: 0, now: start) == false)
        #expect(
            estimator.mayFinish(timeLeft: 12_000_000, wait: 9_000_000, now: start) == false,
            "the wait counts")
        let almost = start + .milliseconds(999)
        #expect(estimator.mayFinish(timeLeft: 5_000_000, wait: 0, now: almost) == false)
        let later = start + .seconds(1)
        #expect(estimator.mayFinish(timeLeft: 5_000_000, wait: 0, now: later) == true)
        #expect(estimator.mayFinish(timeLeft: 5_000_000, wait: 0, now: later) == false)
    }

    @Test func probesThatRunFastEndARefusal() {
        var estimator = RunTimeEstimator(now: start)
        for _ in 0..<100 { estimator.record(nanoseconds: 900_000_000, now: start) }
        var now = start
        var isOpen = false
        for second in 1...30 where !isOpen {
            now = start + .seconds(second)
            if estimator.mayFinish(timeLeft: 5_000_000, wait: 0, now: now) {
                estimator.record(nanoseconds: 1_000_000, now: now)
            }
            isOpen = estimator.mayFinish(timeLeft: 5_000_000, wait: 0, now: now)
        }
        #expect(isOpen, "the slow period is forgotten")
    }

    @Test func silenceIsForgottenToo() {
        var estimator = RunTimeEstimator(now: start)
        for _ in 0..<100 { estimator.record(nanoseconds: 900_000_000, now: start) }
        let later = start + .seconds(25)
        _ = estimator.mayFinish(timeLeft: 1, wait: 0, now: later)
        #expect(estimator.sampleCount == 0 && estimator.expectedNanoseconds == 0)
    }

    @Test func theBaselineIsTheLowestAverageAndIsForgottenAfterTwoMinutes() throws {
        var estimator = RunTimeEstimator(now: start)
        #expect(estimator.baseline == nil)
        for _ in 0..<160 { estimator.record(nanoseconds: 1_000_000, now: start) }
        for _ in 0..<160 { estimator.record(nanoseconds: 50_000_000, now: start) }
        let lowest = try #require(estimator.baseline)
        #expect(abs(lowest - 1_000_000) < 1000)
        for step in 1...11 {
            let now = start + .seconds(12 * step)
            for _ in 0..<32 { estimator.record(nanoseconds: 50_000_000, now: now) }
        }
        let raised = try #require(estimator.baseline)
        #expect(raised > 40_000_000)
    }

    @Test func countsOfSeveralLoopsAddUp() {
        var left = RunTimeEstimator(now: start)
        var right = RunTimeEstimator(now: start)
        for _ in 0..<100 { left.record(nanoseconds: 1_000, now: start) }
        for _ in 0..<100 { right.record(nanoseconds: 1_000_000, now: start + .seconds(12)) }
        var both = RunTimeCounts()
        left.add(to: &both)
        right.add(to: &both)
        #expect(both.count == 200)
        #expect(both.quantile(0.5).map { $0 < 1_200 } == true)
        #expect(both.quantile(0.51).map { $0 > 900_000 } == true)
    }
}
