import BudgetFiles
import Foundation
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

    @Test func readsSessionsCriticalityMinimumAndBranches() throws {
        let text = good.replacing(
            "operations:", with: "sessions: 250\noperations:"
        ).replacing(
            "      network: 100000 us",
            with: """
                      network: 50 ms
                      parallel:
                        - {patient-service: 20 ms, redis.get: 30 ms}
                        - ehr-gateway: 45 ms
                """
        ).replacing("judged: p50", with: "judged: p50\n    criticality: safety\n    minimum: 20")
        let table = try BudgetFile.parse(text)
        #expect(table.sessionCount == 250)
        #expect(table.operations[0].splitLength == .milliseconds(500))
        #expect(table.operations[0].criticality == .routine)
        #expect(table.operations[0].countMin == 1)
        #expect(
            table.operations[0].split.map(\.hop) == [
                "soap-service", "network", "patient-service", "redis.get", "ehr-gateway",
            ])
        #expect(table.operations[1].criticality == .safety)
        #expect(table.operations[1].countMin == 20)
        #expect(
            table.deadline(ofMethod: "carewire.soap.v1.SOAPService/Process")
                == .milliseconds(500))
        #expect(table.deadline(ofMethod: "other") == nil)
        // The longer branch is what counts: one millisecond more of it is too much.
        let over = text.replacing("redis.get: 30 ms", with: "redis.get: 31 ms")
        #expect(refusal(of: over)?.code == .badSplit)
        #expect(refusal(of: text.replacing("ehr-gateway: 45", with: "ehr-gateway: 50")) == nil)
        #expect(refusal(of: text.replacing("sessions: 250", with: "sessions: 0"))?.line == 1)
        #expect(refusal(of: text.replacing("minimum: 20", with: "minimum: few"))?.line == 19)
        #expect(refusal(of: text.replacing(": safety", with: ": grave"))?.line == 18)
        #expect(refusal(of: text.replacing("parallel:", with: "parallel: 5 ms #"))?.line != nil)
    }

    @Test func whatASiteDoesNotOfferIsSaidOutright() throws {
        #expect(try BudgetFile.parse(good).operations.allSatisfy(\.isOffered))
        let text = good.replacing("judged: p50", with: "judged: p50\n    offered: false")
        #expect(try BudgetFile.parse(text).operations.map(\.isOffered) == [true, false])
        #expect(refusal("judged: p50", "offered: perhaps")?.line == 13)
        // What must be measured cannot be left out.
        let gate = refusal("    gate: true", "    gate: true\n    offered: false")
        #expect(gate?.code == .badGate)
        #expect(gate?.line == 2)
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
            contentsOf: root.appending(path: "Sources/Adapters/BudgetFiles/budgets.yaml"),
            encoding: .utf8)
        let table = try BudgetFile.parse(text)
        let operations = table.operations
        #expect(table.sessionCount == 100)
        for row in ["R01", "R02", "R04", "R05", "R06", "R46"] {
            #expect(operations.contains { $0.requirement == row }, "\(row)")
        }
        #expect(
            operations.filter { $0.criticality == .safety }.map(\.name)
                == ["clinical.emergency", "clinical.decision-support"])
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
