import Foundation
import LatencyAggregator
import LatencyBudget
import Testing

@Suite struct BudgetFileTests {
    private let good = """
        operations:
          - name: soap.process
            requirement: R01
            method: carewire.soap.v1.SOAPService/Process
            limits: {p50: 50 ms, p99: 0.5 s}
            gate: true
            split:
              soap-service: 400 ms
              network: 100000 us
          - name: literature
            requirement: R46
            limits: {p50: 5 s}
            judged: p50
        """

    private func refusal(of text: String) -> BudgetError? {
        do {
            _ = try BudgetFile.parse(text)
            return nil
        } catch { return error }
    }

    private func refusal(_ old: String, _ new: String) -> BudgetError? {
        refusal(of: good.replacing(old, with: new))
    }

    @Test func readsEveryField() throws {
        let operations = try BudgetFile.parse(good).operations
        #expect(operations.count == 2)
        let first = operations[0]
        #expect(first.name == "soap.process")
        #expect(first.requirement == "R01")
        #expect(first.method == "carewire.soap.v1.SOAPService/Process")
        #expect(first.limits == [.p50: .milliseconds(50), .p99: .milliseconds(500)])
        #expect(first.judged == .p99)
        #expect(first.isGate)
        #expect(first.split.map(\.hop) == ["soap-service", "network"])
        #expect(first.split.map(\.limit) == [.milliseconds(400), .milliseconds(100)])
        #expect(first.line == 2)
        #expect(operations[1].method == nil)
        #expect(operations[1].judged == .p50)
        #expect(!operations[1].isGate)
    }

    @Test func refusesASplitBeyondItsLimitWithTheLine() {
        let error = refusal("400 ms", "401 ms")
        #expect(error?.code == .badSplit)
        #expect(error?.line == 2)
    }

    @Test func refusesWhatItDoesNotKnowWithTheLine() {
        #expect(refusal("    gate: true", "    gates: true")?.line == 6)
        #expect(refusal("gate: true", "gate: maybe")?.line == 6)
        #expect(refusal("p50: 50 ms", "p42: 50 ms")?.line == 5)
        #expect(refusal("judged: p50", "judged: p95")?.line == 13)
        #expect(refusal("name: literature", "title: literature")?.code == .malformed)
    }

    @Test(arguments: ["50", "50ms", "fifty ms", "50 minutes", "nan s", "inf s", "1e300 s", "[]"])
    func refusesADurationThatIsNone(text: String) {
        #expect(refusal("50 ms", text)?.code == .malformed)
    }

    @Test(arguments: ["0 ms", "-1 ms", "90000 s"])
    func refusesALimitOutOfRange(text: String) {
        #expect(refusal("0.5 s", text)?.code == .badLimit)
    }

    @Test(
        arguments: [
            "", "operations", "operations: 7", "- a", "operations: [7]", "operations: [{}]", "a: b",
            "operations: {", "\t", "operations: [{name: a, name: b}]", "operations: [{[a]: b}]",
            "operations: [{name: [a], requirement: R, limits: {p99: 1 s}}]",
        ])
    func refusesWhatIsNoBudgetFile(text: String) {
        #expect(refusal(of: text)?.code == .malformed)
    }

    @Test func refusesAFileThatIsTooLong() {
        let text = good + String(repeating: "#", count: BudgetFile.byteCountMax)
        #expect(refusal(of: text)?.code == .malformed)
    }

    @Test func theFileOfTheSuiteHoldsItsPromises() throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let text = try String(
            contentsOf: root.appending(path: "Sources/Services/LatencyAggregator/budgets.yaml"),
            encoding: .utf8)
        let operations = try BudgetFile.parse(text).operations
        func limit(_ name: String) -> Duration? {
            operations.first { $0.name == name }?.limits[.p99]
        }
        #expect(limit("soap.process") == .milliseconds(500))
        #expect(limit("patient.read") == .milliseconds(300))
        #expect(limit("ehr.submit") == .seconds(2))
        #expect(limit("phi.seal") == .milliseconds(100))
        #expect(limit("audit.append") == .milliseconds(50))
        #expect(operations.count { $0.requirement == "R46" } == 7)
        #expect(
            operations.filter(\.isGate).map(\.name)
                == ["soap.process", "patient.read", "ehr.status"])
    }
}
