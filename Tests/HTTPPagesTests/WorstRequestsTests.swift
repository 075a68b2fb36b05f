import LatencyBudget
import Testing

@testable import LatencyAggregator

/// Which requests are kept to be looked at.
@Suite struct WorstRequestsTests {
    private let start = ContinuousClock.now

    private static let table: BudgetTable = {
        do {
            return try BudgetTable([
                OperationBudget(
                    name: "read", method: "p/Read", requirement: "R02",
                    limits: [.p99: .milliseconds(100)]),
                OperationBudget(
                    name: "read.tight", method: "p/Read", requirement: "R02",
                    limits: [.p99: .milliseconds(50)]),
            ])
        } catch { preconditionFailure("\(error)") }
    }()

    /// Assembles one request and gives what is said of it.
    private func outcome(
        _ number: UInt64, milliseconds: UInt64, status: Int32 = 0, method: String = "p/Read"
    ) throws -> TraceAssembler.Outcome {
        var assembler = TraceAssembler()
        let record = HopRecord(
            kind: .client, traceID: TraceID(high: 7, low: number), spanID: 1, parentSpanID: 0,
            operation: method, status: status, runNanoseconds: milliseconds * 1_000_000)
        _ = assembler.add(ServiceHop(record, service: "edge"), now: start)
        return try #require(assembler.tick(now: start + .seconds(2)).first)
    }

    private func durations(_ worst: WorstRequests) -> [UInt64] {
        worst.entries(of: "p/Read").map { $0.root.attribution.total / 1_000_000 }
    }

    @Test func theSlowestAreKeptTheSlowestFirst() throws {
        var worst = WorstRequests(Self.table)
        for (number, milliseconds) in [5, 40, 10, 30, 20, 1].enumerated() {
            worst.note(
                try outcome(UInt64(number + 1), milliseconds: UInt64(milliseconds)), now: start)
        }
        #expect(durations(worst) == [40, 30, 20])
        #expect(worst.entries(of: "p/Read").contains(where: \.isBreach) == false)
    }

    @Test func breachesAreKeptBeyondTheSlowestByTheTightestLimit() throws {
        var worst = WorstRequests(Self.table)
        for number in 1...20 {
            worst.note(
                try outcome(UInt64(number), milliseconds: UInt64(50 + 21 - number)), now: start)
        }
        // Three slowest and the last five, all of which were beyond 50 ms.
        #expect(durations(worst) == [70, 69, 68, 55, 54, 53, 52, 51])
        #expect(worst.entries(of: "p/Read").contains { !$0.isBreach } == false)
    }

    @Test func aRequestThatTheServiceFailedIsABreachHoweverQuick() throws {
        var worst = WorstRequests(Self.table)
        worst.note(try outcome(1, milliseconds: 1, status: 14), now: start)
        worst.note(try outcome(2, milliseconds: 1, status: 5), now: start)
        #expect(worst.entries(of: "p/Read").count { $0.isBreach } == 1)
        #expect(worst.entries(of: "p/Read").count == 2)
    }

    @Test func slowOnesAreForgottenAfterAnHour() throws {
        var worst = WorstRequests(Self.table)
        worst.note(try outcome(1, milliseconds: 40), now: start)
        worst.note(try outcome(2, milliseconds: 10), now: start + .seconds(1_800))
        #expect(durations(worst) == [40, 10])
        worst.note(try outcome(3, milliseconds: 11), now: start + .seconds(3_600))
        #expect(durations(worst) == [11, 10])
        worst.note(try outcome(4, milliseconds: 5), now: start + .seconds(9_000))
        #expect(durations(worst) == [5])
    }

    @Test func whatHasNoBudgetIsNotKept() throws {
        var worst = WorstRequests(Self.table)
        worst.note(try outcome(1, milliseconds: 900, method: "p/Other"), now: start)
        #expect(worst.entries(of: "p/Other").isEmpty)
        worst.note(try outcome(2, milliseconds: 900), now: start)
        worst.replace(
            try BudgetTable([
                OperationBudget(
                    name: "x", method: "p/Other", requirement: "R02", limits: [.p99: .seconds(1)])
            ]))
        #expect(worst.entries(of: "p/Read").isEmpty)
    }
}
