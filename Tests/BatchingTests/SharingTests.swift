import Batching
import Testing

@Suite struct SharingTests {
    @Test func declaredSafeAReadJoinsWhatIsUnderWay() throws {
        let machine = try Subject.small(linger: .zero)
        let first = try #require(machine.kept("a", sharing: .queued("k")))
        let batch = try #require(machine.tick(now: start).batch)
        guard case .joined(let second) = machine.offer("a", sharing: .underWay("k")) else {
            Issue.record("did not join")
            return
        }
        #expect(machine.flushed(batch.id)?.waiters == [[first, second]])
        #expect(machine.isEmpty)
    }

    @Test func notDeclaredSafeItGetsAnAnswerOfItsOwn() throws {
        let machine = try Subject.small(linger: .zero, inFlightMax: 2)
        machine.kept("a", sharing: .underWay("k"))
        _ = machine.batches()
        machine.kept("a", sharing: .queued("k"))
        #expect(machine.batches().map(\.payloads) == [["a"]])
    }

    @Test func nobodyJoinsABatchThatIsBeingGivenUp() throws {
        let machine = try Subject.small(linger: .zero, inFlightMax: 2)
        let first = try #require(machine.kept("a", sharing: .underWay("k")))
        _ = machine.batches()
        _ = machine.cancel(first)
        machine.kept("a", sharing: .underWay("k"))
        #expect(machine.batches().map(\.payloads) == [["a"]])
    }

    @Test func aSlotUnderWayTakesOnlySoMany() throws {
        let machine = try Subject.small(linger: .zero, queueCountMax: 3)
        machine.kept("a", sharing: .underWay("k"))
        _ = machine.batches()
        for _ in 0..<2 { machine.kept("a", sharing: .underWay("k")) }
        #expect(machine.queueCount == 0)
        machine.kept("a", sharing: .underWay("k"))
        #expect(machine.queueCount == 1)
    }

    @Test func writesShareNothing() throws {
        let machine = try Subject.small()
        machine.kept("a")
        machine.kept("a")
        #expect(machine.slotCount == 2)
    }
}
