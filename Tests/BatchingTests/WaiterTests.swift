import Batching
import Testing

@Suite struct WaiterTests {
    @Test func aCancelledItemLeavesAndItsBytesWithIt() throws {
        let machine = try Subject.small()
        let first = try #require(machine.taken("a", byteCount: 4))
        _ = machine.add("b", byteCount: 3)
        #expect(machine.cancel(first) == .leftQueue)
        #expect(machine.cancel(first) == .unknown)
        #expect(machine.queueCount == 1)
        #expect(machine.queueByteCount == 3)
        #expect(machine.tick(now: start + .milliseconds(100)).batch?.payloads == ["b"])
    }

    @Test func aWaiterThatLeavesABatchUnderWayGetsNoResult() throws {
        let machine = try Subject.small()
        let ids = try ["a", "b", "c"].map { try #require(machine.taken($0)) }
        let batch = try #require(machine.tick(now: start).batch)
        #expect(machine.cancel(ids[1]) == .leftBatch(batch.id, isAbandoned: false))
        #expect(machine.cancel(ids[0]) == .leftBatch(batch.id, isAbandoned: false))
        #expect(machine.flushed(batch.id, now: start)?.waiters == [[], [], [ids[2]]])
    }

    @Test func aBatchThatAllHaveLeftIsAbandoned() throws {
        let machine = try Subject.small(linger: .zero)
        let id = try #require(machine.taken("a"))
        let batch = try #require(machine.tick(now: start).batch)
        #expect(machine.cancel(id) == .leftBatch(batch.id, isAbandoned: true))
    }

    @Test func equalKeysShareASlotAndEachGetsTheResult() throws {
        let machine = try Subject.small()
        let first = try #require(machine.taken("a", key: "k", byteCount: 10))
        let second = try #require(machine.taken("again", key: "k", byteCount: 10))
        #expect(machine.slotCount == 1)
        #expect(machine.queueCount == 2)
        #expect(machine.queueByteCount == 10)
        let batch = try #require(machine.tick(now: start).batch)
        #expect(batch.payloads == ["a"])
        #expect(machine.flushed(batch.id, now: start)?.waiters == [[first, second]])
    }

    @Test func aSharedSlotStaysWhileOneOfItsWaitersDoes() throws {
        let machine = try Subject.small(linger: .zero)
        let first = try #require(machine.taken("a", key: "k"))
        let second = try #require(machine.taken("again", key: "k"))
        #expect(machine.cancel(first) == .leftQueue)
        let third = try #require(machine.taken("once more", key: "k"))
        #expect(machine.cancel(second) == .leftQueue)
        #expect(machine.cancel(first) == .unknown)
        let batch = try #require(machine.tick(now: start).batch)
        #expect(machine.flushed(batch.id, now: start)?.waiters == [[third]])
    }

    @Test func nobodyJoinsABatchUnderWay() throws {
        let machine = try Subject.small(linger: .zero)
        _ = machine.add("before the write", key: "k")
        _ = machine.tick(now: start)
        guard case .queued = machine.add("after the write", key: "k") else {
            Issue.record("shared a slot that had gone")
            return
        }
        #expect(machine.slotCount == 1)
    }

    @Test func aWaiterEndsExactlyAtItsDeadlineInTheQueue() throws {
        let machine = try Subject.small(inFlightMax: 1)
        for name in ["a", "b", "c"] { _ = machine.add(name) }
        _ = machine.tick(now: start)
        let deadline = start + .milliseconds(70)
        let late = try #require(machine.taken("d", byteCount: 4, deadline: deadline))
        #expect(machine.nextWakeup == deadline)
        #expect(machine.tick(now: deadline - .nanoseconds(1)).expired == [])
        #expect(machine.tick(now: deadline).expired == [late])
        #expect(machine.queueByteCount == 0)
        #expect(machine.cancel(late) == .unknown)
    }

    @Test func aWaiterEndsExactlyAtItsDeadlineInFlight() throws {
        let machine = try Subject.small(linger: .zero)
        let deadline = start + .milliseconds(70)
        let late = try #require(machine.taken("a", deadline: deadline))
        let batch = try #require(machine.tick(now: start).batch)
        #expect(machine.nextWakeup == deadline)
        #expect(machine.tick(now: deadline - .nanoseconds(1)).expired == [])
        #expect(machine.tick(now: deadline).expired == [late])
        #expect(machine.nextWakeup == nil)
        #expect(machine.flushed(batch.id, now: deadline)?.waiters == [[]])
    }

    @Test func aResultThatComesAtTheDeadlineComesTooLate() throws {
        let machine = try Subject.small(linger: .zero)
        let deadline = start + .milliseconds(70)
        let late = try #require(machine.taken("a", deadline: deadline))
        let batch = try #require(machine.tick(now: start).batch)
        let done = try #require(machine.flushed(batch.id, now: deadline))
        #expect(done.waiters == [[]])
        #expect(done.expired == [late])
    }

    @Test func refusesWhatIsOverALimit() throws {
        let machine = try Subject.small(inFlightMax: 1, queueCountMax: 3)
        #expect(machine.add("a", byteCount: 11) == .refused(.itemSize))
        #expect(machine.add("a", byteCount: -1) == .refused(.itemSize))
        #expect(machine.add("a", deadline: start) == .refused(.deadlinePassed))
        #expect(machine.taken("a", byteCount: 10) != nil)
        #expect(machine.taken("b", byteCount: 10) != nil)
        #expect(machine.add("c", byteCount: 1) == .refused(.queueBytes))
        #expect(machine.taken("c", byteCount: 0) != nil)
        #expect(machine.add("d", byteCount: 0) == .refused(.queueCount))
    }

    @Test func sharingIsBoundedByTheQueueToo() throws {
        let machine = try Subject.small(queueCountMax: 3)
        for _ in 0..<3 { #expect(machine.taken("a", key: "k") != nil) }
        #expect(machine.add("a", key: "k") == .refused(.queueCount))
    }

    @Test func refusesAConfigurationThatCouldNeverFlush() {
        #expect(throws: BatchingError.self) { try BatchingConfiguration(batchCountMax: 0) }
        #expect(throws: BatchingError.self) { try BatchingConfiguration(batchByteCountMax: 0) }
        #expect(throws: BatchingError.self) { try BatchingConfiguration(inFlightMax: 0) }
        #expect(throws: BatchingError.self) {
            try BatchingConfiguration(linger: .nanoseconds(-1))
        }
        #expect(throws: BatchingError.self) {
            try BatchingConfiguration(batchCountMax: 10, queueCountMax: 9)
        }
        #expect(throws: BatchingError.self) {
            try BatchingConfiguration(batchByteCountMax: 10, queueByteCountMax: 9)
        }
    }
}
