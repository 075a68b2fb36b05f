import LatencyBudget
import Messages
import Testing

@testable import carewire

/// The report as a picture of text.
@Suite struct BudgetWatchTests {
    private func sketch(_ milliseconds: [UInt64]) -> LatencySketch {
        milliseconds.reduce(into: LatencySketch()) { $0.record(nanoseconds: $1 * 1_000_000) }
    }

    @Test func aDistributionIsAsWideAsItIsToldAndHasItsPeak() throws {
        let text = BudgetWatch.distribution(
            sketch([1, 2, 4, 8, 16, 32] + Array(repeating: 5, count: 100)))
        #expect(text.hasPrefix("|") && text.hasSuffix("|"))
        #expect(text.count <= BudgetWatch.distributionWidth + 2)
        #expect(text.contains("█") && text.contains("▁") && text.contains(" "))
        #expect(BudgetWatch.distribution(LatencySketch()) == "")
        #expect(BudgetWatch.distribution(sketch([7])) == "|█|")
    }

    @Test func itShowsStatesGuiltyHopsSharesAndAlerts() {
        let report = AggregatorV1.ReportResponse(
            operations: [
                AggregatorV1.OperationReport(
                    operation: "soap.process", count: 10, p50Ns: 1_000_000, p99Ns: 600_000_000,
                    budgetNs: 500_000_000, budgetPercentile: 0.99, verdict: .fail,
                    hops: [
                        AggregatorV1.HopShare(hop: "ehr-gateway", meanNs: 5_000_000, share: 0.75),
                        AggregatorV1.HopShare(hop: "network", meanNs: 1_000_000, share: 0.25),
                    ], used: 1.2, state: .over,
                    guilty: AggregatorV1.GuiltyHop(
                        hop: "ehr-gateway", amountNs: 90_000_000, confidence: 0.9)),
                AggregatorV1.OperationReport(
                    operation: "patient.read", count: 10, budgetNs: 100, verdict: .pass,
                    used: 0.9, state: .near),
                AggregatorV1.OperationReport(operation: "ehr.read"),
            ], grade: .needsImprovement, score: 50,
            alerts: [
                AggregatorV1.Alert(
                    id: "soap.process/14.4x-1h-5m", longBurnRate: 20.04, shortBurnRate: 33,
                    requestCount: 200, page: true, ageNs: 3_000_000_000)
            ], windowSeconds: 3_600)
        let text = BudgetWatch.text(report, ["soap.process": sketch([1, 600])])
        for part in [
            "grade NEEDS_IMPROVEMENT, score 50.0; last 3600 s", "FAIL", "pass, near", "120 %",
            "ehr-gateway +90.0 ms (90 %)", "ehr-gateway 75 % (5.00 ms)", "PAGE", "20.0",
            "1 operations not measured",
        ] {
            #expect(text.contains(part), "\(part) is missing in\n\(text)")
        }
    }

    @Test func aTerminalIsWrittenInPlaceAndCutToItsSize() {
        let screen = LiveScreen(isTerminal: true)
        let page = screen.page("abcdef\nx\ny\nz", columns: 4, rows: 3)
        #expect(page == "\u{1B}[Habcd\u{1B}[K\r\nx\u{1B}[K\r\n\u{1B}[J")
        #expect(!page.contains("\u{1B}[2J"))
        #expect(screen.opening.contains("\u{1B}[?25l") && screen.closing.contains("\u{1B}[?25h"))
    }

    @Test func elsewhereItIsPlainText() {
        let screen = LiveScreen(isTerminal: false)
        #expect(screen.page("abcdef\nx", columns: 2, rows: 1) == "abcdef\nx\n\n")
        #expect(screen.opening == "" && screen.closing == "")
    }
}
