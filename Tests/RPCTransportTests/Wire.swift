import Messages
import RPC
import TestSupport
import Testing

/// Fields 1 and 2 of a Request for `carewire.echo.v1.Echo/Echo`: 29 octets (0x1D).
let echoNames =
    octets("0A 15") + text("carewire.echo.v1.Echo") + octets("12 04") + text("Echo")

/// Fields 1 and 2 of a Request for `carewire.echo.v1.Echo/EchoLater`: 34 octets (0x22).
let laterNames =
    octets("0A 15") + text("carewire.echo.v1.Echo") + octets("12 09") + text("EchoLater")

/// Field 3 of a Request: an EchoRequest whose data is "Hi". Field 2 of its Response is the same but
/// for the number.
let hiPayload = octets("1A 04 0A 02 48 69")
let hiAnswer = octets("12 04 0A 02 48 69")

/// A whole Request for `Echo` of "Hi": what a well-behaved client sends.
func goodRequest(_ streamID: UInt32) -> [UInt8] {
    RawFrame(streamID: streamID, type: 1, data: echoNames + hiPayload).octets
}

/// What a server says to it.
func goodResponse(_ streamID: UInt32) -> RawFrame {
    RawFrame(streamID: streamID, type: 2, data: hiAnswer)
}

/// A Request for `EchoLater` of "Hi".
func laterRequest(_ streamID: UInt32, flags: UInt8 = 0) -> [UInt8] {
    RawFrame(streamID: streamID, type: 1, flags: flags, data: laterNames + hiPayload).octets
}

/// A Response with a status and nothing else.
func failure(_ streamID: UInt32, code: UInt8, message: String) -> RawFrame {
    let status = [0x08, code, 0x12, UInt8(message.utf8.count)] + text(message)
    return RawFrame(
        streamID: streamID, type: 2, data: [0x0A, UInt8(status.count)] + status)
}

/// The answer to a call: its stream and its status.
struct Answer: Equatable {
    var streamID: UInt32
    var code: StatusCode
}

extension RawPeer {
    /// The next frame, which must be a Response.
    func receiveAnswer() async throws -> Answer {
        let frame = try await receiveFrame()
        #expect(frame.type == 2 && frame.flags == 0)
        let status = try Ttrpc.Response(decoding: frame.data).status
        let code = try #require(StatusCode(rawValue: status?.code ?? 0))
        return Answer(streamID: frame.streamID, code: code)
    }

    /// Whether a good call on this stream is answered, and nothing before it.
    func answersGoodCall(_ streamID: UInt32) async throws -> Bool {
        await send(goodRequest(streamID))
        return try await receiveFrame() == goodResponse(streamID)
    }
}
