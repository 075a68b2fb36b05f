import Messages
import Testing

@testable import carewire

@Suite struct LossTextTests {
    @Test func whatIsNotInAReportIsNamedByItsKind() {
        var report = AggregatorV1.ReportResponse(droppedCount: 3)
        #expect(LossText.text(report) == "3 lost")
        (report.lateCount, report.duplicateCount, report.contradictingCount) = (1, 2, 4)
        #expect(LossText.text(report) == "3 lost, 1 late, 2 told twice, 4 contradicting")
        #expect(BudgetWatch.text(report).contains("3 lost, 1 late, 2 told twice"))
        #expect(BudgetTable.text(report).hasSuffix("2 told twice, 4 contradicting"))
    }
}
