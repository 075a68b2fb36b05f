import BudgetFiles
import Foundation
import LatencyBudget
import Messages
import RPC
import TestSupport
import Testing

@testable import LatencyAggregator

@Suite struct UpkeepTests {
    @Test func aCheckpointIsWrittenOnceAMinuteAndAtTheEnd() async throws {
        let fleet = try Fleet(1)
        for (_, batch) in Fleet.batches(30, shards: 1) { try fleet.send(batch) }
        let upkeep = Upkeep(fleet.servers[0], budgetFile: nil) { _ in }
        let checkpoint = fleet.path(0) + "/checkpoint"
        for _ in 1..<Upkeep.checkpointTurnMax { await upkeep.turn() }
        #expect(!FileManager.default.fileExists(atPath: checkpoint))
        await upkeep.turn()
        #expect(FileManager.default.fileExists(atPath: checkpoint))
        try FileManager.default.removeItem(atPath: checkpoint)
        let running = Task { await upkeep.run() }
        running.cancel()
        await running.value
        #expect(FileManager.default.fileExists(atPath: checkpoint))
    }

    @Test func changedBudgetsAreTakenOverAndWrongOnesSaidSo() async throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "budgets-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        func write(_ limit: String) throws {
            let text = """
                operations:
                  - name: a
                    requirement: R01
                    limits: {p99: \(limit)}
                """
            try Data(text.utf8).write(to: file)
        }
        try write("1 s")
        let server = AggregatorServer(
            try BudgetFile.parse(String(contentsOf: file, encoding: .utf8)))
        let events = Journal<String>()
        let upkeep = Upkeep(server, budgetFile: file.path) { events.note("\($0)") }
        await upkeep.turn()
        #expect(events.entries == [])
        try write("2 s")
        await upkeep.turn()
        #expect(events.entries == ["budgetsReplaced"])
        let operation = server.own().response.operations
        #expect(operation.map(\.budgetNs) == [2_000_000_000])
        try write("0 s")
        await upkeep.turn()
        await upkeep.turn()
        #expect(events.entries.count == 2)
        #expect(events.entries.last?.contains("line 2") == true, "\(events.entries)")
    }

    @Test func aCheckpointThatCannotBeWrittenIsSaidSoAndBatchesGoOn() async throws {
        let fleet = try Fleet(1)
        let batches = Fleet.batches(10, shards: 1)
        for (_, batch) in batches.dropLast() { try fleet.send(batch) }
        // A folder lies where the file would be.
        try FileManager.default.createDirectory(
            atPath: fleet.path(0) + "/checkpoint/in the way", withIntermediateDirectories: true)
        let events = Journal<String>()
        let upkeep = Upkeep(fleet.servers[0], budgetFile: nil) { events.note("\($0)") }
        for _ in 0..<Upkeep.checkpointTurnMax { await upkeep.turn() }
        #expect(events.entries.count == 1)
        try fleet.send(batches[batches.count - 1].batch)
        fleet.clock.advance(by: .seconds(20))
        #expect(try fleet.report().requestCount == 10)
    }
}
