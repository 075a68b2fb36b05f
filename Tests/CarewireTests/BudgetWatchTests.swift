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
                        hop: "ehr-gateway", amountNs: 90_000_000, confidence: 0.9),
                    durations: sketch([1, 600]).encoded()),
                AggregatorV1.OperationReport(
                    operation: "patient.read", count: 10, budgetNs: 100, verdict: .pass,
                    used: 0.9, state: .near),
                AggregatorV1.OperationReport(operation: "ehr.read"),
            ], grade: .needsImprovement, score: 50,
            alerts: [
                AggregatorV1.Alert(
                    id: "soap.process/14.4x-1h-5m", longBurnRate: 20.04, shortBurnRate: 33,
                    requestCount: 200, page: true, ageNs: 3_000_000_000)
            ], windowSeconds: 3_600, unreachableCount: 1,
            slowRequests: [Self.slowRequest])
        let text = BudgetWatch.text(report)
        for part in [
            "grade NEEDS_IMPROVEMENT, score 50.0; last 3600 s", "FAIL", "pass, near", "120 %",
            "ehr-gateway +90.0 ms (90 %)", "ehr-gateway 75 % (5.00 ms)", "PAGE", "20.0",
            "1 operations not measured", "1 aggregators GAVE NO ANSWER", "BEYOND ITS LIMIT: 600 ms",
            "ehr-gateway took 90.0 ms more than usual (90 % sure)", "  Submit (ehr-gateway)",
            "<- guilty", "and 2 more",
        ] {
            #expect(text.contains(part), "\(part) is missing in\n\(text)")
        }
    }

    private static let slowRequest = AggregatorV1.SlowRequest(
        operation: "soap.process", ageNs: 2_000_000_000, breach: true, totalNs: 600_000_000,
        rows: [
            AggregatorV1.SlowRequestRow(
                name: "carewire.soap.v1.SOAPService/Process", service: "soap-service",
                durationNs: 600_000_000, queueNs: 300_000_000, runNs: 300_000_000),
            AggregatorV1.SlowRequestRow(
                depth: 1, name: "carewire.ehr.v1.EHRGateway/Submit", service: "ehr-gateway",
                startNs: 300_000_000, durationNs: 300_000_000, arrivalNs: 450_000_000,
                runNs: 150_000_000, guilty: true),
        ], hiddenRowCount: 2,
        guilty: AggregatorV1.GuiltyHop(
            hop: "ehr-gateway", amountNs: 90_000_000, confidence: 0.9))

    @Test func barsShowTheWayTheWaitAndTheWork() {
        let rows = Self.slowRequest.rows
        let width = SlowRequestText.barWidth
        let half = width / 2
        #expect(
            SlowRequestText.bar(rows[0], of: 600_000_000)
                == "|" + String(repeating: ".", count: half)
                + String(repeating: "█", count: half) + "|")
        #expect(
            SlowRequestText.bar(rows[1], of: 600_000_000)
                == "|" + String(repeating: " ", count: half)
                + String(repeating: "-", count: half / 2)
                + String(repeating: "█", count: half / 2) + "|")
    }

    @Test func barsOfAnyNumbersStayWithinTheirWidth() {
        var numbers = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            func any() -> UInt64 { numbers.next() >> UInt64.random(in: 0..<64) }
            let row = AggregatorV1.SlowRequestRow(
                startNs: any(), durationNs: any(), arrivalNs: any(), queueNs: any(), runNs: any())
            let total = any()
            let bar = SlowRequestText.bar(row, of: total)
            #expect(bar.count == (total == 0 ? 0 : SlowRequestText.barWidth + 2), "\(row)")
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
