import Batching
import Testing

@Suite struct FlushTests {
    @Test func flushesAtTheCountAndNotOneBefore() throws {
        let machine = try Subject.small()
        _ = machine.add("a")
        _ = machine.add("b")
        #expect(!machine.isFlushDue(now: start))
        #expect(machine.tick(now: start).batch == nil)
        _ = machine.add("c")
        #expect(machine.isFlushDue(now: start))
        let batch = try #require(machine.tick(now: start).batch)
        #expect(batch.payloads == ["a", "b", "c"])
        #expect(batch.reason == .count)
        #expect(machine.queueCount == 0)
    }

    @Test func flushesAtTheBytesAndNotOneBefore() throws {
        let machine = try Subject.small()
        _ = machine.add("a", byteCount: 9)
        #expect(machine.tick(now: start).batch == nil)
        _ = machine.add("b", byteCount: 1)
        let batch = try #require(machine.tick(now: start).batch)
        #expect(batch.reason == .bytes)
        #expect(batch.byteCount == 10)
    }

    @Test func leavesForTheNextBatchWhatDoesNotFit() throws {
        let machine = try Subject.small(inFlightMax: 2)
        _ = machine.add("a", byteCount: 6)
        _ = machine.add("b", byteCount: 6)
        #expect(machine.tick(now: start).batch?.payloads == ["a"])
        #expect(machine.tick(now: start).batch == nil)
        #expect(machine.queueByteCount == 6)
    }

    @Test func flushesExactlyWhenTheOldestIsOldEnough() throws {
        let machine = try Subject.small()
        _ = machine.add("a")
        _ = machine.add("b", now: start + .milliseconds(50))
        let due = start + .milliseconds(100)
        #expect(machine.nextWakeup == due)
        #expect(machine.tick(now: due - .nanoseconds(1)).batch == nil)
        let batch = try #require(machine.tick(now: due).batch)
        #expect(batch.reason == .age)
        #expect(batch.payloads == ["a", "b"])
    }

    @Test func flushesOneMarginBeforeTheEarliestDeadline() throws {
        let machine = try Subject.small()
        _ = machine.add("a", deadline: start + .milliseconds(90))
        _ = machine.add("b", deadline: start + .milliseconds(50))
        let due = start + .milliseconds(40)
        #expect(machine.nextWakeup == due)
        #expect(machine.tick(now: due - .nanoseconds(1)).batch == nil)
        let batch = try #require(machine.tick(now: due).batch)
        #expect(batch.reason == .deadline)
        #expect(batch.deadline == start + .milliseconds(50))
    }

    @Test func noLingerMeansAtOnce() throws {
        let machine = try Subject.small(linger: .zero)
        _ = machine.add("a")
        #expect(machine.tick(now: start).batch?.payloads == ["a"])
    }

    @Test func flushesAtOnceWhenNothingIsUnderWayIfAsked() throws {
        let machine = try Subject.small(inFlightMax: 2, flushesWhenIdle: true)
        _ = machine.add("a")
        #expect(machine.nextWakeup == start)
        let first = try #require(machine.tick(now: start).batch)
        #expect(first.reason == .idle)
        _ = machine.add("b")
        #expect(machine.tick(now: start).batch == nil)
        #expect(machine.nextWakeup == start + .milliseconds(100))
        _ = machine.flushed(first.id, now: start)
        #expect(machine.tick(now: start).batch?.payloads == ["b"])
    }

    @Test func keepsToTheBatchesInFlight() throws {
        let machine = try Subject.small(linger: .zero, inFlightMax: 2)
        _ = machine.add("a")
        let first = try #require(machine.tick(now: start).batch)
        _ = machine.add("b")
        #expect(machine.tick(now: start).batch != nil)
        _ = machine.add("c")
        #expect(machine.tick(now: start).batch == nil)
        #expect(machine.nextWakeup == nil)
        #expect(machine.flushed(first.id, now: start) != nil)
        #expect(machine.tick(now: start).batch?.payloads == ["c"])
    }

    @Test func givesEachSlotItsOwnWaiter() throws {
        let machine = try Subject.small()
        let ids = ["a", "b", "c"].map { machine.taken($0) }
        let batch = try #require(machine.tick(now: start).batch)
        let done = try #require(machine.flushed(batch.id, now: start))
        #expect(done.waiters.map { $0.first } == ids)
        #expect(done.expired == [])
        #expect(machine.flushed(batch.id, now: start) == nil)
        #expect(machine.isEmpty)
    }

    @Test func drainsWhatIsThereAndTakesNothingNew() throws {
        let machine = try Subject.small()
        _ = machine.add("a")
        machine.drain()
        #expect(machine.add("b") == .refused(.draining))
        let batch = try #require(machine.tick(now: start).batch)
        #expect(batch.reason == .drain)
        #expect(!machine.isEmpty)
        _ = machine.flushed(batch.id, now: start)
        #expect(machine.isEmpty)
    }
}
