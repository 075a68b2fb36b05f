import LatencyBudget
import Testing

@testable import LatencyAggregator

/// One request as rows in the order of time.
@Suite struct WaterfallTests {
    private static let id = TraceID(high: 1, low: 2)

    private func hop(
        _ kind: HopRecord.Kind, _ service: String, _ name: String, span: UInt64 = 0,
        parent: UInt64 = 0, queue: UInt64 = 0, run: UInt64, offset: UInt64 = 0
    ) -> ServiceHop {
        ServiceHop(
            HopRecord(
                kind: kind, traceID: Self.id, spanID: span, parentSpanID: parent, operation: name,
                queueNanoseconds: queue, runNanoseconds: run, offsetNanoseconds: offset),
            service: service)
    }

    private func waterfall(_ hops: [ServiceHop], guilty: Hop? = nil) throws -> Waterfall {
        let trace = Trace(id: Self.id, hops, hopCountMax: 256)
        return Waterfall(trace, root: try #require(trace.root), guilty: guilty)
    }

    /// 100 at the edge, 80 of them at the server, of which 10 waiting; a part, and a call of 40 to
    /// another server that takes 30.
    private var note: [ServiceHop] {
        [
            hop(.client, "edge", "soap/Process", span: 1, run: 100),
            hop(.server, "soap-service", "soap/Process", span: 1, queue: 10, run: 70),
            hop(.internal, "soap-service", "phi.seal", parent: 1, run: 5, offset: 50),
            hop(.client, "soap-service", "ehr/Submit", span: 2, parent: 1, run: 40, offset: 8),
            hop(.server, "ehr-gateway", "ehr/Submit", span: 2, run: 30),
        ]
    }

    @Test func rowsLieWhereTheirTimeWas() throws {
        let rows = try waterfall(note).rows
        #expect(rows.map(\.name) == ["soap/Process", "ehr/Submit", "phi.seal"])
        #expect(rows.map(\.depth) == [0, 1, 1])
        #expect(rows.map(\.service) == ["soap-service", "ehr-gateway", "soap-service"])
        // Half of the way before the server, then its queue; children from the run's start.
        #expect(rows.map(\.start) == [0, 28, 70])
        #expect(rows.map(\.arrival) == [10, 33, 70])
        #expect(rows.map(\.duration) == [100, 40, 5])
        #expect(rows.map(\.network) == [20, 10, 0])
        #expect(rows[0].queue == 10 && rows[0].run == 70)
    }

    @Test(arguments: [
        (Hop.own(service: "ehr-gateway"), 1), (.queue(service: "soap-service"), 0),
        (.network, 0), (.part("phi.seal"), 2),
    ])
    func theGuiltyHopIsMarkedWhereItTookMost(hop: Hop, row: Int) throws {
        let rows = try waterfall(note, guilty: hop).rows
        #expect(rows.indices.filter { rows[$0].isGuilty } == [row])
    }

    @Test func aHopThatIsNotThereMarksNobody() throws {
        for hop in [Hop.own(service: "nobody"), .unexplained, .part("phi.open")] {
            #expect(try waterfall(note, guilty: hop).rows.contains(where: \.isGuilty) == false)
        }
    }

    @Test func aServersRecordAloneIsARow() throws {
        let rows = try waterfall([hop(.server, "soap-service", "soap/Process", span: 1, run: 70)])
            .rows
        #expect(rows.map(\.duration) == [70])
    }

    @Test func recordsThatContradictEachOtherNeverTrap() throws {
        var random = SeededNumbers(seed: 11)
        for round in 0..<300 {
            let hops = (0..<20).map { _ in
                hop(
                    [.client, .server, .internal][Int(random.next() % 3)], "s\(random.next() % 3)",
                    "o", span: random.next() % 4, parent: random.next() % 4,
                    queue: random.next(), run: random.next() >> (random.next() % 64),
                    offset: random.next())
            }
            let trace = Trace(id: Self.id, hops, hopCountMax: 256)
            guard let root = trace.root else { continue }
            let made = Waterfall(trace, root: root, guilty: .network)
            #expect(made.rows.count <= Waterfall.rowCountMax, "seed 11, round \(round)")
        }
    }

    @Test func rowsBeyondTheBoundAreCounted() throws {
        let parts = (0..<60).map {
            hop(.internal, "s", "p\($0)", parent: 1, run: 1, offset: UInt64($0))
        }
        let made = try waterfall([hop(.client, "edge", "a", span: 1, run: 100)] + parts)
        #expect(made.rows.count == Waterfall.rowCountMax)
        #expect(made.hiddenCount == 61 - Waterfall.rowCountMax)
    }
}

/// SplitMix64.
private struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
