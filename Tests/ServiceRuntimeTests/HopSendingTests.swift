import LatencyBudget
import Messages
import RPC
import Testing

@testable import ServiceRuntime

@Suite struct HopSendingTests {
    @Test func sendsAFullBatchAtOnceAndTheRestWhenItIsOldEnough() async {
        let fixture = SenderFixture()
        fixture.observe(300)
        await fixture.visit()
        #expect(fixture.aggregator.records.map(\.recordCount) == [256])
        fixture.clock.advance(by: .milliseconds(49))
        await fixture.visit()
        #expect(fixture.aggregator.hopCount == 256)
        fixture.clock.advance(by: .milliseconds(1))
        await fixture.visit()
        #expect(fixture.aggregator.hopCount == 300)
    }

    @Test func saysWhatEveryRecordSays() async throws {
        let fixture = SenderFixture()
        let hop = HopRecord(
            kind: .client, traceID: TraceID(high: 0x0102_0304_0506_0708, low: 9), spanID: 10,
            parentSpanID: 11, operation: "ehr/Submit", status: 4, queueNanoseconds: 12,
            runNanoseconds: 13, downstreamNanoseconds: 14, offsetNanoseconds: 15)
        fixture.sender.observe(hop)
        fixture.observe(1, .internal, "phi.seal")
        fixture.sender.observe(hop)
        await fixture.sender.finish()
        let request = try #require(fixture.aggregator.records.first)
        #expect(request.service == "soap-service")
        #expect(request.instance == "i1")
        #expect(request.operations == ["ehr/Submit", "phi.seal"])
        #expect(request.records.map(\.operation) == ["ehr/Submit", "phi.seal", "ehr/Submit"])
        #expect(request.records[0] == hop)
        #expect(request.records[2] == hop)
        #expect(request.hops.isEmpty)
    }

    @Test func aBatchWhoseAnswerIsLostGoesAgainWithItsNumber() async {
        let fixture = SenderFixture()
        fixture.aggregator.fail(with: .deadlineExceeded)
        fixture.observe(512)
        await fixture.visit()
        #expect(fixture.aggregator.records.map(\.sequence) == [1])
        fixture.aggregator.fail(with: nil)
        await fixture.visit()
        #expect(fixture.aggregator.records.map(\.sequence) == [1, 1, 2])
        #expect(fixture.aggregator.records[0] == fixture.aggregator.records[1])
        #expect(fixture.sender.droppedCount == 0)
        #expect(fixture.sender.repeatedCount == 1)
    }

    @Test func aBatchThatIsNeverAnsweredIsGivenUpAndToldWithTheNext() async {
        let fixture = SenderFixture()
        fixture.aggregator.fail(with: .deadlineExceeded)
        fixture.observe(256)
        for _ in 0..<HopQueue.attemptMax {
            #expect(fixture.sender.droppedCount == 0)
            await fixture.visit()
            fixture.clock.advance(by: .seconds(6))
        }
        #expect(fixture.aggregator.callCount == HopQueue.attemptMax)
        #expect(Set(fixture.aggregator.records.map(\.sequence)) == [1])
        #expect(fixture.sender.droppedCount == 256)
        fixture.aggregator.fail(with: nil)
        for expected in [256, 0] as [UInt64] {
            fixture.observe(256)
            await fixture.visit()
            #expect(fixture.aggregator.records.last?.droppedCount == expected)
            fixture.clock.advance(by: .seconds(6))
        }
        #expect(fixture.aggregator.records.last?.sequence == 3)
    }

    @Test func aBatchThatIsRefusedForGoodIsCountedAtOnce() async {
        let fixture = SenderFixture()
        fixture.aggregator.fail(with: .invalidArgument)
        fixture.observe(256)
        await fixture.visit()
        #expect(fixture.sender.droppedCount == 256)
    }

    @Test func everyRequestGoesToOneAggregatorAndEachCountsItsOwnBatches() async {
        let fixture = SenderFixture(aggregatorCount: 3)
        fixture.observe(3_000)
        fixture.observe(3_000, .internal, "phi.seal")
        await fixture.sender.finish()
        var total = 0
        for (index, aggregator) in fixture.aggregators.enumerated() {
            let records = aggregator.records
            #expect(records.map(\.sequence) == (1...UInt64(records.count)).map { $0 })
            for record in records.flatMap(\.records) {
                #expect(record.traceID.shard(of: 3) == index)
            }
            total += aggregator.hopCount
        }
        #expect(total == 6_000)
    }

    @Test func oneAggregatorThatIsDownHoldsUpNoOther() async {
        let fixture = SenderFixture(aggregatorCount: 2)
        fixture.aggregators[0].fail(with: .unavailable)
        for _ in 0..<10 {
            fixture.observe(1_000)
            await fixture.visit()
        }
        fixture.clock.advance(by: .milliseconds(50))
        await fixture.visit()
        #expect(fixture.aggregators[0].hopCount == 0)
        let expected = (0..<1_000 as Range<UInt64>).count {
            TraceID(high: 1, low: $0).shard(of: 2) == 1
        }
        #expect(fixture.aggregators[1].hopCount == expected * 10)
    }

    @Test func anAggregatorThatIsDownIsLeftAlone() async {
        let fixture = SenderFixture()
        fixture.aggregator.fail(with: .unavailable)
        for _ in 0..<100 {
            fixture.observe(256)
            await fixture.visit()
        }
        #expect(fixture.aggregator.callCount == 3)
        #expect(fixture.sender.droppedCount == 0)
        fixture.clock.advance(by: .seconds(5))
        await fixture.visit()
        #expect(fixture.aggregator.callCount == 4)
        fixture.aggregator.fail(with: nil)
        fixture.clock.advance(by: .seconds(5))
        await fixture.visit()
        // What waited goes out once it is up again.
        #expect(fixture.aggregator.hopCount == 100 * 256)
        #expect(fixture.aggregator.records.first?.sequence == 1)
    }

    @Test func theQueueIsBoundedAndWhatIsTooMuchIsCounted() async {
        let fixture = SenderFixture()
        fixture.aggregator.fail(with: .unavailable)
        for _ in 0..<3 {
            fixture.observe(HopQueue.hopCountMax)
            fixture.sender.collect()
        }
        #expect(fixture.sender.droppedCount == UInt64(2 * HopQueue.hopCountMax))
        #expect(fixture.aggregator.callCount == 0)
    }

    @Test func theBufferIsBoundedAndWhatIsTooMuchIsCounted() async {
        let fixture = SenderFixture()
        fixture.observe(HopBuffer.hopCountMax + 5)
        fixture.sender.collect()
        #expect(fixture.sender.droppedCount == 5)
    }

    @Test func operationsBeyondWhatABatchCanNameAreCalledOther() async {
        let fixture = SenderFixture()
        for number in 0..<5_000 { fixture.observe(1, .server, "test/\(number)") }
        await fixture.sender.finish()
        let operations = fixture.aggregator.records.flatMap(\.records).map(\.operation)
        #expect(operations.count == 5_000)
        #expect(Set(operations).count == OperationNames.nameCountMax + 1)
        #expect(operations.last == "other")
        #expect(operations.prefix(4_095).enumerated().allSatisfy { $1 == "test/\($0)" })
    }

    @Test func operationsInAnyOrderKeepTheirNames() async {
        let fixture = SenderFixture()
        var expected: [String] = []
        var number = 1
        for _ in 0..<2_000 {
            number = number * 16_807 % 2_147_483_647
            expected.append("test/\(number % 7)")
            fixture.observe(1, .server, "test/\(number % 7)")
        }
        await fixture.sender.finish()
        #expect(fixture.aggregator.records.flatMap(\.records).map(\.operation) == expected)
    }

    @Test func reportsAreCountedButNotReported() async {
        let fixture = SenderFixture()
        fixture.observe(1, .server, "carewire.aggregator.v1.LatencyAggregator/Record")
        fixture.observe(1, .server, "carewire.metrics.v1.MetricsService/Push")
        fixture.observe(1, .server, "carewire.aggregator.v1.LatencyAggregator/Report")
        await fixture.sender.finish()
        #expect(
            fixture.aggregator.records.flatMap(\.operations)
                == ["carewire.aggregator.v1.LatencyAggregator/Report"])
        #expect(
            fixture.pushed["carewire_calls_total OK carewire.metrics.v1.MetricsService/Push"] == 1)
    }

    @Test func withoutSinksNothingIsKept() async {
        let sender = TelemetrySender(service: "s", aggregators: [], metrics: nil)
        sender.observe(
            HopRecord(
                kind: .server, traceID: TraceID(high: 1, low: 1), spanID: 1, parentSpanID: 0,
                operation: "a", runNanoseconds: 1))
        await sender.finish()
        #expect(sender.droppedCount == 0)
    }

    @Test func aSenderThatIsCancelledSendsWhatIsLeft() async {
        let fixture = SenderFixture()
        fixture.observe(1_000)
        let running = Task { await fixture.sender.run() }
        running.cancel()
        await running.value
        #expect(fixture.aggregator.hopCount == 1_000)
        #expect(fixture.pushed["carewire_calls_total OK soap/Process"] == 1_000)
    }

    @Test func everyInstanceHasANameOfItsOwn() {
        let names = (0..<100).map { _ in TelemetrySender.randomInstance() }
        #expect(Set(names).count == 100)
        #expect(names.allSatisfy { $0.count == 16 })
    }
}
