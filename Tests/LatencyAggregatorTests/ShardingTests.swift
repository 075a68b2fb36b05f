import LatencyAggregator
import LatencyBudget
import Messages
import TestSupport
import Testing

@Suite struct ShardingTests {
    private func merged(_ shards: Int, order: [Int]? = nil) throws -> AggregatorV1.ReportResponse {
        let fleet = try Fleet(shards)
        for (shard, batch) in Fleet.batches(400, shards: shards) {
            try fleet.send(batch, to: shard)
        }
        fleet.clock.advance(by: .seconds(20))
        return try fleet.merged(order: order)
    }

    @Test func oneTwoAndFourAggregatorsGiveTheSameReport() throws {
        let fleet = try Fleet(1)
        for (_, batch) in Fleet.batches(400, shards: 1) { try fleet.send(batch) }
        fleet.clock.advance(by: .seconds(20))
        let alone = try fleet.report()
        #expect(alone.requestCount == 400)
        #expect(alone.operations[0].count == 400)
        #expect(alone.operations[1].count == 400)
        #expect(try merged(1) == alone)
        #expect(try merged(2) == alone)
        #expect(try merged(4) == alone)
        #expect(try merged(4, order: [2, 0, 3, 1]) == alone)
    }

    @Test func tracesFallEvenlyToTheShards() {
        var counts = [Int](repeating: 0, count: 4)
        for number in 0..<4_000 as Range<UInt64> {
            counts[TraceID(high: 0, low: number).shard(of: 4)] += 1
        }
        for count in counts { #expect((900...1_100).contains(count)) }
        #expect(TraceID(high: 1, low: 2).shard(of: 1) == 0)
        #expect(TraceID(high: 1, low: 2).shard(of: 0) == 0)
    }

    @Test func whatIsNoTallyIsRefusedWhole() throws {
        var report = MergedReport(Fleet.table, window: .seconds(60))
        let good = OperationTally().encoded()
        #expect(throws: SketchError.self) {
            try report.add(
                .init(
                    tallies: [
                        .init(operation: "soap.process", tally: good),
                        .init(operation: "ehr.submit", tally: [1, 2, 3]),
                    ], hopCount: 5))
        }
        #expect(report.response.hopCount == 0)
    }
}
