import Messages
import RPC
import TestSupport
import Testing

/// The server's rows of the wire facts, section 8, for unary calls, with the octets written out.
@Suite(.timeLimit(.minutes(1))) struct ServerTableTests {
    /// What handlers of `EchoLater` did.
    private enum Event: Equatable { case began, cancelled, ended }
    private let events = Journal<Event>()
    private let release = Journal<Int>()

    /// A handler that waits until it is released or cancelled.
    private var patient: ScriptedEcho {
        let (events, release) = (events, release)
        return ScriptedEcho(later: { request, _ in
            events.note(.began)
            do { try await release.wait(forCount: 1) } catch {
                events.note(.cancelled)
                throw error
            }
            events.note(.ended)
            return EchoV1.EchoResponse(data: request.data)
        })
    }

    private func withPeer(
        _ echo: ScriptedEcho = ScriptedEcho(), _ body: (RawPeer) async throws -> Void
    ) async throws {
        try await withServer(echo) { server in
            try await body(try await RawPeer.connect(port: server.port))
        }
    }

    @Test func aGoodCallIsAnswered() async throws {
        try await withPeer { peer async throws in
            await peer.send(
                octets("00 00 00 23  00 00 00 01  01  00  0A 15") + text("carewire.echo.v1.Echo")
                    + octets("12 04") + text("Echo") + octets("1A 04  0A 02 48 69"))
            #expect(
                try await peer.receive(16)
                    == octets("00 00 00 06  00 00 00 01  02  00  12 04  0A 02 48 69"))
        }
    }

    @Test func aCallThatComesOctetByOctetIsAnswered() async throws {
        try await withPeer { peer async throws in
            for octet in goodRequest(1) + laterRequest(3) { await peer.send([octet]) }
            #expect(try await peer.receiveFrame() == goodResponse(1))
            #expect(try await peer.receiveFrame() == goodResponse(3))
        }
    }

    // MARK: Lengths

    @Test func anOversizeFrameIsThrownAwayExactlyAndItsCallRefused() async throws {
        try await withPeer { peer async throws in
            await peer.send(octets("00 40 00 01  00 00 00 01  01  00"))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .resourceExhausted))
            await peer.send([UInt8](repeating: 0x50, count: (4 << 20) + 1))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func oversizeFramesOnEvenIDsOrOfOtherTypesAreNotAnswered() async throws {
        try await withPeer { peer async throws in
            let data = [UInt8](repeating: 0, count: (4 << 20) + 1)
            await peer.send(octets("00 40 00 01  00 00 00 02  01  00") + data)
            await peer.send(octets("00 40 00 01  00 00 00 05  42  00") + data)
            #expect(try await peer.answersGoodCall(1))
        }
    }

    @Test func moreThanSixtyFourMebibytesThrownAwayCloseTheConnection() async throws {
        try await withPeer { peer async throws in
            let data = [UInt8](repeating: 0, count: (16 << 20) - 1)
            for id in [1, 3, 5, 7] as [UInt8] {
                await peer.send(octets("00 FF FF FF  00 00 00") + [id] + octets("01 00") + data)
                #expect(
                    try await peer.receiveAnswer()
                        == Answer(streamID: UInt32(id), code: .resourceExhausted))
            }
            #expect(try await peer.answersGoodCall(9))
            await peer.send(octets("00 40 00 01  00 00 00 0B  01  00"))
            #expect(try await peer.receiveToEnd().isEmpty)
        }
    }

    @Test(arguments: ["01 00 00 00", "16 03 01 00", "50 52 49 20", "FF FF FF FF"])
    func aReservedLengthClosesAtOnce(length: String) async throws {
        try await withPeer { peer async throws in
            await peer.send(octets(length) + octets("00 00 00 01  01  00"))
            #expect(try await peer.receiveToEnd().isEmpty)
        }
    }

    // MARK: The end of the stream

    @Test(arguments: [1, 9, 10, 11, 49])
    func anEndInsideAFrameClosesAndCancelsEveryHandler(count: Int) async throws {
        try await withPeer(patient) { peer in
            await peer.send(laterRequest(1) + laterRequest(3))
            try await events.wait(forCount: 2)
            await peer.send(Array(laterRequest(5).prefix(count)))
            await peer.finishSending()
            #expect(try await peer.receiveToEnd().isEmpty)
            #expect(
                try await events.wait(forCount: 4) == [.began, .began, .cancelled, .cancelled])
        }
    }

    @Test func aClosedConnectionCancelsEveryHandler() async throws {
        try await withPeer(patient) { peer in
            await peer.send(laterRequest(1) + laterRequest(3))
            try await events.wait(forCount: 2)
            await peer.close()
            #expect(
                try await events.wait(forCount: 4) == [.began, .began, .cancelled, .cancelled])
        }
    }

    @Test func everyTruncationOfACallLeavesTheServerWell() async throws {
        try await withServer { server in
            let whole = goodRequest(1)
            for count in 0..<whole.count {
                let peer = try await RawPeer.connect(port: server.port)
                await peer.send(Array(whole.prefix(count)))
                await peer.finishSending()
                #expect(try await peer.receiveToEnd().isEmpty, "\(count) octets")
            }
            let peer = try await RawPeer.connect(port: server.port)
            #expect(try await peer.answersGoodCall(1))
        }
    }

    @Test func everyFlippedBitLeavesTheServerWell() async throws {
        try await withServer { server in
            let whole = goodRequest(1)
            for bit in 0..<whole.count * 8 {
                var damaged = whole
                damaged[bit / 8] ^= 1 << (bit % 8)
                let peer = try await RawPeer.connect(port: server.port)
                await peer.send(damaged)
                await peer.finishSending()
                // Whatever it says, it is one frame at most, and then the end.
                let answer = try await peer.receiveToEnd()
                let length = answer.prefix(4).reduce(0) { $0 << 8 | Int($1) }
                #expect(answer.isEmpty || answer.count == 10 + length, "bit \(bit)")
            }
            let peer = try await RawPeer.connect(port: server.port)
            #expect(try await peer.answersGoodCall(1))
        }
    }

    // MARK: Stream ids

    @Test func anEvenIDIsRefusedAndNotCountedAsSeen() async throws {
        try await withPeer { peer async throws in
            await peer.send(octets("00 00 00 23  00 00 00 02  01  00") + echoNames + hiPayload)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 2, code: .invalidArgument))
            #expect(try await peer.answersGoodCall(1))
        }
    }

    @Test func anIDNotAboveTheLastIsRefusedAndTheLiveCallIsNotDisturbed() async throws {
        try await withPeer(patient) { peer in
            await peer.send(octets("00 00 00 28  00 00 00 05  01  00") + laterNames + hiPayload)
            try await events.wait(for: .began)
            for id in ["05", "03", "01"] {
                await peer.send(
                    octets("00 00 00 23  00 00 00 \(id)  01  00") + echoNames + hiPayload)
                let answer = Answer(streamID: UInt32(id) ?? 0, code: .invalidArgument)
                #expect(try await peer.receiveAnswer() == answer)
            }
            release.note(1)
            #expect(try await peer.receiveFrame() == goodResponse(5))
            #expect(events.entries == [.began, .ended])
        }
    }

    @Test func gapsBetweenIDsAreLegal() async throws {
        try await withPeer { peer async throws in
            for id in [1, 7, 1001, 0x7FFF_FFFF, 0xFFFF_FFFF] as [UInt32] {
                #expect(try await peer.answersGoodCall(id))
            }
        }
    }

    // MARK: Requests

    @Test(arguments: ["0A", "0A 05 41", "08 01", "00 00", "FF", "2A 02 08 01", "80", "0C"])
    func anEnvelopeThatCannotBeReadIsRefusedAndItsIDIsUsed(envelope: String) async throws {
        try await withPeer { peer async throws in
            let data = octets(envelope)
            await peer.send(
                octets("00 00 00") + [UInt8(data.count)] + octets("00 00 00 01 01 00") + data)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            await peer.send(goodRequest(1))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func unknownNamesAreUnimplemented() async throws {
        try await withPeer { peer async throws in
            // No such service, no such method, no names at all.
            await peer.send(
                octets("00 00 00 0C  00 00 00 01  01  00  0A 04") + text("none")
                    + octets("12 04") + text("Echo"))
            await peer.send(
                octets("00 00 00 1D  00 00 00 03  01  00  0A 15")
                    + text("carewire.echo.v1.Echo") + octets("12 04") + text("None"))
            await peer.send(octets("00 00 00 00  00 00 00 05  01  00"))
            for id in [1, 3, 5] as [UInt32] {
                #expect(
                    try await peer.receiveAnswer() == Answer(streamID: id, code: .unimplemented))
            }
        }
    }

    @Test(arguments: [echoNames, laterNames])
    func aPayloadThatCannotBeReadNeverReachesAHandler(names: [UInt8]) async throws {
        let echo = ScriptedEcho(
            now: { _, _ in
                Issue.record("a handler was called")
                return EchoV1.EchoResponse()
            },
            later: { _, _ in
                Issue.record("a handler was called")
                return EchoV1.EchoResponse()
            })
        try await withPeer(echo) { peer async throws in
            // An EchoRequest whose data is announced with five octets and has one.
            let data = names + octets("1A 03  0A 05 41")
            await peer.send(RawFrame(streamID: 1, type: 1, data: data).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
        }
    }

    @Test func textThatIsNotUTF8IsRefused() async throws {
        try await withPeer { peer async throws in
            let bad = octets("FF FE")
            let envelopes = [
                octets("0A 02") + bad + octets("12 01 41"), octets("0A 01 41  12 02") + bad,
                echoNames + octets("2A 07  0A 02") + bad + octets("12 01 41"),
                echoNames + octets("2A 07  0A 01 41  12 02") + bad,
            ]
            for (number, data) in envelopes.enumerated() {
                let id = UInt32(number * 2 + 1)
                await peer.send(RawFrame(streamID: id, type: 1, data: data).octets)
                #expect(
                    try await peer.receiveAnswer() == Answer(streamID: id, code: .invalidArgument))
            }
        }
    }

    @Test func tooMuchMetadataIsRefused() async throws {
        try await withPeer { peer async throws in
            let pair = octets("2A 03  0A 01 6B")
            let many = Array(repeatElement(pair, count: 65).joined())
            let long = octets("2A 83 40  12 80 40") + [UInt8](repeating: 65, count: 8192)
            let longer = octets("2A 84 40  12 81 40") + [UInt8](repeating: 65, count: 8193)
            let requests: [([UInt8], StatusCode)] = [
                (many, .resourceExhausted), (Array(many.dropLast(pair.count)), .ok), (long, .ok),
                (longer, .resourceExhausted),
            ]
            for (number, (metadata, code)) in requests.enumerated() {
                let id = UInt32(number * 2 + 1)
                let data = echoNames + metadata + hiPayload
                await peer.send(RawFrame(streamID: id, type: 1, data: data).octets)
                #expect(try await peer.receiveAnswer() == Answer(streamID: id, code: code))
            }
        }
    }

    @Test func aTimeoutThatHasPassedIsAnsweredWithoutTheHandler() async throws {
        try await withPeer(patient) { peer async throws in
            // timeout_nano = −1.
            let data = laterNames + octets("20 FF FF FF FF FF FF FF FF FF 01") + hiPayload
            await peer.send(RawFrame(streamID: 1, type: 1, data: data).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .deadlineExceeded))
            #expect(events.entries.isEmpty)
        }
    }

    @Test func anEmptyPayloadIsAMessageOfDefaults() async throws {
        try await withPeer { peer async throws in
            await peer.send(octets("00 00 00 1D  00 00 00 01  01  00") + echoNames)
            #expect(
                try await peer.receiveFrame()
                    == RawFrame(streamID: 1, type: 2, data: octets("12 00")))
        }
    }

    @Test func unknownFlagsAndFieldsAreIgnored() async throws {
        try await withPeer { peer async throws in
            let unknown = octets("32 01 41  38 05  C2 3E 01 42")
            let data = unknown + echoNames + hiPayload + unknown
            await peer.send(RawFrame(streamID: 1, type: 1, flags: 0xF8, data: data).octets)
            #expect(try await peer.receiveFrame() == goodResponse(1))
        }
    }
}
