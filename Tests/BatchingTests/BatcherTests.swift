import Batching
import Synchronization
import Testing

@Suite struct BatcherTests {
    private let held: HeldBatcher

    /// Three to a batch, 100 ms of linger, 10 ms of margin, two in flight, four in the queue.
    init() throws {
        held = HeldBatcher(
            try BatchingConfiguration(
                batchCountMax: 3, batchByteCountMax: 10, linger: .milliseconds(100),
                flushMargin: .milliseconds(10), queueCountMax: 4, queueByteCountMax: 40,
                inFlightMax: 2))
    }

    @Test func eachCallerGetsItsOwnResult() async {
        await held.running { group in
            for item in ["a", "b", "c"] { group.addTask { await held.ask(item) } }
            await held.next().land()
            var texts: [String?] = []
            for await outcome in group { texts.append(outcome.text) }
            #expect(Set(texts) == ["A", "B", "C"])
        }
        #expect(held.subject.isIdle)
    }

    @Test func aLoneCallerGoesAfterTheLingerAndNotBefore() async {
        await held.running { group in
            group.addTask { await held.ask("a") }
            await held.time.waitForSleeper(until: start + .milliseconds(100))
            held.time.advance(by: .milliseconds(100))
            let batch = await held.next()
            #expect(batch.batch.reason == .age)
            batch.land()
        }
    }

    @Test func anEarlierAlarmTakesThePlaceOfALaterOne() async {
        await held.running { group in
            group.addTask { await held.ask("a") }
            await held.time.waitForSleeper(until: start + .milliseconds(100))
            group.addTask { await held.ask("b", within: .milliseconds(50)) }
            await held.time.waitForSleeper(until: start + .milliseconds(40))
            await held.time.waitForSleepers(1)
            held.time.advance(by: .milliseconds(40))
            let batch = await held.next()
            #expect(batch.batch.reason == .deadline)
            batch.land()
        }
    }

    @Test func severalItemsOfACallerTravelTogether() async {
        await held.running { _ in
            async let outcomes = held.subject.submit(
                ["a", "b", "c"].map { BatchItem($0) }, deadline: nil)
            let batch = await held.next()
            #expect(batch.items == ["a", "b", "c"])
            batch.land()
            #expect(await outcomes.map(\.text) == ["A", "B", "C"])
        }
    }

    @Test func aCallerWithNoItemsWaitsForNothing() async {
        #expect(await held.subject.submit([], deadline: nil).isEmpty)
    }

    @Test func aPoisonedItemFailsAloneAndItsNeighboursSucceed() async {
        await held.running { _ in
            async let outcomes = held.subject.submit(
                ["a", "bad", "c"].map { BatchItem($0) }, deadline: nil)
            // All, two halves, and the bad half again in halves.
            for _ in 0..<5 {
                let batch = await held.next()
                if batch.items.contains("bad") {
                    batch.end(.wholeFailed(nothingApplied: true, cause: SinkFailure()))
                } else {
                    batch.land()
                }
            }
            let all = await outcomes
            #expect(all.map(\.text) == ["A", nil, "C"])
            if case .failure(let error) = all[1] {
                #expect(error.code == .itemFailed)
                #expect(error.cause is SinkFailure)
            }
        }
    }

    @Test func aFailingResultIsItsOwnCallersAlone() async {
        await held.running { group in
            for item in ["a", "b", "c"] { group.addTask { await held.ask(item) } }
            let batch = await held.next()
            batch.end(
                .perItem(
                    batch.items.map { $0 == "b" ? .failure(SinkFailure()) : .success($0) }))
            var codes: [BatchingError.Code?] = []
            for await outcome in group { codes.append(outcome.code) }
            #expect(codes.filter { $0 == nil }.count == 2)
            #expect(codes.contains(.itemFailed))
        }
    }

    @Test func whoGetsNoResultIsInDoubt() async {
        await held.running { _ in
            async let outcomes = held.subject.submit(
                ["a", "b", "c"].map { BatchItem($0) }, deadline: nil)
            await held.next().end(.perItem([.success("A")]))
            #expect(await outcomes.map(\.code) == [nil, .inDoubt, .inDoubt])
        }
    }

    @Test func aBatchThatMayHaveTakenEffectLeavesAllInDoubt() async {
        await held.running { _ in
            async let outcomes = held.subject.submit(
                ["a", "b", "c"].map { BatchItem($0) }, deadline: nil)
            await held.next().end(.wholeFailed(nothingApplied: false, cause: SinkFailure()))
            #expect(await outcomes.map(\.code) == [.inDoubt, .inDoubt, .inDoubt])
        }
    }

    @Test func namedCulpritsFailAndTheOthersSucceed() async {
        await held.running { _ in
            async let outcomes = held.subject.submit(
                ["a", "b", "c"].map { BatchItem($0) }, deadline: nil)
            await held.next().end(.culprits([1], nothingApplied: true, cause: SinkFailure()))
            await held.next().land()
            #expect(await outcomes.map(\.code) == [nil, .itemFailed, nil])
        }
    }

    @Test func whoIsCancelledInTheQueueLeavesIt() async {
        await held.running { group in
            await withTaskGroup(of: HeldBatcher.Subject.Outcome.self) { leaving in
                leaving.addTask { await held.ask("a") }
                await held.waitForQueue(1)
                leaving.cancelAll()
                #expect(await leaving.next()?.code == .cancelled)
            }
            #expect(held.subject.isIdle)
        }
    }

    @Test func whoIsCancelledBeforeHeAsksIsNotQueued() async {
        await held.running { _ in
            await withTaskGroup(of: HeldBatcher.Subject.Outcome.self) { leaving in
                leaving.cancelAll()
                leaving.addTask { await held.ask("a") }
                #expect(await leaving.next()?.code == .cancelled)
            }
            #expect(held.subject.isIdle)
        }
    }

    @Test func whoIsCancelledUnderWayLeavesTheOthersAlone() async {
        await held.running { group in
            await withTaskGroup(of: HeldBatcher.Subject.Outcome.self) { leaving in
                leaving.addTask { await held.ask("a") }
                await held.waitForQueue(1)
                for item in ["b", "c"] { group.addTask { await held.ask(item) } }
                let batch = await held.next()
                leaving.cancelAll()
                #expect(await leaving.next()?.code == .cancelled)
                #expect(!batch.isCancelled)
                batch.land()
            }
            var texts: [String?] = []
            for await outcome in group { texts.append(outcome.text) }
            #expect(Set(texts) == ["B", "C"])
        }
    }

    @Test func aBatchThatNobodyWantsIsCancelledAndItsPlaceIsFree() async {
        await held.running { _ in
            await withTaskGroup(of: HeldBatcher.Subject.Outcome.self) { leaving in
                for item in ["a", "b", "c"] { leaving.addTask { await held.ask(item) } }
                let batch = await held.next()
                leaving.cancelAll()
                while !batch.isCancelled { await Task.yield() }
                for await outcome in leaving { #expect(outcome.code == .cancelled) }
            }
            while !held.subject.isIdle { await Task.yield() }
        }
    }

    @Test func aCallersDeadlineEndsItsWaitExactlyThen() async {
        await held.running { group in
            group.addTask { await held.ask("a", within: .milliseconds(200)) }
            await held.time.waitForSleeper(until: start + .milliseconds(100))
            held.time.advance(by: .milliseconds(100))
            let batch = await held.next()
            await held.time.waitForSleeper(until: start + .milliseconds(200))
            held.time.advance(by: .milliseconds(100))
            #expect(await group.next()?.code == .deadlineExceeded)
            while !batch.isCancelled { await Task.yield() }
        }
    }

    @Test func refusalsSayWhy() async {
        #expect(await held.ask("a").code == .notRunning)
        await held.running { group in
            #expect(await held.ask("a", within: .zero).code == .deadlineExceeded)
            #expect(await held.ask("a", byteCount: 11).code == .itemTooLarge)
            for _ in 0..<2 {
                for item in ["a", "b", "c"] { group.addTask { await held.ask(item) } }
            }
            let first = await held.next()
            let second = await held.next()
            for _ in 0..<4 { group.addTask { await held.ask("d") } }
            await held.waitForQueue(4)
            #expect(await held.ask("e").code == .queueFull)
            first.land()
            second.land()
            await held.next().land()
            held.time.advance(by: .milliseconds(100))
            await held.next().land()
        }
        #expect(await held.ask("a").code == .notRunning)
    }

    @Test func whenItStopsEveryoneIsLetGo() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await held.subject.run() }
            while !held.subject.isRunning { await Task.yield() }
            await withTaskGroup(of: HeldBatcher.Subject.Outcome.self) { callers in
                callers.addTask { await held.ask("a") }
                await held.waitForQueue(1)
                group.cancelAll()
                #expect(await callers.next()?.code == .notRunning)
            }
        }
        #expect(held.subject.isIdle)
    }

    @Test func theSinkIsToldWhoseBatchItIs() async {
        await held.running { group in
            for item in ["a", "b", "c"] { group.addTask { await held.ask(item, tenant: "north") } }
            let batch = await held.next()
            #expect(batch.batch.tenant == Tenant("north"))
            #expect(batch.batch.deadline == start + .seconds(2))
            batch.land()
        }
    }

    @Test func submitThrowsWhatBecameOfTheItem() async {
        await #expect(throws: BatchingError.self) {
            try await held.subject.submit("a", deadline: nil)
        }
    }
}
