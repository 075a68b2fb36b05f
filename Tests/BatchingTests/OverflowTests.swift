import Batching
import Testing

@Suite struct OverflowTests {
    /// One batch under way and a full queue of five.
    private func full(tenantWaiterCountMax: Int? = nil) throws -> (Subject, Batch<String>) {
        let machine = try Subject.small(
            overflow: .wait, tenantWaiterCountMax: tenantWaiterCountMax)
        for name in ["a", "b", "c"] { machine.kept(name) }
        let batch = try #require(machine.tick(now: start).batch)
        for number in 0..<5 { machine.kept("\(number)") }
        return (machine, batch)
    }

    @Test func whoFindsNoRoomWaitsAndNotOneMoreThanMay() throws {
        let (machine, _) = try full()
        guard case .waiting = machine.offer("x"), case .waiting = machine.offer("y") else {
            Issue.record("did not wait")
            return
        }
        #expect(machine.waitingCount == 2)
        #expect(machine.offer("z") == .refused(.queueCount))
        #expect(machine.add("z") == .refused(.queueCount))
    }

    @Test func theOldestEntersFirstAndIsTold() throws {
        let (machine, batch) = try full()
        let waiters = ["x", "y"].map { machine.kept($0) }
        _ = machine.flushed(batch.id)
        let next = machine.tick(now: start)
        #expect(next.batch?.payloads == ["0", "1", "2"])
        #expect(next.ends.entered == [])
        #expect(machine.tick(now: start).ends.entered == waiters)
        #expect(machine.queueCount == 4)
    }

    @Test func nobodyOvertakesHimForWhomThereIsNoRoom() throws {
        let machine = try Subject.small(overflow: .wait)
        machine.kept("a", byteCount: 9)
        _ = machine.kept("b", byteCount: 9)
        let large = machine.offer("large", byteCount: 5)
        let small = machine.offer("small", byteCount: 1)
        guard case .waiting = large, case .waiting = small else {
            Issue.record("\(large) and \(small)")
            return
        }
        _ = machine.batches()
        #expect(machine.waitingCount == 0)
    }

    @Test func aTenantAtItsShareHoldsUpNobodyElse() throws {
        let machine = try Subject.small(tenantQueueCountMax: 1, overflow: .wait)
        machine.kept("a", tenant: "a")
        guard case .waiting = machine.offer("a2", tenant: "a"),
            case .queued = machine.offer("b", tenant: "b")
        else {
            Issue.record("the other tenant waited too")
            return
        }
    }

    @Test func aTenantWaitsInItsOwnPlacesOnly() throws {
        let (machine, _) = try full(tenantWaiterCountMax: 1)
        #expect(machine.kept("x") != nil)
        #expect(machine.offer("y") == .refused(.queueCount))
        #expect(machine.kept("z", tenant: "other") != nil)
    }

    @Test func aWaiterEndsExactlyAtItsDeadlineBeforeTheQueue() throws {
        let (machine, _) = try full()
        let deadline = start + .milliseconds(50)
        let id = try #require(machine.kept("x", deadline: deadline))
        #expect(machine.nextWakeup == deadline)
        #expect(machine.tick(now: deadline - .nanoseconds(1)).expired == [])
        #expect(machine.tick(now: deadline).expired == [id])
        #expect(machine.waitingCount == 0)
    }

    @Test func aCancelledWaiterMakesWayForTheNext() throws {
        let (machine, _) = try full()
        let first = try #require(machine.kept("x"))
        machine.kept("y")
        #expect(machine.cancel(first) == .leftQueue)
        #expect(machine.waitingCount == 1)
        #expect(machine.kept("z") != nil)
    }

    @Test func aFullQueueDoesNotLinger() throws {
        let machine = try Subject.small(inFlightMax: 2, overflow: .wait)
        machine.kept("a", tenant: "a", byteCount: 9)
        machine.kept("b", tenant: "b", byteCount: 9)
        #expect(!machine.isFlushDue(now: start))
        machine.kept("c", tenant: "c", byteCount: 8)
        #expect(machine.waitingCount == 1)
        #expect(machine.batches().map(\.reason) == [.pressure])
        #expect(machine.waitingCount == 0)
    }

    @Test func theDrainLetsInWhoWaits() throws {
        let (machine, batch) = try full()
        machine.kept("x")
        machine.drain()
        _ = machine.flushed(batch.id)
        var sent: [String] = []
        while let batch = machine.tick(now: start).batch {
            sent += batch.payloads
            _ = machine.flushed(batch.id)
        }
        #expect(sent == ["0", "1", "2", "3", "4", "x"])
        #expect(machine.isDrained)
    }
}
