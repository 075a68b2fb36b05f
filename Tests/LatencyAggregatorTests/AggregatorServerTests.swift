import LatencyAggregator
import LatencyBudget
import Messages
import RPC
import Synchronization
import Testing

/// A clock that a test turns by hand.
final class ManualClock: Sendable {
    let start = ContinuousClock().now
    private let instant: Mutex<ContinuousClock.Instant>

    init() { instant = Mutex(start) }

    var now: ContinuousClock.Instant { instant.withLock { $0 } }

    func advance(by duration: Duration) { instant.withLock { $0 += duration } }
}

/// An aggregator with two budgets, and shorthand for what a service sends.
struct Fixture {
    let clock = ManualClock()
    let server: AggregatorServer

    init() throws {
        let table = try BudgetTable([
            OperationBudget(
                name: "soap.process", method: "soap/Process", requirement: "R01",
                limits: [.p99: .milliseconds(500)], isGate: true),
            OperationBudget(
                name: "phi.seal", method: "phi.seal", requirement: "R05",
                limits: [.p99: .milliseconds(1)]),
            OperationBudget(
                name: "literature", method: nil, requirement: "R46", limits: [.p99: .seconds(5)]),
        ])
        let clock = clock
        server = AggregatorServer(table, now: { clock.now })
    }

    private var context: CallContext { .background(deadline: clock.now + .seconds(1)) }

    static func trace(_ number: UInt8) -> [UInt8] { [1] + Array(repeating: number, count: 15) }

    func record(
        _ service: String, _ operations: [String], _ hops: [AggregatorV1.HopRecord],
        dropped: UInt64 = 0
    ) throws -> UInt32 {
        try server.take(
            AggregatorV1.RecordRequest(
                service: service, instance: "i", operations: operations, hops: hops,
                droppedCount: dropped)
        ).acceptedCount
    }

    func report(seconds: UInt32 = 0) throws -> AggregatorV1.ReportResponse {
        // Refuses what a report would refuse.
        _ = try server.collect(.init(windowSeconds: seconds), context: context)
        return server.own(
            over: seconds == 0 ? LatencyJudge.standardWindow : .seconds(Int64(seconds))
        ).response
    }

    func trace(_ id: [UInt8]) throws -> AggregatorV1.GetTraceResponse {
        try server.getTrace(AggregatorV1.GetTraceRequest(traceID: id), context: context)
    }

    /// A note processed: 100 ms at the edge, 80 ms in the service, of which 20 ms sealing.
    func sendNote(_ number: UInt8) throws {
        _ = try record(
            "edge", ["soap/Process"],
            [
                .init(
                    kind: .client, traceID: Self.trace(number), spanID: 1, runNs: 100_000_000)
            ])
        _ = try record(
            "soap-service", ["soap/Process", "phi.seal"],
            [
                .init(
                    kind: .internal, traceID: Self.trace(number), parentSpanID: 1, operation: 1,
                    runNs: 20_000_000, offsetNs: 5_000_000),
                .init(
                    kind: .server, traceID: Self.trace(number), spanID: 1, queueNs: 1_000_000,
                    runNs: 79_000_000),
            ])
    }
}

@Suite struct AggregatorServerTests {
    @Test func closesTheSumOfARequestAndJudgesIt() throws {
        let fixture = try Fixture()
        try fixture.sendNote(1)
        fixture.clock.advance(by: .seconds(2))
        let report = try fixture.report()
        #expect(report.requestCount == 1)
        #expect(report.hopCount == 3)
        let soap = report.operations[0]
        #expect(soap.verdict == .pass)
        #expect(soap.gate)
        #expect(soap.count == 1)
        #expect(soap.p99Ns == 100_000_000)
        #expect(soap.budgetNs == 500_000_000)
        #expect(soap.budgetPercentile == 0.99)
        let times = Dictionary(uniqueKeysWithValues: soap.hops.map { ($0.hop, $0.meanNs) })
        #expect(
            times == [
                "soap-service": 59_000_000, "phi.seal": 20_000_000, "network": 20_000_000,
                "soap-service.queue": 1_000_000,
            ])
        #expect(report.operations[1].verdict == .fail)
        #expect(report.operations[2].verdict == .unknown)
    }

    @Test func showsTheHopsOfARequestThatIsComplete() throws {
        let fixture = try Fixture()
        try fixture.sendNote(1)
        let early = #expect(throws: RPCError.self) { try fixture.trace(Fixture.trace(1)) }
        #expect(early?.code == .notFound)
        fixture.clock.advance(by: .seconds(2))
        let trace = try fixture.trace(Fixture.trace(1))
        #expect(trace.operation == "soap/Process")
        #expect(trace.totalNs == 100_000_000)
        #expect(trace.hops.reduce(0) { $0 + $1.durationNs } == 100_000_000)
        #expect(trace.residueNs == 0)
        #expect(trace.records.count == 3)
        #expect(trace.operations == ["soap/Process", "phi.seal"])
        #expect(trace.records.first?.traceID == Fixture.trace(1))
    }

    @Test func refusesATraceIDOfAnotherLength() throws {
        let fixture = try Fixture()
        let error = #expect(throws: RPCError.self) { try fixture.trace([1, 2, 3]) }
        #expect(error?.code == .invalidArgument)
    }

    @Test func countsRecordsThatCannotBeUsedAndTakesTheOthers() throws {
        let fixture = try Fixture()
        let id = Fixture.trace(1)
        let accepted = try fixture.record(
            "edge", ["soap/Process", "a name with spaces"],
            [
                .init(kind: .client, traceID: id, spanID: 1, runNs: 5),
                .init(kind: .client, traceID: id, spanID: 2, operation: 1, runNs: 5),
                .init(kind: .client, traceID: id, spanID: 3, operation: 2, runNs: 5),
                .init(kind: .unspecified, traceID: id, spanID: 4, runNs: 5),
                .init(kind: .unrecognized(9), traceID: id, spanID: 5, runNs: 5),
                .init(kind: .client, traceID: [], spanID: 6, runNs: 5),
                .init(kind: .client, traceID: id, spanID: 0, runNs: 5),
                .init(kind: .client, traceID: id, spanID: 7, runNs: .max),
                .init(kind: .client, traceID: id, spanID: 1, runNs: 5),
            ], dropped: 10)
        #expect(accepted == 1)
        #expect(try fixture.report().droppedCount == 17)
        #expect(try fixture.report().duplicateCount == 1)
        let badSender = try fixture.record(
            "<b>", ["soap/Process"], [.init(kind: .client, traceID: id, spanID: 9)])
        #expect(badSender == 0)
        #expect(try fixture.report().droppedCount == 18)
    }

    @Test func lateRepeatedAndContradictingRecordsAreNoLostOnes() async throws {
        let fixture = try Fixture()
        try fixture.sendNote(1)
        try fixture.sendNote(1)
        let id = Fixture.trace(1)
        _ = try fixture.record(
            "edge", ["soap/Process"], [.init(kind: .client, traceID: id, spanID: 1, runNs: 7)])
        for _ in 0..<20 {
            fixture.clock.advance(by: .seconds(1))
            _ = try fixture.report()
        }
        for span in [8, 9] as [UInt64] {
            _ = try fixture.record(
                "edge", ["soap/Process"],
                [.init(kind: .client, traceID: id, spanID: span, parentSpanID: 1, runNs: 7)])
        }
        _ = try fixture.record("edge", ["soap/Process"], [.init(kind: .client)], dropped: 4)
        let report = try fixture.report()
        #expect(report.duplicateCount == 3)
        #expect(report.contradictingCount == 1)
        #expect(report.lateCount == 2)
        #expect(report.droppedCount == 5)
        let metrics = fixture.server.prometheusText()
        #expect(metrics.contains("carewire_hop_records_dropped_total 5\n"))
        for (reason, count) in [("late", 2), ("duplicate", 3), ("contradicting", 1)] {
            let line = "carewire_hop_records_unused_total{reason=\"\(reason)\"} \(count)\n"
            #expect(metrics.contains(line))
        }
        let page = await fixture.server.dashboardHTML()
        #expect(page.contains("<b>2</b>late hops"))
        #expect(page.contains("<b>3</b>hops told twice"))
        #expect(page.contains("<b>1</b>hops contradicted"))
        #expect(page.contains("<b>5</b>lost"))
    }

    @Test func lostCountsNeverOverflow() throws {
        let fixture = try Fixture()
        for _ in 0..<3 { _ = try fixture.record("edge", [], [], dropped: .max) }
        #expect(try fixture.report().droppedCount == .max)
    }

    @Test func refusesMoreThanARequestMayHold() throws {
        let fixture = try Fixture()
        let hops = Array(
            repeating: AggregatorV1.HopRecord(), count: AggregatorServer.hopCountMax + 1)
        let tooMany = #expect(throws: RPCError.self) { try fixture.record("edge", [], hops) }
        #expect(tooMany?.code == .invalidArgument)
        let names = Array(repeating: "a", count: AggregatorServer.operationCountMax + 1)
        #expect(throws: RPCError.self) { try fixture.record("edge", names, []) }
    }

    @Test func aRequestWithoutItsEdgeIsIncomplete() throws {
        let fixture = try Fixture()
        _ = try fixture.record(
            "soap-service", ["ehr/Submit"],
            [
                .init(
                    kind: .client, traceID: Fixture.trace(1), spanID: 2, parentSpanID: 1, runNs: 5)
            ])
        fixture.clock.advance(by: .seconds(10))
        #expect(try fixture.report().incompleteCount == 1)
    }

    @Test func theReportIsJSON() async throws {
        let fixture = try Fixture()
        try fixture.sendNote(1)
        fixture.clock.advance(by: .seconds(2))
        var report = try AggregatorV1.ReportResponse(
            json: JSONValue(parsing: await fixture.server.reportJSON()))
        #expect(report.slowRequests.map(\.operation) == ["soap.process"])
        report.slowRequests = []
        #expect(try report == fixture.report())
    }
}

@Suite struct DashboardTests {
    @Test func showsEveryOperationWithItsVerdictInWords() async throws {
        let fixture = try Fixture()
        try fixture.sendNote(1)
        fixture.clock.advance(by: .seconds(2))
        let page = await fixture.server.dashboardHTML()
        for text in [
            "soap.process", "phi.seal", "literature", "✓ pass", "✗ fail, over", "? unknown",
            "100 ms", "soap-service", "R46", "p99 ≤ 500 ms",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test func needsNothingFromElsewhere() async throws {
        let page = try await Fixture().server.dashboardHTML()
        for text in ["http://", "https://", "//", "@import", "url(", "<style", "style="] {
            #expect(!page.contains(text), "\(text)")
        }
        for reference in page.matches(of: /(?:src|href)="([^"]*)"/) {
            let start = reference.output.1.first
            #expect(start == "/" || start == "?", "\(reference.output.1)")
        }
    }

    @Test func escapesWhatCouldBeMarkup() async throws {
        // No such name passes the checks today; the page does not rely on that.
        let table = try BudgetTable([
            OperationBudget(
                name: "a", method: nil, requirement: "<script>'\"&", limits: [.p99: .seconds(1)])
        ])
        let page = await AggregatorServer(table).dashboardHTML()
        #expect(page.contains("&lt;script&gt;&#39;&quot;&amp;"))
        #expect(!page.contains("<script>'"))
    }

    @Test func aPageWithoutMeasurementsIsWhole() async throws {
        let page = try await Fixture().server.dashboardHTML()
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.hasSuffix("</html>"))
        #expect(!page.contains("nan"))
    }
}
