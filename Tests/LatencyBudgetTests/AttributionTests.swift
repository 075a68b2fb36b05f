import LatencyBudget
import Testing

@Suite struct AttributionTests {
    @Test func aCallIsNetworkQueueAndOwnTime() {
        let times = division([client(1, 100), server(1, queue: 10, run: 70, "soap")])
        #expect(times == ["total": 100, "network": 20, "soap.queue": 10, "soap": 70])
    }

    @Test func withoutAClientAtTheEdgeTheServerIsTheTotal() {
        #expect(
            division([server(1, queue: 10, run: 70, "soap")])
                == ["total": 80, "soap.queue": 10, "soap": 70])
    }

    @Test func callsInSeriesAddUp() {
        let times = division([
            client(1, 100), server(1, run: 90, downstream: 50, "soap"),
            client(2, of: 1, from: 10, 30), server(2, run: 24, "patient"),
            client(3, of: 1, from: 50, 20), server(3, run: 20, "ehr"),
        ])
        #expect(
            times == ["total": 100, "network": 16, "soap": 40, "patient": 24, "ehr": 20])
    }

    @Test func ofParallelCallsTheOneThatEndsLastIsBlamed() {
        let times = division([
            server(1, run: 100, downstream: 80, "soap"),
            client(2, of: 1, from: 10, 60), server(2, run: 60, "patient"),
            client(3, of: 1, from: 20, 70), server(3, run: 70, "ehr"),
        ])
        #expect(times == ["total": 100, "soap": 20, "patient": 10, "ehr": 70])
    }

    @Test func aCallWithinALongerOneHasNoShare() {
        let times = division([
            server(1, run: 100, downstream: 80, "soap"),
            client(2, of: 1, from: 10, 80), server(2, run: 80, "ehr"),
            client(3, of: 1, from: 20, 30), server(3, run: 30, "patient"),
        ])
        #expect(times == ["total": 100, "soap": 20, "ehr": 80])
    }

    @Test func aShortenedCallLosesTheEndOfItsInside() {
        // The first call ends at 50, the second runs from 30: 10…30 is left of the first, which is
        // 2 of network, 4 of queue and 14 of the run's 34.
        let times = division([
            server(1, run: 100, downstream: 80, "soap"),
            client(2, of: 1, from: 10, 40), server(2, queue: 2, run: 34, "patient"),
            client(3, of: 1, from: 30, 60), server(3, run: 60, "ehr"),
        ])
        #expect(
            times == [
                "total": 100, "soap": 20, "network": 2, "patient.queue": 2, "patient": 16,
                "ehr": 60,
            ])
    }

    @Test func partsAreNamedAndWhatTheyEncloseIsTheirs() {
        let times = division([
            server(1, run: 100, downstream: 20, "soap"),
            part("phi.seal", of: 1, from: 5, 10),
            part("audit.append", of: 1, from: 20, 60),
            part("postgres.write", of: 1, from: 30, 10),
            client(2, of: 1, from: 50, 20), server(2, run: 20, "patient"),
        ])
        #expect(
            times == [
                "total": 100, "soap": 30, "phi.seal": 10, "audit.append": 30,
                "postgres.write": 10, "patient": 20,
            ])
    }

    @Test func aCallWithoutItsServersRecordIsUnexplained() {
        let times = division([
            client(1, 100), server(1, run: 90, downstream: 30, "soap"),
            client(2, of: 1, from: 10, 30),
        ])
        #expect(times == ["total": 100, "network": 10, "soap": 60, "unexplained": 30])
        #expect(division([client(1, 100)]) == ["total": 100, "unexplained": 100])
    }

    @Test func downstreamTimeWithoutRecordsIsUnexplained() {
        let times = division([server(1, run: 100, downstream: 60, "soap")])
        #expect(times == ["total": 100, "soap": 40, "unexplained": 60])
    }

    @Test func aServerThatClaimsMoreThanItsCallerSawIsCut() {
        let hops = [client(1, 100), server(1, queue: 50, run: 70, "soap")]
        #expect(division(hops) == ["total": 100, "soap.queue": 50, "soap": 50])
        let trace = Trace(id: traceID, hops, hopCountMax: 9)
        #expect(trace.root?.attribution.isContradictory == true)
    }

    @Test func childrenBeyondTheirParentsEndAreCut() {
        let times = division([
            server(1, run: 50, downstream: 50, "soap"),
            client(2, of: 1, from: 40, 1_000), server(2, run: 1_000, "late"),
            client(3, of: 1, from: 60, 10), server(3, run: 10, "never"),
            client(4, of: 1, from: .max, .max), server(4, run: .max, "absurd"),
        ])
        #expect(times == ["total": 50, "late": 10, "unexplained": 40])
    }

    @Test func thereIsNoRootWithoutARecordOfTheEdge() {
        #expect(division([]) == nil)
        #expect(division([client(2, of: 1, 100), server(2, run: 50, "soap")]) == nil)
        #expect(division([part("phi.seal", of: 1, from: 0, 10)]) == nil)
    }

    @Test func cyclesAreNeverEntered() {
        #expect(division([client(1, of: 1, 100), server(1, run: 90, "soap")]) == nil)
        let times = division([
            server(9, run: 10, "soap"),
            client(1, of: 2, 100), server(1, run: 90, "a"),
            client(2, of: 1, 100), server(2, run: 90, "b"),
        ])
        #expect(times == ["total": 10, "soap": 10])
        let trace = Trace(
            id: traceID,
            [client(9, 10), client(1, of: 1, 100, "loop"), server(1, run: 90, "a")],
            hopCountMax: 10)
        // From inside the cycle the depth is the limit; the sum still closes.
        for call in trace.innerCalls({ $0 == "loop" }) {
            let parts = call.attribution.parts.reduce(0) { $0 + $1.nanoseconds }
            #expect(parts + call.attribution.residue == 100)
        }
    }

    @Test func aChainDeeperThanItsLimitIsUnexplainedAtItsEnd() {
        var hops = [client(1, 1_000), server(1, run: 1_000, "service")]
        for span in 2...100 as ClosedRange<UInt64> {
            hops.append(client(span, of: span - 1, from: 1, 1_000 - span))
            hops.append(server(span, run: 1_000 - span, "service"))
        }
        let times = division(hops)
        #expect(times?["total"] == 1_000)
        #expect((times?["unexplained"] ?? 0) > 900)
    }

    @Test func innerCallsAreDividedLikeRequestsOfTheirOwn() {
        let trace = Trace(
            id: traceID,
            [
                client(1, 100, "soap"), server(1, run: 90, downstream: 30, "soap-service"),
                client(2, of: 1, from: 10, 30, "ehr", status: 4), server(2, run: 24, "gateway"),
            ], hopCountMax: 10)
        let calls = trace.innerCalls { _ in true }
        #expect(calls.map(\.operation) == ["ehr"])
        #expect(calls.first?.status == 4)
        #expect(
            calls.first.map { division($0.attribution) }
                == ["total": 30, "network": 6, "gateway": 24])
    }
}
