import RPC
import TestSupport
import Testing

@Suite struct CallTimelineTests {
    private let start = ContinuousClock.now
    private func at(_ milliseconds: Int) -> ContinuousClock.Instant {
        start + .milliseconds(milliseconds)
    }

    private func begun() throws -> CallTimeline {
        let context = CallContext.background(deadline: start)
        context.begin(at: start)
        return try #require(context.timeline)
    }

    @Test func withoutDownstreamCallsThereIsNoDownstreamTime() throws {
        let timeline = try begun()
        #expect(timeline.startedAt == start)
        #expect(timeline.downstream(until: at(100)) == .zero)
    }

    @Test func callsOneAfterTheOtherAdd() throws {
        let timeline = try begun()
        timeline.downstreamBegan(at: at(10))
        timeline.downstreamEnded(at: at(15))
        timeline.downstreamBegan(at: at(20))
        timeline.downstreamEnded(at: at(27))
        #expect(timeline.downstream(until: at(100)) == .milliseconds(12))
    }

    @Test func callsAtOnceCountOnce() throws {
        let timeline = try begun()
        timeline.downstreamBegan(at: at(10))
        timeline.downstreamBegan(at: at(12))
        timeline.downstreamEnded(at: at(14))
        timeline.downstreamBegan(at: at(15))
        timeline.downstreamEnded(at: at(20))
        timeline.downstreamEnded(at: at(21))
        #expect(timeline.downstream(until: at(100)) == .milliseconds(11))
    }

    @Test func aCallStillUnderWayCountsUntilNow() throws {
        let timeline = try begun()
        timeline.downstreamBegan(at: at(10))
        #expect(timeline.downstream(until: at(13)) == .milliseconds(3))
        #expect(timeline.downstream(until: at(14)) == .milliseconds(4), "asking changes nothing")
        timeline.downstreamEnded(at: at(20))
        #expect(timeline.downstream(until: at(30)) == .milliseconds(10))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func isTheUnionOfAllIntervals(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let timeline = try begun()
        var covered = Set<Int>()
        var events: [(time: Int, isEnd: Bool)] = []
        for _ in 0..<random.below(20) {
            let begin = random.below(200)
            let end = begin + random.below(40)
            covered.formUnion(begin..<end)
            events += [(begin, false), (end, true)]
        }
        // A call that begins when another ends overlaps it by nothing.
        events.sort { ($0.time, $0.isEnd ? 1 : 0) < ($1.time, $1.isEnd ? 1 : 0) }
        for event in events {
            if event.isEnd {
                timeline.downstreamEnded(at: at(event.time))
            } else {
                timeline.downstreamBegan(at: at(event.time))
            }
        }
        #expect(
            timeline.downstream(until: at(1000)) == .milliseconds(covered.count), "seed \(seed)")
    }
}
