import Messages
import RPC
import RPCTransport
import Reactor
import TestSupport
import Testing

/// Servers that come and go under load: no call may be the worse for it.
@Suite(.timeLimit(.minutes(1))) struct LosslessDrainTests {
    private static let drainCount = 25

    /// A server at a path that can be started again and again.
    private struct Place {
        let path: String
        let loop: EventLoop
        let security: TransportSecurity

        func start() async throws -> RPCServer {
            let server = RPCServer(
                RPCServerConfiguration(
                    address: path, security: security, authorization: .openToEveryone),
                loops: [loop])
            _ = try await server.start { _ in
                ScriptedEcho(later: { request, context in
                    for _ in 0..<request.data.count { await Task.yield() }
                    return EchoV1.EchoResponse(data: request.data)
                }).table
            }
            return server
        }
    }

    /// Waits until both servers are connected and have answered calls: a connection that a server
    /// has not even accepted cannot be drained.
    private func untilServing(_ channel: RPCClient) async throws {
        let before = await channel.snapshot().endpoints.map(\.calls)
        while true {
            try Task.checkCancellation()
            _ = await EchoV1.EchoClient(channel).outcome()
            let now = await channel.snapshot().endpoints
            let areServing = now.enumerated().allSatisfy { index, endpoint in
                let callsBefore = index < before.count ? before[index] : 0
                return endpoint.state == "ready" && endpoint.calls > callsBefore + 20
            }
            if now.count == 2, areServing { return }
        }
    }

    private func withPlaces(
        _ isEncrypted: Bool, _ body: ([Place], RPCClient) async throws -> Void
    ) async throws {
        let loops = ["server 0", "server 1", "client"].map { EventLoop(name: $0) }
        for loop in loops { loop.start() }
        defer { for loop in loops { loop.stop() } }
        let security = try isEncrypted ? Certificates.serverSecurity() : .plaintextOnLoopback
        try await withSocketPath { first in
            try await withSocketPath { second in
                let places = [
                    Place(path: first, loop: loops[0], security: security),
                    Place(path: second, loop: loops[1], security: security),
                ]
                let channel = try RPCClient(
                    target: "\(first),\(second)", expectedPeer: nil,
                    security: try isEncrypted
                        ? Certificates.clientSecurity() : .plaintextOnLoopback,
                    loop: loops[2], configuration: .hasty)
                do { try await body(places, channel) } catch {
                    await channel.close()
                    throw error
                }
                await channel.close()
            }
        }
    }

    @Test(arguments: [false, true])
    func noCallFailsWhileServersAreRestartedInTurn(isEncrypted: Bool) async throws {
        try await withPlaces(isEncrypted) { places, channel async throws in
            var servers = [try await places[0].start(), try await places[1].start()]
            try await untilServing(channel)
            let over = Journal<Int>()
            let failures = Journal<String>()
            let callers = (0..<8).map { lane in
                Task {
                    var count = 0
                    while over.entries.isEmpty {
                        // No method that may be repeated: only what nobody has seen is.
                        let call = EchoCall(lane % 2 == 0 ? EchoCall.write : .later, .patient)
                        do throws(RPCError) { try await channel.perform(call) } catch {
                            failures.note("\(error)")
                        }
                        count += 1
                    }
                    return count
                }
            }
            for round in 0..<Self.drainCount {
                await servers[round % 2].drain()
                servers[round % 2] = try await places[round % 2].start()
                try await untilServing(channel)
            }
            over.note(1)
            var count = 0
            for caller in callers { count += await caller.value }
            #expect(failures.entries.isEmpty, "\(failures.entries.prefix(3))")
            #expect(count > Self.drainCount * 8, "there was load: \(count) calls")
            for server in servers { await server.drain() }
        }
    }
}

extension MethodName {
    /// `EchoLater`, declared as a method that changes something.
    fileprivate static let later = MethodName(
        service: "carewire.echo.v1.Echo", name: "EchoLater")
}
