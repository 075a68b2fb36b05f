import PHIProtection
import Testing

@Suite struct ResealPaceTests {
    private let start = ContinuousClock.now

    @Test func theFirstBatchComesAtOnceAndTheNextWhenItsTimeHasCome() {
        var pace = ResealPace(rowsPerSecond: 100, batchCountMax: 50, now: start)
        let due = start + .milliseconds(500)
        #expect(pace.ask(now: start) == .take(50))
        #expect(pace.ask(now: start) == .wait(until: due))
        #expect(pace.ask(now: due - .nanoseconds(1)) == .wait(until: due))
        #expect(pace.ask(now: due) == .take(50))
        #expect(pace.ask(now: due) == .wait(until: due + .milliseconds(500)))
    }

    @Test func fewerRowsCostLess() {
        var pace = ResealPace(rowsPerSecond: 100, batchCountMax: 50, now: start)
        #expect(pace.ask(remainingCount: 20, now: start) == .take(20))
        #expect(pace.ask(remainingCount: 30, now: start) == .take(30))
        #expect(
            pace.ask(remainingCount: 1, now: start) == .wait(until: start + .milliseconds(10)))
        #expect(pace.ask(remainingCount: 0, now: start + .milliseconds(10)) == .take(1))
    }

    @Test func idleTimeSavesOneBatchAtMost() {
        var pace = ResealPace(rowsPerSecond: 100, batchCountMax: 50, now: start)
        for idle in [Duration.seconds(1), .seconds(10_000), .seconds(10_001), .seconds(1 << 40)] {
            let later = start + idle
            var pace = pace
            #expect(pace.ask(now: later) == .take(50))
            #expect(pace.ask(now: later) == .wait(until: later + .milliseconds(500)))
        }
        #expect(pace.ask(now: start) == .take(50))
    }

    @Test func timeThatRunsBackwardsGivesNothing() {
        var pace = ResealPace(rowsPerSecond: 10, batchCountMax: 10, now: start)
        _ = pace.ask(now: start)
        let due = start + .seconds(1)
        #expect(pace.ask(now: start - .seconds(5)) == .wait(until: due))
        #expect(pace.ask(now: due) == .take(10))
    }

    @Test func numbersOutOfBoundsAreTakenAsTheBound() {
        let slow = ResealPace(rowsPerSecond: .min, batchCountMax: .min, now: start)
        #expect(slow.rowsPerSecond == 1 && slow.batchCountMax == 1)
        var fast = ResealPace(rowsPerSecond: .max, batchCountMax: .max, now: start)
        #expect(fast.rowsPerSecond == ResealPace.rowsPerSecondMax)
        #expect(fast.batchCountMax == Resealer.batchCountMax)
        #expect(fast.ask(now: start) == .take(Resealer.batchCountMax))
        #expect(fast.ask(now: start + .seconds(10_000)) == .take(Resealer.batchCountMax))
    }

    /// Over any time, no more rows than the pace and one batch; and a driver that waits as it is
    /// told gets what the pace promises.
    @Test(arguments: [(1, 7), (3, 10), (999, 250), (1_000_000, 10_000)])
    func thePaceHolds(rowsPerSecond: Int, batchCount: Int) {
        var pace = ResealPace(rowsPerSecond: rowsPerSecond, batchCountMax: batchCount, now: start)
        var now = start
        var taken = 0
        for _ in 0..<400 {
            switch pace.ask(now: now) {
            case .take(let count): taken += count
            case .wait(let instant):
                #expect(instant > now)
                now = instant
            }
            let seconds =
                Double((now - start).components.seconds) + 1e-18
                * Double((now - start).components.attoseconds)
            #expect(Double(taken) <= seconds * Double(rowsPerSecond) + Double(batchCount) + 0.001)
        }
        #expect(taken == 200 * batchCount)
    }
}
