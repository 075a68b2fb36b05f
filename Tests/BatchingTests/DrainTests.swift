import Batching
import Testing

@Suite struct DrainTests {
    @Test func exactlyAtItsDeadlineTheDrainLetsEveryoneGo() throws {
        let machine = try Subject.small(linger: .zero)
        let sent = try #require(machine.kept("a"))
        let batch = try #require(machine.tick(now: start).batch)
        let queued = try #require(machine.kept("b"))
        let end = start + .milliseconds(30)
        machine.drain(until: end)
        #expect(machine.nextWakeup == end)
        #expect(machine.tick(now: end - .nanoseconds(1)).ends.unsent == [])
        #expect(!machine.isDrained)
        let ends = machine.tick(now: end).ends
        #expect(ends.unsent == [queued])
        #expect(ends.inDoubt == [sent])
        #expect(ends.abandoned == [batch.id])
        #expect(machine.isDrained)
        #expect(machine.nextWakeup == nil)
        #expect(machine.flushed(batch.id, now: end)?.waiters == [[]])
        #expect(machine.isEmpty)
    }

    @Test func partsOfAFailedBatchAreDrainedToo() throws {
        let machine = try Subject.eager(2)
        let ids = ["a", "b"].compactMap { machine.kept($0) }
        let batch = try #require(machine.tick(now: start).batch)
        machine.drain()
        _ = machine.flushed(batch.id, .wholeFailed(nothingApplied: true))
        var answered: [ItemID] = []
        for part in machine.batches() {
            answered += machine.flushed(part.id)?.waiters.flatMap { $0 } ?? []
        }
        #expect(answered == ids)
        #expect(machine.isDrained)
    }

    @Test func ofTwoDrainsTheEarlierCounts() throws {
        let machine = try Subject.small()
        machine.kept("a")
        machine.drain(until: start + .milliseconds(20))
        machine.drain(until: start + .milliseconds(40))
        machine.drain()
        _ = machine.batches()
        #expect(machine.nextWakeup == start + .milliseconds(20))
    }

    @Test func withoutADrainEmptyIsNotDrained() throws {
        let machine = try Subject.small()
        #expect(machine.isEmpty)
        #expect(!machine.isDrained)
    }
}
