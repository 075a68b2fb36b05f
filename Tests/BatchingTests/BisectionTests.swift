import Batching
import Testing

/// A sink that can say nothing but "failed", and what it sees.
private struct MuteSink {
    let machine: Subject
    let poison: Set<String>
    var flushCounts: [String: Int] = [:]
    var answered: [ItemID] = []
    var failedAlone: [ItemID] = []
    var sentTogether: [[String]] = []

    init(_ machine: Subject, poison: Set<String>) {
        self.machine = machine
        self.poison = poison
    }

    /// Answers until nothing goes any more.
    mutating func run() {
        while let batch = machine.tick(now: start).batch {
            sentTogether.append(batch.payloads)
            for payload in batch.payloads { flushCounts[payload, default: 0] += 1 }
            let isBad = !poison.isDisjoint(with: batch.payloads)
            let answer = machine.flushed(
                batch.id, isBad ? .wholeFailed(nothingApplied: true) : .perItem)
            answered += answer?.waiters.flatMap { $0 } ?? []
            failedAlone += answer?.failedAlone ?? []
        }
    }
}

@Suite struct BisectionTests {
    private func eight(
        _ machine: Subject, deadline: ContinuousClock.Instant? = nil
    ) throws -> ([ItemID], Batch<String>) {
        let ids = (0..<8).compactMap { machine.kept("\($0)", deadline: deadline) }
        return (ids, try #require(machine.tick(now: start).batch))
    }

    @Test(arguments: 0..<8)
    func onePoisonedItemFailsAloneWhereverItStands(place: Int) throws {
        let machine = try Subject.eager(8)
        let ids = (0..<8).compactMap { machine.kept("\($0)") }
        var sink = MuteSink(machine, poison: ["\(place)"])
        sink.run()
        #expect(sink.failedAlone == [ids[place]])
        #expect(Set(sink.answered) == Set(ids).subtracting([ids[place]]))
        // 8, then a failing and a good half each of 4, 2 and 1.
        #expect(sink.sentTogether.count == 7)
        #expect(sink.flushCounts["\(place)"] == 4)
        #expect(machine.isEmpty)
    }

    @Test func allPoisonedFailOneByOne() throws {
        let machine = try Subject.eager(7)
        let ids = (0..<7).compactMap { machine.kept("\($0)") }
        var sink = MuteSink(machine, poison: Set((0..<7).map { "\($0)" }))
        sink.run()
        #expect(Set(sink.failedAlone) == Set(ids))
        #expect(sink.sentTogether.count == 2 * 7 - 1)
        #expect(sink.flushCounts.values.max() == 1 + 3)
    }

    @Test func aBatchOfOneNeedsNoSearch() throws {
        let machine = try Subject.eager(8)
        let id = try #require(machine.kept("a"))
        let batch = try #require(machine.tick(now: start).batch)
        let answer = machine.flushed(batch.id, .wholeFailed(nothingApplied: true))
        #expect(answer?.failedAlone == [id])
        #expect(machine.isEmpty)
    }

    @Test func whatMayHaveTakenEffectIsNeverSentAgain() throws {
        let machine = try Subject.eager(8)
        let (ids, batch) = try eight(machine)
        let answer = machine.flushed(batch.id, .wholeFailed(nothingApplied: false))
        #expect(answer?.inDoubt == ids)
        #expect(machine.isEmpty)
    }

    @Test func aBatchOfOneThatMayHaveTakenEffectIsInDoubt() throws {
        let machine = try Subject.eager(8)
        let id = try #require(machine.kept("a"))
        let batch = try #require(machine.tick(now: start).batch)
        let answer = machine.flushed(batch.id, .wholeFailed(nothingApplied: false))
        #expect(answer?.inDoubt == [id])
        #expect(answer?.failedAlone == [])
    }

    @Test func namedCulpritsFailAndTheOthersGoOnceMoreTogether() throws {
        let machine = try Subject.eager(8)
        let (ids, batch) = try eight(machine)
        let answer = machine.flushed(batch.id, .culprits([2, 5], nothingApplied: true))
        #expect(answer?.failedAlone == [ids[2], ids[5]])
        let again = try #require(machine.tick(now: start).batch)
        #expect(again.payloads == ["0", "1", "3", "4", "6", "7"])
        #expect(again.reason == .retry)
    }

    @Test func othersOfNamedCulpritsAreInDoubtIfTheyMayHaveTakenEffect() throws {
        let machine = try Subject.eager(8)
        let (ids, batch) = try eight(machine)
        let answer = machine.flushed(batch.id, .culprits([2], nothingApplied: false))
        #expect(answer?.failedAlone == [ids[2]])
        #expect(answer?.inDoubt.count == 7)
        #expect(machine.isEmpty)
    }

    @Test func aCulpritThatTheBatchDoesNotHaveIsNobody() throws {
        let machine = try Subject.eager(8)
        let (_, batch) = try eight(machine)
        let answer = machine.flushed(batch.id, .culprits([8, -1], nothingApplied: true))
        #expect(answer?.failedAlone == [])
        #expect(machine.batches().map(\.payloads.count) == [4, 4])
    }

    @Test func namingOneAfterTheOtherStaysWithinTheBoundAndSparesTheGood() throws {
        let machine = try Subject.eager(8)
        let ids = (0..<8).compactMap { machine.kept("\($0)") }
        let poison: Set<String> = ["0", "1", "2", "4", "6", "7"]
        var counts: [String: Int] = [:]
        var answered: [ItemID] = []
        while let batch = machine.tick(now: start).batch {
            for payload in batch.payloads { counts[payload, default: 0] += 1 }
            let first = batch.payloads.firstIndex { poison.contains($0) }
            let answer = machine.flushed(
                batch.id, first.map { .culprits([$0], nothingApplied: true) } ?? .perItem)
            answered += answer?.waiters.flatMap { $0 } ?? []
        }
        #expect(Set(answered) == [ids[3], ids[5]])
        #expect((counts.values.max() ?? 0) <= 1 + 3 + 1)
    }

    @Test func whoHasLeftIsNotSentAgain() throws {
        let machine = try Subject.eager(8)
        let (ids, batch) = try eight(machine)
        _ = machine.cancel(ids[1])
        _ = machine.flushed(batch.id, .wholeFailed(nothingApplied: true))
        #expect(machine.retryCount == 7)
        #expect(machine.cancel(ids[0]) == .leftQueue)
        #expect(machine.batches().map(\.payloads) == [["2", "3", "4"], ["5", "6", "7"]])
    }

    @Test func aPartIsNeverMergedWithWhatCameLater() throws {
        let machine = try Subject.eager(2)
        machine.kept("a")
        machine.kept("b")
        let batch = try #require(machine.tick(now: start).batch)
        machine.kept("c")
        _ = machine.flushed(batch.id, .wholeFailed(nothingApplied: true))
        #expect(machine.batches().map(\.payloads) == [["a"], ["b"], ["c"]])
    }

    @Test func noTimeForAUsualFlushMeansNoSecondOne() throws {
        let machine = try Subject.eager(2)
        let end = start + .milliseconds(10)
        let usual = Duration.milliseconds(10)
        let late = try #require(machine.kept("late", deadline: end + usual))
        let early = try #require(machine.kept("in time", deadline: end + usual + .nanoseconds(1)))
        let batch = try #require(machine.tick(now: start).batch)
        let answer = machine.flushed(batch.id, .wholeFailed(nothingApplied: true), now: end)
        #expect(answer?.outOfTime == [late])
        #expect(machine.batches(now: end).map(\.payloads) == [["in time"]])
        #expect(machine.cancel(early) != .unknown)
    }

    @Test func whatComesBackKeepsNewItemsOut() throws {
        let machine = try Subject.small(linger: .zero, queueCountMax: 3)
        for name in ["a", "b", "c"] { machine.kept(name) }
        let batch = try #require(machine.tick(now: start).batch)
        for name in ["d", "e", "f"] { machine.kept(name) }
        _ = machine.flushed(batch.id, .wholeFailed(nothingApplied: true))
        #expect(machine.queueCount == 3)
        #expect(machine.retryCount == 3)
        #expect(machine.offer("g") == .refused(.queueCount))
    }
}
