import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// How many calls and connections a server bears, and what becomes of their places.
@Suite(.timeLimit(.minutes(1))) struct LimitTests {
    private let begun = Journal<Int>()
    private let ended = Journal<Int>()
    private let release = Journal<Int>()

    /// A handler that waits until it is released, and ends early when it is cancelled.
    private var patient: ScriptedEcho {
        let (begun, release) = (begun, release)
        return ScriptedEcho(later: { request, _ in
            begun.note(1)
            try await release.wait(forCount: 1)
            return EchoV1.EchoResponse(data: request.data)
        })
    }

    /// A handler that waits until it is released, whatever happens to its call.
    private var stubborn: ScriptedEcho {
        let (begun, ended, release) = (begun, ended, release)
        return ScriptedEcho(later: { request, _ in
            begun.note(1)
            _ = await Task { try? await release.wait(forCount: 1) }.value
            ended.note(1)
            return EchoV1.EchoResponse(data: request.data)
        })
    }

    @Test func theCallAboveAThousandIsRefused() async throws {
        try await withServer(patient) { server in
            let peer = try await RawPeer.connect(port: server.port)
            let ids = (0..<1000 as Range<UInt32>).map { $0 * 2 + 1 }
            await peer.send(ids.flatMap { laterRequest($0) })
            try await begun.wait(forCount: 1000)
            for (id, request) in [(2001, laterRequest(2001)), (2003, goodRequest(2003))] {
                await peer.send(request)
                #expect(
                    try await peer.receiveAnswer()
                        == Answer(streamID: UInt32(id), code: .resourceExhausted))
            }
            release.note(1)
            var answered: Set<UInt32> = []
            for _ in ids {
                let frame = try await peer.receiveFrame()
                #expect(frame == goodResponse(frame.streamID))
                answered.insert(frame.streamID)
            }
            #expect(answered == Set(ids))
            #expect(try await peer.answersGoodCall(2005))
            #expect(begun.entries.count == 1000)
        }
    }

    @Test func theLimitIsThatOfOneConnection() async throws {
        try await withServer(patient, limits: ServerLimits(concurrentCallMax: 1)) { server in
            let first = try await RawPeer.connect(port: server.port)
            let second = try await RawPeer.connect(port: server.port)
            await first.send(laterRequest(1))
            await second.send(laterRequest(1))
            try await begun.wait(forCount: 2)
            await first.send(goodRequest(3))
            #expect(
                try await first.receiveAnswer() == Answer(streamID: 3, code: .resourceExhausted))
            release.note(1)
            #expect(try await first.receiveFrame() == goodResponse(1))
            #expect(try await second.receiveFrame() == goodResponse(1))
        }
    }

    @Test func aCallKeepsItsPlaceUntilItsHandlerReturns() async throws {
        try await withServer(stubborn, limits: ServerLimits(concurrentCallMax: 1)) { server in
            let peer = try await RawPeer.connect(port: server.port)
            // timeout_nano = 5 ms.
            let data = laterNames + octets("20 C0 96 B1 02") + hiPayload
            await peer.send(RawFrame(streamID: 1, type: 1, data: data).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .deadlineExceeded))
            await peer.send(goodRequest(3))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 3, code: .resourceExhausted))
            release.note(1)
            try await ended.wait(forCount: 1)
            #expect(try await peer.answersGoodCall(5), "and nothing more of the first call")
        }
    }

    @Test func aCallCancelledByDataKeepsItsPlaceToo() async throws {
        try await withServer(stubborn, limits: ServerLimits(concurrentCallMax: 1)) { server in
            let peer = try await RawPeer.connect(port: server.port)
            await peer.send(laterRequest(1))
            try await begun.wait(forCount: 1)
            await peer.send(octets("00 00 00 01  00 00 00 01  03  00  41") + goodRequest(3))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 3, code: .resourceExhausted))
            release.note(1)
            try await ended.wait(forCount: 1)
            #expect(try await peer.answersGoodCall(5))
        }
    }

    @Test func aServersDeadlineIsAnsweredByTheServer() async throws {
        try await withServer(patient) { server in
            let peer = try await RawPeer.connect(port: server.port)
            let data = laterNames + octets("20 C0 96 B1 02") + hiPayload
            await peer.send(RawFrame(streamID: 1, type: 1, data: data).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .deadlineExceeded))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func aCallWithoutADeadlineHasTheServers() async throws {
        try await withServer(
            patient, limits: ServerLimits(defaultTimeout: .milliseconds(5))
        ) { server in
            let peer = try await RawPeer.connect(port: server.port)
            await peer.send(laterRequest(1))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .deadlineExceeded))
        }
    }

    @Test func theLargestTimeoutIsBorne() async throws {
        try await withServer { server in
            let peer = try await RawPeer.connect(port: server.port)
            // timeout_nano = 2^63 − 1, which is read as 2^62.
            let data = laterNames + octets("20 FF FF FF FF FF FF FF FF 7F") + hiPayload
            await peer.send(RawFrame(streamID: 1, type: 1, data: data).octets)
            #expect(try await peer.receiveFrame() == goodResponse(1))
        }
    }

    @Test func aConnectionAboveTheLimitIsClosed() async throws {
        try await withServer(limits: ServerLimits(connectionCountMax: 2)) { server in
            let first = try await RawPeer.connect(port: server.port)
            let second = try await RawPeer.connect(port: server.port)
            #expect(try await first.answersGoodCall(1))
            #expect(try await second.answersGoodCall(1))
            let third = try await RawPeer.connect(port: server.port)
            #expect(try await third.receiveToEnd().isEmpty)
            #expect(try await first.answersGoodCall(3))
        }
    }

    @Test func aWorkerThatWasCancelledDoesNotCancelTheNextCall() async throws {
        try await withServer(patient) { server in
            let peer = try await RawPeer.connect(port: server.port)
            for round in 0..<20 as Range<UInt32> {
                let data = laterNames + octets("20 C0 84 3D") + hiPayload  // 1 ms.
                await peer.send(RawFrame(streamID: round * 4 + 1, type: 1, data: data).octets)
                #expect(
                    try await peer.receiveAnswer()
                        == Answer(streamID: round * 4 + 1, code: .deadlineExceeded))
            }
            release.note(1)
            for round in 20..<40 as Range<UInt32> {
                await peer.send(laterRequest(round * 4 + 3))
                #expect(try await peer.receiveFrame() == goodResponse(round * 4 + 3))
            }
        }
    }
}
