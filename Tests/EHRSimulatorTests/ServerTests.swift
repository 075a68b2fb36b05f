import HTTPClient
import HTTPPages
import Messages
import Reactor
import ServiceLifecycle
import Testing

@testable import EHRSimulator

/// The simulator over loopback.
@Suite struct ServerTests {
    /// A running simulator and a client to it, taken down at the end.
    private func withServer(
        _ body: @Sendable (EHRSimulatorServer, String, HTTPClient) async throws -> Void
    ) async throws {
        let loop = EventLoop(name: "sim-test")
        loop.start()
        defer { loop.stop() }
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        var configuration = EHRSimulatorConfiguration()
        configuration.patientCount = 2
        let server = try EHRSimulatorServer(configuration) { continuation.yield($0) }
        let client = try HTTPClient(loop: loop)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            var iterator = ports.makeAsyncIterator()
            let port = try #require(await iterator.next())
            try await loop.run {
                try await body(server, "http://127.0.0.1:\(port)", client)
                client.shutdown()
            }
            group.cancelAll()
        }
    }

    private func get(_ client: HTTPClient, _ url: String) async throws(HTTPError) -> HTTPResponse {
        try await client.send(.init(.get, url), deadline: ContinuousClock.now + .seconds(60))
    }

    @Test func answersOverHTTPAndTakesFaults() async throws {
        try await withServer { _, base, client in
            #expect(try await get(client, base + "/Patient/p2").status == 200)
            let control = HTTPRequest(
                .post, base + "/control",
                body: Array(#"{"errorRate":1,"retryAfterSeconds":7}"#.utf8))
            let set = try await client.send(control, deadline: ContinuousClock.now + .seconds(60))
            #expect(set.status == 200)
            let failed = try await get(client, base + "/Patient/p2")
            #expect(failed.status == 503)
            #expect(failed.header("retry-after") == "7")
            #expect(try await get(client, base + "/control").status == 200)
        }
    }

    @Test func anErrorAfterTheEffectHasHadItsEffect() async throws {
        try await withServer { server, base, client in
            let request = HTTPRequest(
                .post, base + "/DocumentReference",
                headers: [("content-type", "application/fhir+json")],
                body: Array(document("N1").utf8))
            let deadline = ContinuousClock.now + .seconds(60)
            var faults = SimulatorFaults()
            faults.errorRate = 1
            server.faults = faults
            #expect(try await client.send(request, deadline: deadline).status == 503)
            faults.errorAfterEffect = true
            server.faults = faults
            #expect(try await client.send(request, deadline: deadline).status == 503)
            let text = try await get(client, base + "/control").body
            let json = try JSONValue(parsing: String(decoding: text, as: UTF8.self))
            #expect(json["counters"]?["documents"]?["N1"] == .number("1"))
        }
    }

    @Test func aDripBringsTheSameOctets() async throws {
        try await withServer { server, base, client in
            let whole = try await get(client, base + "/Patient/p1")
            server.faults.slowDrip = 1
            let dripped = try await get(client, base + "/Patient/p1")
            #expect(dripped.body == whole.body)
        }
    }

    @Test func aHangEndsWhenItIsTakenBack() async throws {
        try await withServer { server, base, client in
            server.faults.hang = true
            try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask { try await get(client, base + "/Patient/p1").status }
                let short = ContinuousClock.now + .milliseconds(20)
                await #expect(throws: HTTPError.self) {
                    try await client.send(.init(.get, base + "/Patient/p1"), deadline: short)
                }
                server.faults.hang = false
                let status = try await group.next()
                #expect(status == 200)
            }
        }
    }

    @Test func shutdownDoesNotWaitForAHang() async throws {
        try await withServer { server, base, client in
            server.faults.hang = true
            let short = ContinuousClock.now + .milliseconds(20)
            await #expect(throws: HTTPError.self) {
                try await client.send(.init(.get, base + "/Patient/p1"), deadline: short)
            }
        }
    }
}
