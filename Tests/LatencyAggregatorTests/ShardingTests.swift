import LatencyBudget
import Messages
import RPC
import TestSupport
import Testing

@testable import LatencyAggregator

@Suite struct ShardingTests {
    /// What one of them says, whoever is asked.
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
        for (shards, order) in [(1, nil), (2, nil), (4, nil), (4, [2, 0, 3, 1])] {
            var report = try merged(shards, order: order)
            #expect(report.aggregatorCount == UInt32(shards))
            report.aggregatorCount = 1
            #expect(report == alone, "\(shards)")
        }
    }

    /// Aggregators that are told of each other; peers that are named here give no answer.
    private func fleet(_ shards: Int, silent: Set<Int> = []) throws -> Fleet {
        let fleet = try Fleet(shards)
        for (shard, batch) in Fleet.batches(400, shards: shards) {
            try fleet.send(batch, to: shard)
        }
        fleet.clock.advance(by: .seconds(20))
        let (servers, deadline) = (fleet.servers, fleet.clock.now + .seconds(1))
        for (index, server) in servers.enumerated() {
            server.use { request in
                servers.indices.filter { $0 != index }.map { peer in
                    silent.contains(peer)
                        ? nil
                        : try? servers[peer].collect(
                            request, context: .background(deadline: deadline))
                }
            }
        }
        return fleet
    }

    @Test(arguments: [1, 2, 4])
    func whoeverIsAskedAnswersForAll(shards: Int) async throws {
        let one = try await fleet(1).servers[0].whole()
        let fleet = try fleet(shards)
        for server in fleet.servers {
            let report = await server.whole()
            var response = report.response
            #expect(response.aggregatorCount == UInt32(shards))
            #expect(response.unreachableCount == 0)
            response.aggregatorCount = 1
            #expect(response == one.response)
            // Several aggregators remember more of the slow ones than one does.
            let slowest = try #require(one.slowRequests.first)
            #expect(report.slowRequests.first?.totalNs == slowest.totalNs)
            #expect(report.slowRequests.first?.rows.map(\.name) == slowest.rows.map(\.name))
            #expect(report.burns.map(\.operation) == one.burns.map(\.operation))
            let rates = report.burns.flatMap { $0.rates.map(\.long) }
            #expect(rates == one.burns.flatMap { $0.rates.map(\.long) })
            #expect(
                report.instances.map { [$0.service, $0.instance, "\($0.hopCount)"] }
                    == one.instances.map { [$0.service, $0.instance, "\($0.hopCount)"] })
            let page = await server.dashboardHTML()
            #expect(page.contains("gave no answer") == false)
        }
    }

    @Test func whileOneGivesNoAnswerNothingIsKnownToBeKept() async throws {
        let fleet = try fleet(4, silent: [2])
        let report = await fleet.servers[0].whole().response
        #expect(report.aggregatorCount == 3)
        #expect(report.unreachableCount == 1)
        #expect(report.operations.allSatisfy { $0.verdict != .pass && $0.state != .good })
        #expect(report.grade == .unknown || report.grade == .needsImprovement)
        let page = await fleet.servers[0].dashboardHTML()
        #expect(page.contains("1 of the aggregators gave no answer"))
        // The one that is silent to others still reaches them.
        #expect(await fleet.servers[2].whole().response.unreachableCount == 0)
    }

    @Test func anAnswerThatCannotBeReadIsNone() async throws {
        let fleet = try fleet(1)
        fleet.servers[0].use { _ in
            [.init(tallies: [.init(operation: "soap.process", tally: [9, 9])], hopCount: 7)]
        }
        let own = fleet.servers[0].own().response
        let whole = await fleet.servers[0].whole().response
        #expect(whole.unreachableCount == 1)
        #expect(whole.hopCount == own.hopCount)
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
