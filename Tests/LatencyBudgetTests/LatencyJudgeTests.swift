import LatencyBudget
import Testing

@Suite struct LatencyJudgeTests {
    private func judge() throws -> LatencyJudge {
        LatencyJudge(
            try BudgetTable([
                OperationBudget(
                    name: "soap.process", method: "soap", requirement: "R01",
                    limits: [.p99: .nanoseconds(1_000)], isGate: true),
                OperationBudget(
                    name: "ehr.submit", method: "ehr", requirement: "R04",
                    limits: [.p50: .nanoseconds(50)], judged: .p50),
                OperationBudget(
                    name: "phi.seal", method: "phi.seal", requirement: "R05",
                    limits: [.p99: .nanoseconds(100)]),
                OperationBudget(
                    name: "literature", method: nil, requirement: "R46",
                    limits: [.p99: .seconds(5)]),
            ]))
    }

    private func measure(
        _ judge: inout LatencyJudge, _ hops: [ServiceHop], at now: ContinuousClock.Instant = start
    ) {
        var assembler = TraceAssembler()
        for hop in hops { _ = assembler.add(hop, now: now) }
        for outcome in assembler.tick(now: now + .seconds(10)) { judge.measure(outcome, now: now) }
    }

    private func verdicts(
        _ judge: LatencyJudge, at now: ContinuousClock.Instant = start
    ) -> [Verdict] {
        judge.report(now: now).map(\.verdict)
    }

    @Test func nothingMeasuredIsUnknown() throws {
        let judge = try judge()
        #expect(verdicts(judge) == [.unknown, .unknown, .unknown, .unknown])
        #expect(judge.report(now: start)[0].judged == nil)
        #expect(judge.report(now: start)[0].shares.isEmpty)
    }

    @Test func passesAtTheLimitAndFailsBeyondIt() throws {
        var judge = try judge()
        measure(&judge, [client(1, 1_000, "soap")])
        #expect(verdicts(judge)[0] == .pass)
        for _ in 0..<2 { measure(&judge, [client(1, 1_010, "soap")]) }
        #expect(verdicts(judge)[0] == .fail)
    }

    @Test func theJudgedShareMayNotIncludeMoreFailuresThanItLeavesOut() throws {
        var judge = try judge()
        for _ in 0..<99 { measure(&judge, [client(1, 10, "soap")]) }
        measure(&judge, [client(1, 10, "soap", status: 14)])
        #expect(verdicts(judge)[0] == .pass)
        measure(&judge, [client(1, 10, "soap", status: 4)])
        #expect(verdicts(judge)[0] == .fail)
        let figures = judge.report(now: start)[0]
        #expect(figures.count == 101)
        #expect(figures.errorCount == 2)
        #expect(figures.faultCount == 2)
        #expect(figures.judged == nil)
        #expect(figures.durations.count == 101)
    }

    @Test func anAnswerThatIsAnErrorIsMeasuredAndACancelledCallIsNot() throws {
        var judge = try judge()
        measure(&judge, [client(1, 10, "soap", status: 1)])
        #expect(verdicts(judge)[0] == .unknown)
        measure(&judge, [client(1, 10, "soap", status: 5)])
        #expect(verdicts(judge)[0] == .pass)
        let figures = judge.report(now: start)[0]
        #expect(figures.count == 2)
        #expect(figures.errorCount == 2)
        #expect(figures.durations.count == 1)
    }

    @Test func callsWithinARequestAreJudgedToo() throws {
        var judge = try judge()
        measure(
            &judge,
            [
                client(1, 100, "soap"), server(1, run: 90, downstream: 60, "soap-service"),
                client(2, of: 1, from: 0, 60, "ehr"), server(2, run: 60, "gateway"),
            ])
        #expect(verdicts(judge) == [.pass, .fail, .unknown, .unknown])
        let shares = judge.report(now: start)[0].shares
        #expect(shares.map { "\($0.hop)" } == ["gateway", "soap-service", "network"])
        #expect(shares.map(\.mean) == [60, 30, 10])
        #expect(abs(shares.map(\.share).reduce(0, +) - 1) < 1e-9)
    }

    @Test func partsAreOperationsOfTheirOwn() throws {
        var judge = try judge()
        judge.measure(part: part("phi.seal", of: 1, from: 0, 80).record, now: start)
        judge.measure(part: part("phi.other", of: 1, from: 0, 80).record, now: start)
        judge.measure(part: client(1, 80, "phi.seal").record, now: start)
        let figures = judge.report(now: start)[2]
        #expect(figures.count == 1)
        #expect(figures.verdict == .pass)
    }

    @Test func whatWasMeasuredTooLongAgoIsUnknown() throws {
        var judge = try judge()
        judge.measure(part: part("phi.seal", of: 1, from: 0, 80).record, now: start)
        #expect(verdicts(judge, at: start + .seconds(3_600))[2] == .pass)
        #expect(verdicts(judge, at: start + .seconds(3_610))[2] == .unknown)
    }

    @Test(arguments: [nil, Double.nan, -1, -Double.infinity])
    func whatIsNoMeasurementNeverPasses(measured: Double?) {
        #expect(Verdict(measured: measured, limit: 1, ageMax: .seconds(1)) == .unknown)
    }

    @Test(arguments: [Double.nan, 0, -1])
    func whatIsNoLimitIsNeverKept(limit: Double) {
        #expect(Verdict(measured: 0, limit: limit, ageMax: .seconds(1)) == .unknown)
    }

    @Test func infinityIsBeyondEveryLimit() {
        #expect(Verdict(measured: .infinity, limit: 1, ageMax: .seconds(1)) == .fail)
        #expect(Verdict(measured: 1, limit: 1, ageMax: .seconds(1)) == .pass)
        #expect(Verdict(measured: 0, limit: 1, ageMax: .seconds(1)) == .pass)
    }
}
