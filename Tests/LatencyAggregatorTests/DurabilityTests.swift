import Foundation
import LatencyAggregator
import LatencyBudget
import Messages
import RPC
import TestSupport
import Testing

@Suite struct DurabilityTests {
    /// The report of an undisturbed aggregator.
    private func undisturbed(
        _ batches: [(shard: Int, batch: AggregatorV1.RecordRequest)]
    ) throws -> AggregatorV1.ReportResponse {
        let fleet = try Fleet(1)
        for (_, batch) in batches { try fleet.send(batch) }
        fleet.clock.advance(by: .seconds(20))
        return try fleet.report()
    }

    @Test func aRestartAnywhereLosesNothingAndCountsNothingTwice() throws {
        let batches = Fleet.batches(200, shards: 1)
        let expected = try undisturbed(batches)
        #expect(expected.requestCount == 200)
        for seed in 0..<4 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let fleet = try Fleet(1)
            var repeated = 0
            var order = batches.shuffled(using: &random)
            order += order.filter { _ in random.below(3) == 0 }
            for (_, batch) in order {
                if try fleet.send(batch).repeatedBatch { repeated += 1 }
                fleet.clock.advance(by: .milliseconds(random.below(40)))
                guard random.below(12) == 0 else { continue }
                try fleet.restart()
                // The sender did not get its answer, so it sends again.
                #expect(try fleet.send(batch).repeatedBatch)
            }
            fleet.clock.advance(by: .seconds(20))
            var report = try fleet.report()
            #expect(repeated == order.count - batches.count)
            report.repeatedBatchCount = 0
            #expect(report == expected, "seed \(seed)")
        }
    }

    @Test func aTornEndIsCutOffAndTheLogGoesOn() throws {
        let batches = Fleet.batches(60, shards: 1)
        let fleet = try Fleet(1)
        for (_, batch) in batches.dropLast() { try fleet.send(batch) }
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: fleet.path(0)).max())
        let file = URL(filePath: fleet.path(0)).appending(path: name)
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: [200, 1, 0, 0, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3])
        try handle.close()
        try fleet.restart()
        try fleet.send(batches[batches.count - 1].batch)
        try fleet.restart()
        fleet.clock.advance(by: .seconds(20))
        #expect(try fleet.report() == undisturbed(batches))
    }

    @Test func aDamagedLogIsReadWithoutATrap() throws {
        for seed in 0..<30 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let fleet = try Fleet(1)
            for (_, batch) in Fleet.batches(10, shards: 1) { try fleet.send(batch) }
            for name in try FileManager.default.contentsOfDirectory(atPath: fleet.path(0)) {
                let file = URL(filePath: fleet.path(0)).appending(path: name)
                var octets = [UInt8](try Data(contentsOf: file))
                for _ in 0..<3 {
                    octets[random.below(octets.count)] ^= UInt8(1 << random.below(8))
                }
                try Data(octets).write(to: file)
            }
            try fleet.restart()
            fleet.clock.advance(by: .seconds(20))
            #expect(try fleet.report().requestCount <= 10, "seed \(seed)")
        }
    }

    @Test func theLogIsBounded() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "aggregator-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = ManualClock()
        let server = try AggregatorServer(
            Fleet.table,
            log: RecordLog(folder: folder.path, fileByteCountMax: 8 << 10, fileCountMax: 3),
            wallNanoseconds: { 0 }, now: { clock.now })
        for (_, batch) in Fleet.batches(300, shards: 1) {
            _ = try server.take(batch)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count == 3)
        for name in names {
            let values = try FileManager.default.attributesOfItem(
                atPath: folder.appending(path: name).path)
            #expect((values[.size] as? Int ?? .max) <= 8 << 10)
        }
    }

    @Test func missingAndRepeatedBatchesAreCounted() throws {
        let fleet = try Fleet(1)
        var batch = AggregatorV1.RecordRequest(service: "edge", instance: "i", sequence: 1)
        #expect(try !fleet.send(batch).repeatedBatch)
        #expect(try fleet.send(batch).repeatedBatch)
        batch.sequence = 4
        #expect(try !fleet.send(batch).repeatedBatch)
        batch.instance = "j"
        batch.sequence = 1
        #expect(try !fleet.send(batch).repeatedBatch)
        batch.sequence = 0
        for _ in 0..<2 { #expect(try !fleet.send(batch).repeatedBatch) }
        let report = try fleet.report()
        #expect(report.missingBatchCount == 2)
        #expect(report.repeatedBatchCount == 1)
    }
}
