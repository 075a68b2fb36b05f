import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// What operators see of a server, and what its drain waits for.
@Suite(.timeLimit(.minutes(1))) struct ServerSnapshotTests {
    private let begun = Journal<Int>()
    private let release = Journal<Int>()

    /// A handler that waits until it is released, whatever happens to its call.
    private var stubborn: ScriptedEcho {
        let (begun, release) = (begun, release)
        return ScriptedEcho(later: { request, _ in
            begun.note(1)
            _ = await Task { try? await release.wait(forCount: 1) }.value
            return EchoV1.EchoResponse(data: request.data)
        })
    }

    @Test func aServersStateIsTold() async throws {
        try await withServer(stubborn, loopCount: 2) { server async throws in
            let peers = [
                try await RawPeer.connect(port: server.port),
                try await RawPeer.connect(port: server.port),
            ]
            for peer in peers {
                #expect(try await peer.answersGoodCall(1))
                await peer.send(laterRequest(3))
                await peer.send(
                    octets("00 00 00 0C  00 00 00 05  01  00  0A 04") + text("none")
                        + octets("12 04") + text("Echo"))
                #expect(
                    try await peer.receiveAnswer() == Answer(streamID: 5, code: .unimplemented))
            }
            try await begun.wait(forCount: 2)
            let snapshot = await server.server.snapshot()
            #expect(snapshot.address == server.address && !snapshot.isDraining)
            #expect(snapshot.connectionCount == 2 && snapshot.connections.count == 2)
            #expect(snapshot.runningCallCount == 2 && snapshot.waitingCallCount.isEmpty)
            #expect(snapshot.concurrencyLimit == 8192 && snapshot.refusals == ["unknownMethod": 2])
            for connection in snapshot.connections {
                #expect(connection.peer == nil && connection.capabilities == "")
                #expect(connection.remoteAddress.hasPrefix("127.0.0.1:"))
                #expect(connection.callCount == 3 && connection.openCallCount == 1)
                #expect(
                    connection.octetsIn == UInt64(goodRequest(1).count + laterRequest(3).count + 22)
                )
                #expect(connection.octetsOut > 16 && connection.queuedByteCount == 0)
                #expect(connection.age > .zero)
            }
            #expect(
                snapshot.methods.map(\.path)
                    == ["carewire.echo.v1.Echo/Echo", "carewire.echo.v1.Echo/EchoLater"])
            #expect(snapshot.methods.map(\.callCount) == [2, 2])
            #expect(snapshot.methods.map(\.failureCount) == [0, 0])
            #expect(snapshot.methods.map(\.runningCount) == [0, 2])
            #expect(snapshot.methods[0].p50 > .zero && snapshot.methods[1].p50 == .zero)
            release.note(1)
            for peer in peers { #expect(try await peer.receiveFrame() == goodResponse(3)) }
            #expect(await server.server.snapshot().methods[1].runningCount == 0)
            #expect(await server.server.snapshot().methods[1].p99 > .zero)
        }
    }

    @Test func aServerThatHasNotStartedHasNothingToTell() async throws {
        try await withLoop { loop in
            let server = RPCServer(
                RPCServerConfiguration(
                    address: "127.0.0.1:0", security: .plaintextOnLoopback,
                    authorization: .openToEveryone), loops: [loop])
            let snapshot = await server.snapshot()
            #expect(snapshot.address.isEmpty && snapshot.methods.isEmpty)
            try server.reloadCertificates()
        }
    }

    @Test func aDrainReturnsWhenTheHandlersHaveReturned() async throws {
        let order = Journal<String>()
        try await withServer(stubborn) { server async throws in
            let peer = try await RawPeer.connect(port: server.port)
            await peer.send(laterRequest(1))
            try await begun.wait(forCount: 1)
            // The client has gone; its handler does not care.
            await peer.close()
            while await server.server.snapshot().connectionCount > 0 { await Task.yield() }
            async let drained: Void = {
                await server.server.drain()
                order.note("drained")
            }()
            while await !server.server.snapshot().isDraining { await Task.yield() }
            #expect(await server.server.snapshot().runningCallCount == 1)
            order.note("released")
            release.note(1)
            await drained
            #expect(order.entries == ["released", "drained"])
            #expect(await server.server.snapshot().address.isEmpty)
        }
    }

    @Test func aDrainDoesNotWaitForAHandlerBeyondItsLimit() async throws {
        try await withServer(
            stubborn, limits: ServerLimits(drainLimit: .milliseconds(20))
        ) { server async throws in
            let peer = try await RawPeer.connect(port: server.port)
            await peer.send(laterRequest(1))
            try await begun.wait(forCount: 1)
            await server.server.drain()
            #expect(try await peer.receiveToEnd().isEmpty)
            release.note(1)
        }
    }
}
