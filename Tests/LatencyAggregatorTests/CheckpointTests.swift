import Foundation
import LatencyBudget
import Messages
import RPC
import TestSupport
import Testing

@testable import LatencyAggregator

@Suite struct CheckpointTests {
    private static let month: UInt32 = 30 * 24 * 3_600

    private func report(_ fleet: Fleet) throws -> AggregatorV1.ReportResponse {
        fleet.servers[0].own(over: .seconds(Int64(Self.month))).response
    }

    @Test func thirtyDaysOfFiguresSurviveWithoutTheirLog() throws {
        let fleet = try Fleet(1)
        for (index, batch) in Fleet.batches(600, shards: 1).map(\.batch).enumerated() {
            try fleet.send(batch)
            if index % 2 == 0 { fleet.clock.advance(by: .seconds(14 * 3_600)) }
        }
        fleet.clock.advance(by: .seconds(120))
        let before = try report(fleet)
        #expect((100..<600).contains(before.operations[0].count))
        try fleet.servers[0].saveCheckpoint()
        #expect(try fleet.logFiles().count == 1)
        for name in try fleet.logFiles() {
            try FileManager.default.removeItem(atPath: fleet.path(0) + "/" + name)
        }
        try fleet.restart()
        #expect(fleet.servers[0].startProblem == nil)
        #expect(try report(fleet) == before)
        // And time goes on from there.
        fleet.clock.advance(by: .seconds(Int(Self.month)))
        #expect(try report(fleet).operations[0].count < before.operations[0].count)
        fleet.clock.advance(by: .seconds(2 * Int(Self.month)))
        #expect(try report(fleet).operations[0].count == 0)
    }

    @Test func theLogIsCutOnceACheckpointHasIt() throws {
        let fleet = try Fleet(1)
        for (_, batch) in Fleet.batches(2_000, shards: 1) {
            try fleet.send(batch)
            fleet.clock.advance(by: .milliseconds(800))
        }
        let before = try fleet.logFiles().count
        #expect(before > 3)
        try fleet.servers[0].saveCheckpoint()
        let after = try fleet.logFiles()
        #expect(after.count < before)
        // The requests that may be open are of the last minute.
        #expect(after.count >= 1)
    }

    @Test func aPageThatWasToldIsNotToldAgainAfterARestart() throws {
        let fleet = try Fleet(1)
        func slow(_ count: Int, _ sequence: UInt64) throws {
            let hops = (0..<count).map { number in
                PackedHop(
                    HopRecord(
                        kind: .internal, traceID: TraceID(high: sequence, low: UInt64(number)),
                        spanID: 0, parentSpanID: 1, operation: "phi.seal",
                        runNanoseconds: 50_000_000), operation: 0)
            }
            try fleet.send(
                .init(
                    service: "soap-service", instance: "i", operations: ["phi.seal"],
                    sequence: sequence, packedHops: PackedHop.octets(hops)))
        }
        try slow(1_000, 1)
        fleet.clock.advance(by: .seconds(20))
        fleet.servers[0].lookAtAlerts()
        let alerts = try fleet.report().alerts
        #expect(!alerts.isEmpty)
        try fleet.servers[0].saveCheckpoint()
        fleet.clock.advance(by: .seconds(5))
        try fleet.restart()
        #expect(try fleet.report().alerts.map(\.id) == alerts.map(\.id))
        #expect(try fleet.report().alerts.allSatisfy { $0.ageNs >= 5_000_000_000 })
        let octets = [UInt8](try Data(contentsOf: URL(filePath: fleet.path(0) + "/checkpoint")))
        var aggregation = Aggregation(Fleet.table, limits: TraceLimits())
        let now = fleet.clock.now
        try aggregation.restore(
            try Checkpoint(decoding: octets), beganAt: now - .seconds(25), now: now)
        #expect(aggregation.lookAtAlerts(now: now + .seconds(20), wallSecond: 1) == [])
        #expect(aggregation.alerts.map(\.id) == alerts.map(\.id))
    }

    @Test func aDamagedCheckpointIsSaidSoAndTheLogIsThere() throws {
        for seed in 0..<20 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let fleet = try Fleet(1)
            for (_, batch) in Fleet.batches(20, shards: 1) { try fleet.send(batch) }
            try fleet.servers[0].saveCheckpoint()
            let file = URL(filePath: fleet.path(0) + "/checkpoint")
            var octets = [UInt8](try Data(contentsOf: file))
            if seed % 2 == 0 {
                octets[random.below(octets.count)] ^= UInt8(1 << random.below(8))
            } else {
                octets.removeLast(1 + random.below(octets.count))
            }
            try Data(octets).write(to: file)
            try fleet.restart()
            #expect(fleet.servers[0].startProblem?.code == .damaged, "seed \(seed)")
            fleet.clock.advance(by: .seconds(20))
            #expect(try fleet.report().requestCount == 20, "seed \(seed)")
        }
    }

    @Test func anyOctetsBehindARightCheckSumAreReadWithoutATrap() throws {
        let fleet = try Fleet(1)
        for (_, batch) in Fleet.batches(30, shards: 1) { try fleet.send(batch) }
        fleet.clock.advance(by: .seconds(20))
        try fleet.servers[0].saveCheckpoint()
        let octets = [UInt8](try Data(contentsOf: URL(filePath: fleet.path(0) + "/checkpoint")))
        let good = try Checkpoint(decoding: octets)
        for seed in 0..<300 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var bad = good
            if seed % 2 == 0 {
                bad.judge[random.below(bad.judge.count)] ^= UInt8(1 << random.below(8))
            } else {
                bad.rest[random.below(bad.rest.count)] ^= UInt8(1 << random.below(8))
            }
            var aggregation = Aggregation(Fleet.table, limits: TraceLimits())
            let now = fleet.clock.now
            try? aggregation.restore(bad, beganAt: now - .seconds(60), now: now)
            _ = aggregation.snapshot(over: .seconds(3_600), now: now + .seconds(3_600))
            _ = aggregation.lookAtAlerts(now: now + .seconds(7_200), wallSecond: 1)
        }
    }

    @Test func otherBudgetsTakeOverWhatWasMeasuredOfTheirOperations() throws {
        let fleet = try Fleet(1)
        for (_, batch) in Fleet.batches(50, shards: 1) { try fleet.send(batch) }
        fleet.clock.advance(by: .seconds(20))
        try fleet.servers[0].saveCheckpoint()
        let octets = [UInt8](try Data(contentsOf: URL(filePath: fleet.path(0) + "/checkpoint")))
        let kept = Fleet.table.operations[1]
        var renamed = Fleet.table.operations[0]
        renamed.name = "soap.other"
        var aggregation = Aggregation(
            try BudgetTable([renamed, kept]), limits: TraceLimits())
        let now = fleet.clock.now
        let checkpoint = try Checkpoint(decoding: octets)
        try aggregation.restore(checkpoint, beganAt: now - .seconds(60), now: now)
        let tallies = aggregation.collected(over: .seconds(3_600), now: now).tallies
        #expect(tallies.map(\.tally.count) == [0, 50])
    }
}
