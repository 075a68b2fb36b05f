import LatencyAggregator
import LatencyBudget
import Messages
import TestSupport
import Testing

/// Known delays through whole aggregators: the same figures to the last octet, whatever happened to
/// the records and to the aggregator on the way.
@Suite struct DisturbanceTests {
    private static let requestCount = 10_000

    @Test func aRestartedAggregatorWithLateRepeatedAndReorderedRecordsSaysTheSame() throws {
        var straight = try DisturbedFleet(isDisturbed: false, seed: 0)
        try straight.run(Self.requestCount)
        let expected = try straight.fleet.report()
        #expect(expected.requestCount == UInt64(Self.requestCount))
        for seed in [1] as [UInt64] {
            var disturbed = try DisturbedFleet(isDisturbed: true, seed: seed)
            try disturbed.run(Self.requestCount)
            #expect(disturbed.restartCount > 5, "seed \(seed)")
            let tallies = try disturbed.fleet.tallies()
            #expect(try tallies == straight.fleet.tallies(), "seed \(seed)")
            var report = try disturbed.fleet.report()
            #expect(report.repeatedBatchCount > 100)
            #expect(report.droppedCount == 0 && report.incompleteCount == 0)
            // When somebody looks at alerts depends on when something comes.
            (report.repeatedBatchCount, report.alerts) = (0, expected.alerts)
            #expect(report == expected, "seed \(seed): \(report.json()) \(expected.json())")
            // The last ones, one by one: hops, amounts and what is left open.
            for number in (Self.requestCount - 100)..<Self.requestCount {
                let id = DisturbedFleet.id(number)
                let (left, right) = (try straight.fleet.trace(id), try disturbed.fleet.trace(id))
                #expect(left.totalNs == right.totalNs && left.residueNs == right.residueNs)
                #expect(left.hops == right.hops, "seed \(seed), request \(number)")
            }
        }
    }

    /// One hop is slow in every slow request: the report names it, with its amount.
    @Test(arguments: SimulatedRequest.places)
    func theReportNamesTheHopThatWasDelayed(_ place: String) throws {
        let fleet = try Fleet(1, table: DisturbedFleet.table)
        var random = SeededGenerator(seed: 8)
        var sequence: UInt64 = 0
        for number in 0..<400 {
            let delays: [String: UInt64] = number % 4 == 0 ? [place: 80_000_000] : [:]
            let request = SimulatedRequest(
                trace: DisturbedFleet.id(number), delays: delays, isParallel: false, &random)
            for hop in request.hops {
                sequence += 1
                try fleet.send(
                    .init(
                        service: hop.service, instance: "i", operations: [hop.record.operation],
                        sequence: 0,
                        packedHops: PackedHop.octets([PackedHop(hop.record, operation: 0)])))
            }
        }
        fleet.clock.advance(by: .seconds(2))
        let guilty = try #require(try fleet.report().operations[0].guilty)
        #expect(guilty.hop == place)
        #expect(guilty.requestCount == 100)
        let distance = abs(Int64(guilty.amountNs) - 80_000_000)
        #expect(distance <= 800_000, "\(guilty.amountNs) ns")
        #expect(guilty.confidence > 0.95)
    }
}
