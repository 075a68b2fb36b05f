import Messages
import RPC
import TestSupport
import Testing

/// Frames that belong to no call, or to a call that does not take them. Wire facts, section 8.
@Suite(.timeLimit(.minutes(1))) struct ServerStrayFrameTests {
    private enum Event: Equatable { case began, cancelled, ended }
    private let events = Journal<Event>()
    private let release = Journal<Int>()

    private func withPeer(_ body: (RawPeer) async throws -> Void) async throws {
        let (events, release) = (events, release)
        let echo = ScriptedEcho(later: { request, _ in
            events.note(.began)
            do { try await release.wait(forCount: 1) } catch {
                events.note(.cancelled)
                throw error
            }
            events.note(.ended)
            return EchoV1.EchoResponse(data: request.data)
        })
        try await withServer(echo) { server in
            try await body(try await RawPeer.connect(port: server.port))
        }
    }

    @Test func dataOnAnIDNeverOpenedIsRefusedOnce() async throws {
        try await withPeer { peer async throws in
            await peer.send(octets("00 00 00 01  00 00 00 07  03  00  41"))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 7, code: .invalidArgument))
            await peer.send(octets("00 00 00 01  00 00 00 07  03  00  41"))
            #expect(try await peer.answersGoodCall(9))
        }
    }

    @Test func dataOnAFinishedIDIsRefusedOnce() async throws {
        try await withPeer { peer async throws in
            #expect(try await peer.answersGoodCall(1))
            await peer.send(octets("00 00 00 01  00 00 00 01  03  00  41"))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            await peer.send(octets("00 00 00 01  00 00 00 01  03  00  41"))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func aBareCloseOfAFinishedIDIsNormal() async throws {
        try await withPeer { peer async throws in
            for id in 0..<150 as Range<UInt32> {
                #expect(try await peer.answersGoodCall(id * 2 + 1))
                await peer.send(RawFrame(streamID: id * 2 + 1, type: 3, flags: 5).octets)
            }
            #expect(try await peer.answersGoodCall(301))
        }
    }

    @Test func moreThanAHundredStrayDataFramesCloseTheConnection() async throws {
        try await withPeer { peer async throws in
            let stray = octets("00 00 00 01  00 00 00 03  03  00  41")
            await peer.send(Array(repeatElement(stray, count: 100).joined()))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 3, code: .invalidArgument))
            #expect(try await peer.answersGoodCall(1))
            await peer.send(stray)
            #expect(try await peer.receiveToEnd().isEmpty)
        }
    }

    @Test(arguments: [
        "00 00 00 01 00 00 00 01 03 00 41", "00 00 00 00 00 00 00 01 03 05",
        "00 00 00 01 00 00 00 01 03 01 41",
    ])
    func dataOnALiveUnaryCallCancelsItAlone(data: String) async throws {
        try await withPeer { peer in
            await peer.send(laterRequest(1) + laterRequest(3))
            try await events.wait(forCount: 2)
            await peer.send(octets(data))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            try await events.wait(for: .cancelled)
            #expect(try await peer.answersGoodCall(5))
            release.note(1)
            #expect(try await peer.receiveFrame() == goodResponse(3))
            #expect(events.entries == [.began, .began, .cancelled, .ended])
        }
    }

    @Test func dataBehindACancelledCallIsDroppedInSilence() async throws {
        try await withPeer { peer in
            await peer.send(laterRequest(1, flags: 6))
            try await events.wait(for: .began)
            let data = octets("00 00 00 01  00 00 00 01  03  00  41")
            await peer.send(Array(repeatElement(data, count: 300).joined()))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func dataBehindARefusedCallIsDroppedInSilence() async throws {
        try await withPeer { peer async throws in
            // An unknown method, opened as a client stream, and the messages that were on their
            // way.
            await peer.send(octets("00 00 00 06  00 00 00 01  01  06  0A 01 41  12 01 42"))
            let data = octets("00 00 00 01  00 00 00 01  03  00  41")
            await peer.send(Array(repeatElement(data, count: 300).joined()))
            await peer.send(octets("00 00 00 00  00 00 00 01  03  05"))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .unimplemented))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func aResponseFromAClientIsIgnored() async throws {
        try await withPeer { peer in
            await peer.send(laterRequest(1))
            try await events.wait(for: .began)
            await peer.send(octets("00 00 00 02  00 00 00 01  02  00  12 00"))
            await peer.send(octets("00 00 00 02  00 00 00 09  02  00  12 00"))
            #expect(try await peer.answersGoodCall(3))
            release.note(1)
            #expect(try await peer.receiveFrame() == goodResponse(1))
        }
    }

    @Test func aThousandFramesOfUnknownTypesAreIgnoredAndOneMoreCloses() async throws {
        try await withPeer { peer async throws in
            let unknown =
                octets("00 00 00 01  00 00 00 00  10  00  41")
                + octets("00 00 00 00  00 00 00 01  7F  FF")
            await peer.send(Array(repeatElement(unknown, count: 500).joined()))
            #expect(try await peer.answersGoodCall(1))
            await peer.send(unknown)
            #expect(try await peer.receiveToEnd().isEmpty)
        }
    }
}
