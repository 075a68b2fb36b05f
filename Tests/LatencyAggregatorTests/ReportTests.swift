import Foundation
import LatencyAggregator
import LatencyBudget
import Messages
import RPC
import TestSupport
import Testing

@Suite struct ReportTests {
    @Test func namesTheGuiltyHopTheGradeAndWhatToDo() throws {
        let fixture = try Fixture()
        for number in 1...20 as ClosedRange<UInt8> { try fixture.sendNote(number) }
        fixture.clock.advance(by: .seconds(2))
        let report = try fixture.report()
        #expect(report.windowSeconds == 3_600)
        #expect(report.operations[0].state == .good)
        #expect(report.operations[0].used == 0.2)
        #expect(report.operations[0].unspentNs == 400_000_000)
        #expect(report.operations[0].guilty == nil)
        #expect(report.operations[1].state == .over)
        let guilty = try #require(report.operations[1].guilty)
        #expect(guilty.hop == "phi.seal")
        #expect(guilty.requestCount == 20)
        #expect(guilty.confidence == 1)
        #expect(report.grade == .needsImprovement)
        #expect(report.score == 50)
        #expect(
            report.recommendations.map { "\($0.rule) \($0.operation)" }
                == ["over-budget phi.seal", "not-measured literature"])
    }

    @Test func figuresLeaveAWindowWhenTheyAreOld() throws {
        let fixture = try Fixture()
        try fixture.sendNote(1)
        fixture.clock.advance(by: .seconds(2))
        #expect(try fixture.report(seconds: 60).operations[0].count == 1)
        fixture.clock.advance(by: .seconds(120))
        #expect(try fixture.report(seconds: 60).operations[0].count == 0)
        #expect(try fixture.report(seconds: 60).operations[0].verdict == .unknown)
        #expect(try fixture.report(seconds: 300).operations[0].count == 1)
        #expect(throws: RPCError.self) { try fixture.report(seconds: 31 * 86_400) }
    }

    /// A seal of 5 ms, five times what it may take.
    private func slowSeal(_ fixture: Fixture, _ number: Int, runNs: UInt64 = 5_000_000) throws {
        let id =
            [1] + Array(repeating: UInt8(number >> 8), count: 7)
            + Array(repeating: UInt8(truncatingIfNeeded: number), count: 8)
        _ = try fixture.record(
            "edge", ["phi.seal"],
            [.init(kind: .internal, traceID: id, parentSpanID: 1, runNs: runNs)])
    }

    @Test func anOutageIsToldToWhoWatchesAndStandsInTheReport() async throws {
        let fixture = try Fixture()
        let events = try #require(fixture.server.alertEvents())
        var number = 0
        for minute in 0..<180 {
            for _ in 0..<10 {
                number += 1
                try slowSeal(fixture, number, runNs: minute < 30 ? 5_000_000 : 1_000)
            }
            fixture.clock.advance(by: .seconds(60))
            guard minute == 20 else { continue }
            let alerts = try fixture.report().alerts
            #expect(alerts.first?.id == "phi.seal/14.4x-1h-5m")
            #expect(alerts.first?.page == true)
            #expect(alerts.first?.longBurnRate == 100)
            #expect(alerts.first.map { $0.ageNs > 0 } == true)
            // Who comes later is told what is on.
            var late = fixture.server.alertEvents()?.makeAsyncIterator()
            #expect(await late?.next()?.alert?.operation == "phi.seal")
        }
        var seen: [String] = []
        var iterator = events.makeAsyncIterator()
        for _ in 0..<3 {
            guard let event = await iterator.next() else { break }
            seen.append(
                "\(event.kind) \(event.alert?.operation ?? "") \(event.alert?.page == true)")
        }
        #expect(
            seen == ["fired phi.seal true", "fired phi.seal false", "cleared phi.seal true"])
    }

    @Test func budgetsAndAlertsAreMetricsAndAnAlertIsALine() throws {
        let fixture = try Fixture()
        for number in 0..<110 {
            try slowSeal(fixture, number)
            fixture.clock.advance(by: .seconds(2))
        }
        try fixture.sendNote(250)
        fixture.clock.advance(by: .seconds(2))
        let lines = fixture.server.prometheusText().split(separator: "\n").filter {
            !$0.hasPrefix("#")
        }
        func alert(_ rule: String, _ severity: String) -> String {
            "carewire_budget_alert{operation=\"phi.seal\",rule=\"\(rule)\","
                + "severity=\"\(severity)\"} 1"
        }
        #expect(
            lines.map(String.init) == [
                "carewire_budget_used_ratio{operation=\"soap.process\"} 0.2",
                "carewire_budget_used_ratio{operation=\"phi.seal\"} 5.013504",
                "carewire_budget_verdict{operation=\"soap.process\"} 1",
                "carewire_budget_verdict{operation=\"phi.seal\"} 0",
                "carewire_budget_verdict{operation=\"literature\"} -1",
                alert("14.4x-1h-5m", "page"), alert("6x-6h-30m", "page"),
                alert("3x-1d-2h", "ticket"), alert("1x-3d-6h", "ticket"),
                "carewire_budget_grade 1", "carewire_hop_records_total 113",
                "carewire_hop_records_dropped_total 0",
                "carewire_hop_records_unused_total{reason=\"late\"} 0",
                "carewire_hop_records_unused_total{reason=\"duplicate\"} 0",
                "carewire_hop_records_unused_total{reason=\"contradicting\"} 0",
                "carewire_hop_batches_missing 0",
                "carewire_hop_batches_repeated_total 0",
                "carewire_requests_open 3", "carewire_record_log_failures_total 0",
            ])
        #expect(
            AlertLine.text(
                .init(
                    kind: .fired,
                    alert: .init(
                        id: "phi.seal/14.4x-1h-5m", operation: "phi.seal", longBurnRate: 14.44,
                        shortBurnRate: 100, requestCount: 110, page: true)))
                == "page: phi.seal/14.4x-1h-5m, error budget spent 14.4 times too fast, now 100.0"
                + " times, over 110 requests")
        #expect(
            AlertLine.text(.init(kind: .cleared, alert: .init(operation: "phi.seal")))
                == "ticket over: phi.seal")
    }

    @Test func notTooManyWatch() throws {
        let fixture = try Fixture()
        var streams: [AsyncStream<AggregatorV1.AlertEvent>] = []
        for _ in 0..<AlertFeed.watcherCountMax {
            streams.append(try #require(fixture.server.alertEvents()))
        }
        #expect(fixture.server.alertEvents() == nil)
        streams.removeLast()
        #expect(fixture.server.alertEvents() != nil)
        #expect(streams.count == AlertFeed.watcherCountMax - 1)
    }

    @Test func budgetsAreReplacedWithoutLosingMeasurementsAndWrongOnesAreRefusedOnce() throws {
        let fixture = try Fixture()
        try fixture.sendNote(1)
        fixture.clock.advance(by: .seconds(2))
        let file = FileManager.default.temporaryDirectory.appending(
            path: "budgets-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        let text = """
            operations:
              - name: soap.process
                requirement: R01
                method: soap/Process
                limits: {p99: 50 ms}
            """
        try "operations: []".write(to: file, atomically: true, encoding: .utf8)
        var reloader = BudgetReloader(path: file.path, server: fixture.server)
        guard case .unchanged = reloader.check() else { return #expect(Bool(false)) }
        try text.write(to: file, atomically: true, encoding: .utf8)
        guard case .replaced = reloader.check() else { return #expect(Bool(false)) }
        let operations = try fixture.report().operations
        #expect(operations.map(\.operation) == ["soap.process"])
        #expect(operations[0].count == 1)
        #expect(operations[0].verdict == .fail)
        try text.replacing("50 ms", with: "fifty ms").write(
            to: file, atomically: true, encoding: .utf8)
        guard case .refused(let error) = reloader.check() else { return #expect(Bool(false)) }
        #expect(error.line == 5)
        guard case .unchanged = reloader.check() else { return #expect(Bool(false)) }
        #expect(try fixture.report().operations.count == 1)
    }
}
