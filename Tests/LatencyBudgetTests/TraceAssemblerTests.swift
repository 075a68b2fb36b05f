import LatencyBudget
import TestSupport
import Testing

/// An assembler behind a reference, because the test macros cannot change a value.
private final class Subject {
    private var assembler: TraceAssembler

    init(_ limits: TraceLimits = TraceLimits()) { assembler = TraceAssembler(limits) }

    func add(
        _ hop: ServiceHop, at now: ContinuousClock.Instant = start
    ) -> TraceAssembler.OnRecord {
        assembler.add(hop, now: now)
    }

    func tick(_ now: ContinuousClock.Instant) -> [TraceAssembler.Request] {
        assembler.tick(now: now).compactMap { outcome in
            switch outcome {
            case .settled(let request): return request
            case .revised(_, let after, let edge):
                revisions.append(after.calls(edge: edge) { _ in true }.map(\.attribution))
                return nil
            }
        }
    }

    /// The calls' times after each revision.
    private(set) var revisions: [[Attribution]] = []

    func recent(_ id: TraceID) -> TraceAssembler.Request? { assembler.recentRequest(id) }

    var counts: TraceCounts { assembler.counts }
    var openCount: Int { assembler.openCount }
    var heldCount: Int { assembler.heldCount }
    var nextWakeup: ContinuousClock.Instant? { assembler.nextWakeup }
}

@Suite struct TraceAssemblerTests {
    private func trace(_ number: UInt64) -> TraceID { TraceID(high: 9, low: number) }

    @Test func closesARequestWhenItHasSettled() throws {
        let subject = Subject()
        #expect(subject.add(server(1, run: 80, "soap")) == .kept)
        let last = start + .milliseconds(300)
        #expect(subject.add(client(1, 100, "soap.v1.SOAP/Process"), at: last) == .kept)
        var now = start
        var requests: [TraceAssembler.Request] = []
        while requests.isEmpty, let wakeup = subject.nextWakeup {
            now = wakeup
            requests = subject.tick(now)
        }
        #expect(now >= last + .seconds(1))
        #expect(now <= last + .milliseconds(1_250))
        let request = try #require(requests.first)
        #expect(request.root.operation == "soap.v1.SOAP/Process")
        #expect(division(request.root.attribution) == ["total": 100, "network": 20, "soap": 80])
        #expect(subject.recent(traceID) == request)
        #expect(subject.openCount == 0)
        #expect(subject.nextWakeup == start + .seconds(10))
        #expect(subject.tick(now + .seconds(10)).isEmpty)
        #expect(subject.nextWakeup == nil)
        #expect(subject.heldCount == 0)
        #expect(subject.recent(traceID) == request)
        #expect(subject.counts.hops == 2)
        #expect(subject.counts.requests == 1)
    }

    @Test func waitsLongerForARequestWhoseEdgeHasNotReported() {
        let subject = Subject()
        _ = subject.add(server(1, run: 80, "soap"))
        #expect(subject.tick(start + .milliseconds(9_999)).isEmpty)
        #expect(subject.tick(start + .seconds(11)).count == 1)
    }

    @Test func givesUpARequestWithoutARoot() {
        let subject = Subject()
        _ = subject.add(client(2, of: 1, 100))
        #expect(subject.tick(start + .seconds(11)).isEmpty)
        #expect(subject.counts.incomplete == 1)
        #expect(subject.counts.requests == 0)
        #expect(subject.openCount == 0)
    }

    @Test func closesAtTheGreatestAgeWhateverStillComes() {
        let subject = Subject()
        var now = start
        var closed = 0
        for span in 1...60 as ClosedRange<UInt64> {
            _ = subject.add(client(span, of: span - 1, 10), at: now)
            closed += subject.tick(now).count
            now += .milliseconds(900)
        }
        #expect(closed == 1)
        #expect(subject.counts.late > 0)
    }

    @Test func countsWhatComesTwiceLateOrOtherwise() {
        let subject = Subject()
        #expect(subject.add(client(1, 100)) == .kept)
        #expect(subject.add(client(1, 100)) == .duplicate)
        #expect(subject.add(client(1, 101)) == .contradicting)
        #expect(subject.add(part("phi.seal", of: 1, from: 0, 5)) == .kept)
        #expect(subject.add(part("phi.seal", of: 1, from: 0, 5)) == .duplicate)
        #expect(subject.add(part("phi.seal", of: 1, from: 6, 5)) == .kept)
        #expect(subject.tick(start + .seconds(2)).first?.root.attribution.total == 100)
        #expect(subject.tick(start + .seconds(12)).isEmpty)
        #expect(subject.add(server(1, run: 80, "soap")) == .late)
        let counts = subject.counts
        #expect(counts.duplicate == 2)
        #expect(counts.contradicting == 1)
        #expect(counts.late == 1)
        #expect(counts.dropped == 4)
    }

    @Test func refusesWhatBelongsNowhere() {
        let subject = Subject()
        let none = TraceID.none
        #expect(subject.add(client(1, 100, trace: none)) == .refused)
        #expect(subject.add(client(0, 100)) == .refused)
        #expect(subject.add(server(0, run: 1, "soap")) == .refused)
        #expect(subject.add(part("phi.seal", of: 0, from: 0, 5)) == .refused)
        let tooLong = TraceLimits.durationMax + 1
        #expect(subject.add(client(1, tooLong)) == .refused)
        #expect(subject.add(client(1, of: 2, from: tooLong, 1)) == .refused)
        #expect(subject.add(server(1, queue: .max, run: .max, "soap")) == .refused)
        #expect(subject.add(client(1, TraceLimits.durationMax)) == .kept)
        #expect(subject.counts.refused == 7)
        #expect(subject.openCount == 1)
    }

    @Test func keepsSoManyRecordsOfARequestAndNoMore() {
        var limits = TraceLimits()
        limits.hopPerTraceMax = 3
        let subject = Subject(limits)
        for offset in 0..<3 as Range<UInt64> {
            #expect(subject.add(part("p", of: 1, from: offset, 5)) == .kept)
        }
        #expect(subject.add(part("p", of: 1, from: 3, 5)) == .refused)
    }

    @Test func closesTheOldestEarlyWhenThereIsNoRoom() {
        var limits = TraceLimits()
        limits.traceCountMax = 2
        let subject = Subject(limits)
        for number in 1...3 as ClosedRange<UInt64> {
            _ = subject.add(client(1, number, trace: trace(number)))
        }
        #expect(subject.openCount == 2)
        #expect(subject.counts.evicted == 1)
        #expect(subject.tick(start).map(\.trace.id) == [trace(1)])
        #expect(subject.tick(start).isEmpty)
    }

    @Test func boundsTheRecordsOfAllRequestsTogether() {
        var limits = TraceLimits()
        limits.hopCountMax = 4
        let subject = Subject(limits)
        for number in 1...10 as ClosedRange<UInt64> {
            _ = subject.add(client(1, 10, trace: trace(number)))
            _ = subject.add(server(1, run: 9, "soap", trace: trace(number)))
            #expect(subject.openCount <= 2)
        }
    }

    @Test func forgetsTheRequestsClosedLongestAgo() {
        var limits = TraceLimits()
        limits.recentCountMax = 2
        limits.closedCountMax = 2
        let subject = Subject(limits)
        for number in 1...3 as ClosedRange<UInt64> {
            _ = subject.add(client(1, number, trace: trace(number)))
        }
        #expect(subject.tick(start + .seconds(2)).count == 3)
        #expect(subject.recent(trace(1)) != nil)
        #expect(subject.tick(start + .seconds(12)).isEmpty)
        #expect(subject.recent(trace(1)) == nil)
        #expect(subject.recent(trace(2)) != nil)
        #expect(subject.add(client(2, 1, trace: trace(2)), at: start + .seconds(2)) == .late)
        #expect(subject.add(client(2, 1, trace: trace(1)), at: start + .seconds(2)) == .kept)
    }

    @Test func aLateRecordRevisesUntilTheWatermarkAndIsCountedAfterIt() {
        let subject = Subject()
        _ = subject.add(client(1, 100, "soap"))
        #expect(subject.tick(start + .seconds(1)).count == 1)
        let last = start + .seconds(11) - .nanoseconds(1)
        #expect(subject.add(server(1, run: 80, "soap"), at: last) == .kept)
        #expect(subject.tick(last).isEmpty)
        #expect(
            subject.revisions.map { $0.map(division) }
                == [[["total": 100, "network": 20, "soap": 80]]])
        #expect(subject.recent(traceID)?.root.attribution.residue == 0)
        #expect(subject.tick(start + .seconds(11)).isEmpty)
        #expect(subject.add(part("p", of: 1, from: 0, 5), at: start + .seconds(11)) == .late)
        #expect(subject.counts.revising == 1)
        #expect(subject.counts.late == 1)
    }

    @Test func theEdgeOfASettledRequestStays() {
        let subject = Subject()
        _ = subject.add(client(1, 100, "soap"))
        #expect(subject.tick(start + .seconds(1)).count == 1)
        _ = subject.add(client(2, 5_000, "longer"), at: start + .seconds(2))
        #expect(subject.tick(start + .seconds(3)).isEmpty)
        #expect(subject.revisions.first?.first?.total == 100)
        #expect(subject.counts.requests == 1)
    }

    @Test func closesJudgedRequestsBeforeOpenOnes() {
        var limits = TraceLimits()
        limits.traceCountMax = 2
        let subject = Subject(limits)
        _ = subject.add(server(1, run: 5, "s", trace: trace(1)))
        _ = subject.add(client(1, 5, trace: trace(2)))
        #expect(subject.tick(start + .seconds(1)).count == 1)
        _ = subject.add(client(1, 5, trace: trace(3)), at: start + .seconds(1))
        #expect(subject.counts.evicted == 0)
        #expect(subject.add(server(1, run: 4, "s", trace: trace(2))) == .late)
        #expect(subject.openCount == 2)
    }

    @Test func survivesAnyMixOfRecords() {
        var random = SeededGenerator(seed: 3)
        var limits = TraceLimits()
        limits.traceCountMax = 16
        limits.hopCountMax = 64
        limits.hopPerTraceMax = 8
        let subject = Subject(limits)
        var now = start
        var added: UInt64 = 0
        var closed: UInt64 = 0
        for _ in 0..<50_000 {
            let id = trace(UInt64(random.below(64)))
            let span = UInt64(random.below(5))
            let duration = random.next() >> UInt64(random.below(64))
            let hop =
                switch random.below(3) {
                case 0:
                    client(span, of: UInt64(random.below(5)), from: duration, duration, trace: id)
                case 1: server(span, queue: duration, run: duration, "s", trace: id)
                default: part("p", of: span, from: duration, duration, trace: id)
                }
            _ = subject.add(hop, at: now)
            added += 1
            now += .milliseconds(random.below(20))
            closed += UInt64(subject.tick(now).count)
            #expect(subject.heldCount <= 16)
        }
        let counts = subject.counts
        #expect(counts.hops + counts.dropped == added)
        #expect(counts.requests == closed)
    }
}
