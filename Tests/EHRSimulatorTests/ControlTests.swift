import HTTPPages
import Messages
import Testing

@testable import EHRSimulator

/// Faults and counters.
@Suite struct ControlTests {
    private let peer: Peer
    private let control = SimulatorControl(seed: 1)

    init() throws { peer = try Peer() }

    private func post(_ body: String) -> ServerReply {
        control.respond(
            to: ServerRequest(method: "POST", path: "/control", body: Array(body.utf8)),
            store: peer.endpoint.store)
    }

    @Test func namedSettingsChangeAndTheOthersStay() {
        #expect(post(#"{"delayMilliseconds":1900,"errorRate":0.25}"#).status == 200)
        let reply = post(#"{"hang":true,"slowDrip":5}"#)
        #expect(reply.json?["faults"]?["delayMilliseconds"] == .number("1900"))
        #expect(reply.json?["faults"]?["hang"] == .bool(true))
        var expected = SimulatorFaults()
        expected.delayMilliseconds = 1900
        expected.errorRate = 0.25
        expected.hang = true
        expected.slowDrip = 5
        #expect(control.faults == expected)
    }

    @Test(arguments: [
        #"{"delayMilliseconds":-1}"#, #"{"delayMilliseconds":600001}"#, #"{"errorRate":1.1}"#,
        #"{"errorRate":"1"}"#, #"{"hang":1}"#, #"{"errorStatus":200}"#, #"{"colour":1}"#, "[]",
        "", #"{"slowDrip":1.5}"#, #"{"delayMilliseconds":5,"colour":1}"#,
    ])
    func whatCannotBeSetChangesNothing(body: String) {
        #expect(post(body).status == 400)
        #expect(control.faults == SimulatorFaults())
    }

    @Test func countersTellKindsAndDocuments() throws {
        for (method, path) in [
            ("GET", "/metadata"), ("GET", "/Patient"), ("GET", "/Patient/p1"), ("POST", "/"),
            ("POST", "/Patient"), ("DELETE", "/Patient/p1"), ("PUT", "/Patient/p1"),
            ("GET", "/Patient"),
        ] {
            control.count(FHIREndpoint.kind(of: ServerRequest(method: method, path: path)))
        }
        #expect(peer.send("POST", "/DocumentReference", document("N1")).status == 201)
        #expect(peer.send("POST", "/DocumentReference", document("N1")).status == 201)
        let reply = control.respond(
            to: ServerRequest(method: "GET", path: "/control"), store: peer.endpoint.store)
        let counters = try #require(reply.json?["counters"])
        let requests = try #require(counters["requests"])
        #expect(requests["search"] == .number("2"))
        for kind in ["metadata", "read", "batch", "create", "delete", "other"] {
            #expect(requests[kind] == .number("1"))
        }
        #expect(counters["documents"]?["N1"] == .number("2"))
    }

    @Test func theRateDecidesHowManyFail() {
        var faults = SimulatorFaults()
        faults.errorRate = 0.3
        control.set(faults)
        let count = (0..<1_000).filter { _ in control.failsRequest() }.count
        #expect((250...350).contains(count))
        faults.errorRate = 1
        control.set(faults)
        #expect((0..<100).allSatisfy { _ in control.failsRequest() })
        faults.errorRate = 0
        control.set(faults)
        #expect((0..<100).allSatisfy { _ in !control.failsRequest() })
    }

    @Test func aGateLetsEveryoneGoWhenItOpens() async {
        let gate = HangGate()
        await gate.pass()
        gate.set(shut: true)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { await gate.pass() } }
            while gate.waitingCount < 10 { await Task.yield() }
            gate.set(shut: false)
        }
        #expect(gate.waitingCount == 0)
    }

    @Test func aGateLetsACancelledTaskGoAlone() async {
        let gate = HangGate()
        gate.set(shut: true)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await gate.pass() }
            while gate.waitingCount < 1 { await Task.yield() }
            group.cancelAll()
        }
        gate.end()
        gate.set(shut: true)
        await gate.pass()
    }
}
