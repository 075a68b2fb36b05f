import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// How a server ends. Wire facts, section 10.
@Suite(.timeLimit(.minutes(1))) struct DrainTests {
    private let begun = Journal<Int>()
    private let cancelled = Journal<Int>()
    private let release = Journal<Int>()

    private var patient: ScriptedEcho {
        let (begun, cancelled, release) = (begun, cancelled, release)
        return ScriptedEcho(later: { request, _ in
            begun.note(1)
            do { try await release.wait(forCount: 1) } catch {
                cancelled.note(1)
                throw error
            }
            return EchoV1.EchoResponse(data: request.data)
        })
    }

    /// Calls until the server says that it drains; answers how often it was still served.
    private func untilDraining(_ peer: RawPeer, from first: UInt32) async throws {
        for number in 0..<100_000 as Range<UInt32> {
            await peer.send(goodRequest(first + number * 2))
            let frame = try await peer.receiveFrame()
            if frame == goodResponse(first + number * 2) { continue }
            #expect(frame == failure(first + number * 2, code: 14, message: "draining"))
            return
        }
        Issue.record("the server never drained")
    }

    @Test func aRunningCallIsFinishedAndANewOneRefused() async throws {
        try await withServer(patient) { server in
            let peer = try await RawPeer.connect(port: server.port)
            await peer.send(laterRequest(1))
            try await begun.wait(forCount: 1)
            async let drained: Void = server.server.drain()
            try await untilDraining(peer, from: 3)
            release.note(1)
            #expect(try await peer.receiveFrame() == goodResponse(1))
            #expect(try await peer.receiveToEnd().isEmpty)
            await drained
        }
    }

    @Test func aRequestOnItsWayToAnIdleConnectionIsRefusedAndNotLost() async throws {
        try await withServer(patient) { server in
            let peer = try await RawPeer.connect(port: server.port)
            async let drained: Void = server.server.drain()
            try await untilDraining(peer, from: 1)
            #expect(try await peer.receiveToEnd().isEmpty)
            await drained
        }
    }

    @Test func idleConnectionsAreClosed() async throws {
        try await withServer(patient) { server in
            var peers: [RawPeer] = []
            for _ in 0..<5 {
                let peer = try await RawPeer.connect(port: server.port)
                #expect(try await peer.answersGoodCall(1))
                peers.append(peer)
            }
            await server.server.drain()
            for peer in peers { #expect(try await peer.receiveToEnd().isEmpty) }
            let late = try await RawPeer.connect(port: server.port)
            await late.send(goodRequest(1))
            #expect(try await late.receiveToEnd().isEmpty, "nobody listens")
        }
    }

    @Test func aCallThatNeverEndsIsCutAtTheLimit() async throws {
        try await withServer(
            patient, limits: ServerLimits(drainLimit: .milliseconds(20))
        ) { server in
            let peer = try await RawPeer.connect(port: server.port)
            await peer.send(laterRequest(1))
            try await begun.wait(forCount: 1)
            await server.server.drain()
            #expect(try await peer.receiveToEnd().isEmpty)
            try await cancelled.wait(forCount: 1)
        }
    }

    @Test func aClientSeesUnavailableAndTheRunningCallsAnswer() async throws {
        try await withClient(patient) { client, server, _ in
            async let running = client.outcome(later: true)
            try await begun.wait(forCount: 1)
            async let drained: Void = server.server.drain()
            while await client.outcome() == .success([7]) { await Task.yield() }
            #expect(await client.outcome() == .failure(.unavailable))
            release.note(1)
            #expect(await running == .success([7]))
            await drained
            #expect(await client.outcome() == .failure(.unavailable))
        }
    }

    @Test func queuedAnswersAreWrittenBeforeTheEnd() async throws {
        let large = [UInt8](repeating: 5, count: 3_000_000)
        let release = release
        let begun = begun
        let echo = ScriptedEcho(later: { _, _ in
            begun.note(1)
            try await release.wait(forCount: 1)
            return EchoV1.EchoResponse(data: large)
        })
        try await withServer(echo) { server in
            let peer = try await RawPeer.connect(port: server.port)
            for id in [1, 3, 5, 7] as [UInt32] { await peer.send(laterRequest(id)) }
            try await begun.wait(forCount: 4)
            async let drained: Void = server.server.drain()
            try await untilDraining(peer, from: 9)
            release.note(1)
            for _ in 0..<4 {
                let frame = try await peer.receiveFrame()
                #expect(frame.type == 2 && frame.data.count > large.count)
            }
            #expect(try await peer.receiveToEnd().isEmpty)
            await drained
        }
    }

    @Test func drainingTwiceAndWithoutAStartIsNothing() async throws {
        try await withServer { server in
            await server.server.drain()
            await server.server.drain()
        }
        try await withLoop { loop in
            let configuration = RPCServerConfiguration(
                address: "127.0.0.1:0", security: .plaintextOnLoopback,
                authorization: .openToEveryone)
            let server = RPCServer(configuration, loops: [loop])
            await server.drain()
            let port = try await server.start { _ in ScriptedEcho().table }
            let peer = try await RawPeer.connect(port: port)
            #expect(try await peer.answersGoodCall(1))
            await server.drain()
            #expect(try await peer.receiveToEnd().isEmpty, "it has drained after all")
        }
    }
}
