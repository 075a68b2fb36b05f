import LatencyBudget
import Testing

@Suite struct RecommendationTests {
    private func figures(
        _ requests: [[ServiceHop]], _ change: (inout OperationBudget) -> Void = { _ in }
    ) throws -> [OperationFigures] {
        var budget = OperationBudget(
            name: "soap.process", method: "soap", requirement: "R01",
            limits: [.p99: .milliseconds(500)])
        change(&budget)
        var judge = LatencyJudge(try BudgetTable([budget]))
        var assembler = TraceAssembler()
        for (number, hops) in requests.enumerated() {
            for hop in hops {
                var record = hop.record
                record.traceID = TraceID(high: 1, low: UInt64(number))
                _ = assembler.add(ServiceHop(record, service: hop.service), now: start)
            }
        }
        for outcome in assembler.tick(now: start + .seconds(1)) {
            judge.measure(outcome, now: start)
        }
        return judge.report(over: .seconds(3_600), now: start)
    }

    private func request(
        _ milliseconds: UInt64, queue: UInt64 = 0, status: Int32 = 0
    ) -> [ServiceHop] {
        [
            client(1, milliseconds * 1_000_000, "soap", status: status),
            server(
                1, queue: queue * 1_000_000, run: (milliseconds - queue) * 1_000_000,
                "soap-service"),
        ]
    }

    private func texts(_ figures: [OperationFigures]) -> [String] {
        Recommendation.all(figures, window: .seconds(3_600)).map {
            "\($0.rule.rawValue) | \($0.evidence) | \($0.suggestion)"
        }
    }

    @Test func aBudgetThatIsKeptNeedsNothing() throws {
        #expect(texts(try figures([request(100)])) == [])
    }

    @Test func aBudgetThatIsOverNamesTheGuiltyHopItsAmountAndTheConfidence() throws {
        let found = try figures([request(100), request(700)])
        #expect(
            texts(found) == [
                "over-budget | p99 700 ms of 500 ms over 1 h | Shorten it: soap-service took"
                    + " 600 ms too much in slow requests (confidence 100 %)."
            ])
        #expect(found[0].guilty?.amount == 600_000_000)
        #expect(found[0].unspent == 0)
        #expect(found[0].state == .over)
    }

    @Test func aBudgetThatIsNearlyUsedIsSaidSoInTime() throws {
        let found = try figures([request(450)])
        #expect(
            texts(found) == [
                "near-budget | p99 450 ms of 500 ms over 1 h | Act before it is over: no single hop"
                    + " stands out."
            ])
        #expect(found[0].unspent == 50_000_000)
        #expect(found[0].verdict == .pass)
    }

    @Test func failuresWaitingAndSilenceHaveRulesOfTheirOwn() throws {
        #expect(
            texts(try figures([request(10, status: 14)])) == [
                "failing | 1 of 1 requests failed over 1 h | Find out why the service fails them:"
                    + " latency cannot be judged before."
            ])
        #expect(
            texts(try figures([request(100, queue: 30)])) == [
                "queueing | soap-service.queue 30 % of the time over 1 h | Add workers or"
                    + " instances, or shed load earlier: requests wait more than they need."
            ])
        #expect(
            texts(try figures([[client(1, 100_000_000, "soap")]])) == [
                "unexplained | unexplained 100 % of the time over 1 h | Look for a service that"
                    + " does not report, or that loses records."
            ])
        #expect(
            texts(try figures([])) == [
                "not-measured | 0 requests over 1 h | Send requests, or check that the service"
                    + " reports."
            ])
        #expect(
            texts(try figures([]) { $0.method = nil }) == [
                "not-measured | 0 requests over 1 h | Nothing in the suite does this yet; it cannot"
                    + " be called kept."
            ])
        #expect(
            texts(try figures([request(100)]) { $0.countMin = 100 }) == [
                "too-few | 1 of 100 requests over 1 h | Judge over a longer window or send more"
                    + " requests."
            ])
    }

    @Test func tooLittleMeasuredIsUnknown() throws {
        let few = try figures([request(1), request(1)]) { $0.countMin = 3 }[0]
        #expect(few.verdict == .unknown)
        #expect(few.state == .unknown)
        #expect(few.unspent == 0)
        let enough = try figures([request(1), request(1), request(1)]) { $0.countMin = 3 }[0]
        #expect(enough.verdict == .pass)
    }
}
