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
        #expect(fixture.aggregator.records.map(\.hops.count) == [256])
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
        #expect(request.hops.map(\.operation) == [0, 1, 0])
        let sent = request.hops[0]
        #expect(sent.kind == .client)
        #expect(sent.traceID == [1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 9])
        #expect(sent.spanID == 10 && sent.parentSpanID == 11 && sent.status == 4)
        #expect(sent.queueNs == 12 && sent.runNs == 13)
        #expect(sent.downstreamNs == 14 && sent.offsetNs == 15)
    }

    @Test func aLostBatchIsCountedAndToldWithTheNext() async {
        let fixture = SenderFixture()
        fixture.aggregator.fail(with: .deadlineExceeded)
        fixture.observe(256)
        await fixture.visit()
        #expect(fixture.sender.droppedCount == 256)
        fixture.aggregator.fail(with: nil)
        fixture.observe(256)
        await fixture.visit()
        #expect(fixture.aggregator.records.last?.droppedCount == 256)
        fixture.observe(256)
        await fixture.visit()
        #expect(fixture.aggregator.records.last?.droppedCount == 0)
    }

    @Test func anAggregatorThatIsDownIsLeftAlone() async {
        let fixture = SenderFixture()
        fixture.aggregator.fail(with: .unavailable)
        for _ in 0..<100 {
            fixture.observe(256)
            await fixture.visit()
        }
        #expect(fixture.aggregator.callCount == 3)
        #expect(fixture.sender.droppedCount == 3 * 256)
        fixture.clock.advance(by: .seconds(5))
        await fixture.visit()
        #expect(fixture.aggregator.callCount == 4)
        fixture.aggregator.fail(with: nil)
        fixture.clock.advance(by: .seconds(5))
        await fixture.visit()
        // What waited goes out once it is up again.
        #expect(fixture.aggregator.hopCount == 96 * 256)
        #expect(fixture.aggregator.records.first?.droppedCount == 4 * 256)
    }

    @Test func theQueueIsBoundedAndWhatIsTooMuchIsCounted() async {
        let fixture = SenderFixture()
        fixture.aggregator.fail(with: .unavailable)
        for _ in 0..<3 {
            fixture.observe(HopQueue.hopCountMax)
            fixture.sender.collect()
        }
        #expect(fixture.sender.droppedCount == UInt64(2 * HopQueue.hopCountMax))
    }

    @Test func theBufferIsBoundedAndWhatIsTooMuchIsCounted() async {
        let fixture = SenderFixture()
        fixture.observe(HopBuffer.hopCountMax + 5)
        fixture.sender.collect()
        #expect(fixture.sender.droppedCount == 5)
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
        let sender = TelemetrySender(service: "s", aggregator: nil, metrics: nil)
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
