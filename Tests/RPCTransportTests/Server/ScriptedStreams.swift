import Messages
import RPC
import TestSupport
import Testing

/// A service with a method of every streaming kind, and the echo service beside it; a test may put
/// its own handlers in.
struct ScriptedStreams {
    typealias Requests = MessageStream<EchoV1.EchoRequest>
    typealias Responses = MessageSink<EchoV1.EchoResponse>

    private static let service = "test.Streams"
    static let collect = MethodName(service: service, name: "Collect", kind: .clientStreaming)
    static let count = MethodName(service: service, name: "Count", kind: .serverStreaming)
    static let chat = MethodName(service: service, name: "Chat", kind: .bidirectional)

    var echo = ScriptedEcho()
    /// Answers with the octets of all requests.
    var collect: @Sendable (Requests, CallContext) async throws -> EchoV1.EchoResponse = {
        requests, _ in
        var data: [UInt8] = []
        for try await request in requests { data += request.data }
        return EchoV1.EchoResponse(data: data)
    }
    /// Answers with the request's octets one by one.
    var count: @Sendable (EchoV1.EchoRequest, Responses, CallContext) async throws -> Void = {
        request, responses, _ in
        for octet in request.data {
            try await responses.send(EchoV1.EchoResponse(data: [octet]))
        }
    }
    /// Answers each request with the same octets.
    var chat: @Sendable (Requests, Responses, CallContext) async throws -> Void = {
        requests, responses, _ in
        for try await request in requests {
            try await responses.send(EchoV1.EchoResponse(data: request.data))
        }
    }

    /// All methods.
    var table: MethodTable {
        var table = echo.table
        table.add(
            ClientStreamingMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(
                Self.collect, collect))
        table.add(
            ServerStreamingMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(Self.count, count))
        table.add(BidirectionalMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(Self.chat, chat))
        return table
    }

    /// Runs a test with a server of it and one connection.
    func withPeer(
        limits: ServerLimits = ServerLimits(),
        _ body: (RawPeer, RunningServer) async throws -> Void
    ) async throws {
        try await withServer(table, limits: limits) { server in
            try await body(try await RawPeer.connect(port: server.port), server)
        }
    }
}

/// Fields 1 and 2 of a Request for a method of `test.Streams`.
func streamNames(_ method: String) -> [UInt8] {
    octets("0A 0C") + text("test.Streams") + [0x12, UInt8(method.utf8.count)] + text(method)
}

/// `Collect`: 23 octets (0x17).
let collectNames = streamNames("Collect")
/// `Count`: 21 octets (0x15).
let countNames = streamNames("Count")
/// `Chat`: 20 octets (0x14).
let chatNames = streamNames("Chat")

/// A Request that opens a stream whose messages follow as Data.
func openRequest(_ streamID: UInt32, _ names: [UInt8], fields: [UInt8] = []) -> [UInt8] {
    RawFrame(streamID: streamID, type: 1, flags: 6, data: names + fields).octets
}

/// A Request for `Count` of these octets.
func countRequest(_ streamID: UInt32, _ data: [UInt8], fields: [UInt8] = []) -> [UInt8] {
    let message = [0x0A, UInt8(data.count)] + data
    let payload = [0x1A, UInt8(message.count)] + message
    return RawFrame(streamID: streamID, type: 1, flags: 1, data: countNames + fields + payload)
        .octets
}

/// An EchoRequest or EchoResponse of one octet, as Data.
func oneOctet(_ streamID: UInt32, _ octet: UInt8, flags: UInt8 = 0) -> RawFrame {
    RawFrame(streamID: streamID, type: 3, flags: flags, data: [0x0A, 0x01, octet])
}

/// An EchoRequest of so many octets, as Data.
func manyOctets(_ streamID: UInt32, _ count: Int) -> RawFrame {
    var length: [UInt8] = []
    var rest = count
    while rest >= 128 {
        length.append(UInt8(rest & 127) | 128)
        rest >>= 7
    }
    return RawFrame(
        streamID: streamID, type: 3,
        data: [0x0A] + length + [UInt8(rest)] + [UInt8](repeating: 7, count: count))
}

/// The closing Data of a side.
func closing(_ streamID: UInt32) -> RawFrame {
    RawFrame(streamID: streamID, type: 3, flags: 5)
}
