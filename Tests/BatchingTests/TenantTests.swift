import Batching
import Testing

@Suite struct TenantTests {
    @Test func itemsOfTwoTenantsNeverTravelTogether() throws {
        let machine = try Subject.eager(10)
        for name in ["a", "b", "a", "b"] { machine.kept(name, tenant: name) }
        let batches = machine.batches()
        #expect(batches.map(\.payloads) == [["a", "a"], ["b", "b"]])
        #expect(batches.map(\.tenant.name) == ["a", "b"])
    }

    @Test func eachTenantFillsItsOwnBatch() throws {
        let machine = try Subject.small(inFlightMax: 4)
        for name in ["a", "b", "a", "b"] { machine.kept(name, tenant: name) }
        #expect(machine.tick(now: start).batch == nil)
        machine.kept("a", tenant: "a")
        #expect(machine.batches().map(\.payloads) == [["a", "a", "a"]])
    }

    @Test func tenantsTakeTurnsHoweverMuchOneHas() throws {
        let machine = Subject(
            try BatchingConfiguration(batchCountMax: 1, linger: .zero, inFlightMax: 1))
        for number in 0..<6 { machine.kept("busy \(number)", tenant: "busy") }
        machine.kept("quiet 0", tenant: "quiet")
        machine.kept("quiet 1", tenant: "quiet")
        machine.kept("third 0", tenant: "third")
        var order: [String] = []
        while let batch = machine.tick(now: start).batch {
            order += batch.payloads
            _ = machine.flushed(batch.id)
        }
        #expect(
            order == [
                "busy 0", "quiet 0", "third 0", "busy 1", "quiet 1", "busy 2", "busy 3", "busy 4",
                "busy 5",
            ])
    }

    @Test func partsOfAFailedBatchTakeTurnsToo() throws {
        let machine = Subject(
            try BatchingConfiguration(batchCountMax: 2, linger: .zero, inFlightMax: 1))
        machine.kept("a0", tenant: "a")
        machine.kept("a1", tenant: "a")
        let failed = try #require(machine.tick(now: start).batch)
        machine.kept("b0", tenant: "b")
        _ = machine.flushed(failed.id, .wholeFailed(nothingApplied: true))
        var order: [String] = []
        while let batch = machine.tick(now: start).batch {
            order += batch.payloads
            _ = machine.flushed(batch.id)
        }
        #expect(order == ["b0", "a0", "a1"])
    }

    @Test func equalKeysOfTwoTenantsAreDifferentKeys() throws {
        let machine = try Subject.small(inFlightMax: 2)
        machine.kept("a", tenant: "a", sharing: .queued("k"), order: "o")
        machine.kept("b", tenant: "b", sharing: .queued("k"), order: "o")
        #expect(machine.slotCount == 2)
        #expect(machine.batches(now: start + .milliseconds(100)).count == 2)
    }

    @Test func aTenantMayFillItsShareAndNotOneMore() throws {
        let machine = try Subject.small(tenantQueueCountMax: 2)
        #expect(machine.kept("a", tenant: "a") != nil)
        #expect(machine.kept("a", tenant: "a") != nil)
        #expect(machine.offer("a", tenant: "a") == .refused(.queueCount))
        #expect(machine.kept("b", tenant: "b") != nil)
    }

    @Test func aTenantThatHasGoneLeavesNothingBehind() throws {
        let machine = try Subject.eager(1)
        for number in 0..<100 {
            machine.kept("x", tenant: "\(number)", sharing: .queued("k"), order: "o")
            for batch in machine.batches() { _ = machine.flushed(batch.id) }
        }
        #expect(machine.isEmpty)
        #expect(machine.slotCount == 0)
        #expect(machine.nextWakeup == nil)
    }
}
