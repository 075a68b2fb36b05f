import LatencyBudget
import Testing

@Suite struct BudgetTableTests {
    private let good = OperationBudget(
        name: "soap.process", method: "carewire.soap.v1.SOAPService/Process", requirement: "R01",
        limits: [.p50: .milliseconds(50), .p99: .milliseconds(500)], isGate: true,
        split: [
            .init(hop: "soap-service", limit: .milliseconds(400)),
            .init(hop: "network", limit: .milliseconds(100)),
        ], line: 7)

    private func refusal(
        _ change: (inout OperationBudget) -> Void
    ) -> (code: BudgetError.Code, line: Int?)? {
        var budget = good
        change(&budget)
        do {
            _ = try BudgetTable([budget])
            return nil
        } catch {
            return (error.code, error.line)
        }
    }

    @Test func takesATableWhosePartsAddUpToTheLimit() throws {
        #expect(try BudgetTable([good]).operations == [good])
        #expect(try BudgetTable([]).operations == [])
    }

    @Test func refusesPartsThatAddUpToMoreAndNamesTheLine() {
        let refusal = refusal { $0.split[1].limit = .milliseconds(100) + .nanoseconds(1) }
        #expect(refusal?.code == .badSplit)
        #expect(refusal?.line == 7)
    }

    @Test func refusesAPartThatIsThereTwiceOrNothing() {
        #expect(refusal { $0.split[1].hop = "soap-service" }?.code == .badSplit)
        #expect(refusal { $0.split[1].hop = "" }?.code == .badSplit)
        #expect(refusal { $0.split[1].limit = .zero }?.code == .badSplit)
    }

    @Test func refusesLimitsThatAreMissingNotPositiveOrNotAscending() {
        #expect(refusal { $0.limits[.p99] = nil }?.code == .badLimit)
        #expect(refusal { $0.limits[.p99] = .zero }?.code == .badLimit)
        #expect(refusal { $0.limits[.p50] = .milliseconds(-1) }?.code == .badLimit)
        #expect(refusal { $0.limits[.p50] = .milliseconds(501) }?.code == .badLimit)
        #expect(refusal { $0.limits[.p999] = .milliseconds(499) }?.code == .badLimit)
        #expect(
            refusal { $0.limits[.p999] = BudgetTable.limitMax + .nanoseconds(1) }?.code
                == .badLimit)
        #expect(refusal { $0.judged = .p999 }?.code == .badLimit)
        #expect(refusal { $0.limits[.p999] = BudgetTable.limitMax } == nil)
    }

    @Test(arguments: ["", "a b", "<script>", "é", String(repeating: "a", count: 129)])
    func refusesNamesOfOtherCharacters(name: String) {
        #expect(refusal { $0.name = name }?.code == .badName)
        #expect(refusal { $0.method = name }?.code == .badName)
    }

    @Test func refusesAGateThatNothingMeasures() {
        #expect(refusal { $0.method = nil }?.code == .badGate)
    }

    @Test func refusesAnOperationThatIsThereTwice() throws {
        var second = good
        second.line = 20
        let error = #expect(throws: BudgetError.self) { try BudgetTable([good, second]) }
        #expect(error?.line == 20)
    }

    @Test func takesTwoBudgetsForOneMethod() throws {
        var second = good
        second.name = "soap.generation"
        #expect(try BudgetTable([good, second]).operations.count == 2)
    }

    @Test func refusesMoreThanItsBounds() {
        let many = (0...BudgetTable.operationCountMax).map { index in
            var budget = good
            budget.name = "operation-\(index)"
            return budget
        }
        #expect(throws: BudgetError.self) { try BudgetTable(many) }
        let refusal = refusal { budget in
            budget.split = (0...BudgetTable.partCountMax).map {
                .init(hop: "hop-\($0)", limit: .nanoseconds(1))
            }
        }
        #expect(refusal?.code == .tooMany)
    }
}
