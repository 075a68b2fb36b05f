import Batching
import Testing

@Suite struct OrderTests {
    @Test func oneBatchMayHoldSeveralOfAKeyInOrder() throws {
        let machine = try Subject.eager(3)
        for name in ["a", "b", "c"] { machine.kept(name, order: "k") }
        #expect(machine.batches().map(\.payloads) == [["a", "b", "c"]])
    }

    @Test func aKeyIsNeverInTwoBatchesUnderWay() throws {
        let machine = try Subject.eager(2)
        for name in ["a", "b", "c", "d"] { machine.kept(name, order: "k") }
        machine.kept("x", order: "other")
        let batches = machine.batches()
        #expect(batches.map(\.payloads) == [["a", "b"], ["x"]])
        _ = machine.flushed(batches[1].id)
        #expect(machine.tick(now: start).batch == nil)
        #expect(machine.nextWakeup == nil)
        _ = machine.flushed(batches[0].id)
        #expect(machine.batches().map(\.payloads) == [["c", "d"]])
    }

    @Test func whoWaitsForHisKeyKeepsHisAge() throws {
        let machine = try Subject.eager(1)
        machine.kept("a", order: "k")
        let first = try #require(machine.tick(now: start).batch)
        machine.kept("b", order: "k")
        machine.kept("c")
        machine.kept("d")
        let second = try #require(machine.tick(now: start).batch)
        #expect(second.payloads == ["c"])
        _ = machine.flushed(first.id)
        #expect(machine.batches().map(\.payloads) == [["b"], ["d"]])
    }

    @Test func orderIsKeptAcrossASearchForTheCulprit() throws {
        let machine = try Subject.eager(4)
        for name in ["a1", "b", "a2", "c"] {
            machine.kept(name, order: name.hasPrefix("a") ? "a" : nil)
        }
        let batch = try #require(machine.tick(now: start).batch)
        machine.kept("a3", order: "a")
        _ = machine.flushed(batch.id, .wholeFailed(nothingApplied: true))
        // The half with a2 waits for a1, and a3 for both.
        let left = try #require(machine.tick(now: start).batch)
        #expect(left.payloads == ["a1", "b"])
        #expect(machine.tick(now: start).batch == nil)
        _ = machine.flushed(left.id, .wholeFailed(nothingApplied: true))
        let parts = machine.batches()
        #expect(parts.map(\.payloads) == [["a1"], ["b"]])
        _ = machine.flushed(parts[0].id, .wholeFailed(nothingApplied: true))
        let right = machine.batches()
        #expect(right.map(\.payloads) == [["a2", "c"]])
        _ = machine.flushed(right[0].id)
        #expect(machine.batches().map(\.payloads) == [["a3"]])
    }

    @Test func aCancelledItemUnderWayHoldsItsKeyUntilItsBatchIsBack() throws {
        let machine = try Subject.eager(1)
        let first = try #require(machine.kept("a", order: "k"))
        let batch = try #require(machine.tick(now: start).batch)
        machine.kept("b", order: "k")
        #expect(machine.cancel(first) == .leftBatch(batch.id, isAbandoned: true))
        #expect(machine.tick(now: start).batch == nil)
        _ = machine.flushed(batch.id, .wholeFailed(nothingApplied: false))
        #expect(machine.batches().map(\.payloads) == [["b"]])
    }

    @Test func aReadSharesNoSlotFromBeforeAWriteOfItsKey() throws {
        let machine = try Subject.small()
        machine.kept("read", sharing: .queued("r"), order: "k")
        machine.kept("write", order: "k")
        guard case .queued = machine.offer("read again", sharing: .queued("r"), order: "k") else {
            Issue.record("the second read was answered from before the write")
            return
        }
        #expect(machine.batches().map(\.payloads) == [["read", "write", "read again"]])
    }

    @Test func equalReadsOfDifferentOrdersShareNothing() throws {
        let machine = try Subject.small()
        machine.kept("a", sharing: .queued("r"), order: "k")
        machine.kept("b", sharing: .queued("r"))
        #expect(machine.slotCount == 2)
    }
}
