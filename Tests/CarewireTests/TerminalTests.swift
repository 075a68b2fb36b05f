import Messages
import Testing

@testable import carewire

/// What people read.
@Suite struct TerminalTests {
    @Test(arguments: [
        (0, "–"), (999, "1.00 µs"), (12_345, "12.3 µs"), (999_999, "1000 µs"),
        (1_000_000, "1.00 ms"), (45_600_000, "45.6 ms"), (2_000_000_000, "2.00 s"),
    ])
    func durationsHaveThreeDigits(nanoseconds: UInt64, text: String) {
        #expect(Spelling.duration(nanoseconds: nanoseconds) == text)
    }

    @Test func percentilesHaveTheirNames() {
        #expect(Spelling.percentile(0.99) == "p99")
        #expect(Spelling.percentile(0.999) == "p99.9")
        #expect(Spelling.percentile(0.5) == "p50")
    }

    @Test func whatIsNoNumberIsSpelledAndNothingTraps() {
        for value in [Double.nan, .infinity, -.infinity, 1e300] {
            #expect(Spelling.percentile(value) == "p?")
            #expect(Spelling.percent(value) == "–")
            #expect(Spelling.tenths(value) == "–")
            #expect(!BudgetWatch.bar(value).isEmpty)
        }
        #expect(BudgetWatch.bar(-1) == "##########! failed")
        #expect(BudgetWatch.bar(0.42) == "#####.....  42 %")
        #expect(BudgetWatch.bar(1.2) == "##########! 120 %")
    }

    @Test func columnsAlign() {
        var table = Table([("name", .left), ("n", .right)])
        table.add(["a", "12"])
        table.add(["longer"])
        #expect(table.text == "name     n\n------  --\na       12\nlonger")
    }

    @Test func anUnknownVerdictFailsOnlyAtTheGate() {
        let report = AggregatorV1.ReportResponse(operations: [
            operation("soap.process", .pass, gate: true),
            operation("patient.read", .unknown, gate: true),
            operation("emergency", .unknown, gate: false),
            operation("cds", .fail, gate: false),
        ])
        #expect(
            BudgetTable.failures(report) == ["patient.read was not measured", "cds fails"])
        let text = BudgetTable.text(report)
        #expect(text.contains("FAIL"))
        #expect(text.contains("p99 ≤ 500 ms"))
        #expect(text.contains("soap-service 60 %, network 40 %"))
    }

    private func operation(
        _ name: String, _ verdict: AggregatorV1.Verdict, gate: Bool
    ) -> AggregatorV1.OperationReport {
        AggregatorV1.OperationReport(
            operation: name, requirement: "R01", count: 9, p50Ns: 1_000_000, p99Ns: 2_000_000,
            budgetNs: 500_000_000, budgetPercentile: 0.99, verdict: verdict,
            hops: [
                AggregatorV1.HopShare(hop: "network", meanNs: 4, share: 0.4),
                AggregatorV1.HopShare(hop: "soap-service", meanNs: 6, share: 0.6),
            ], gate: gate)
    }
}
