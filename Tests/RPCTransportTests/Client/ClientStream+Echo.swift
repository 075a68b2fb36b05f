import Messages
import RPC

extension ClientStream {
    /// Sends an EchoRequest of these data.
    func sendEcho(_ data: [UInt8]) async throws {
        try await send(EchoV1.EchoRequest(data: data).encoded())
    }

    /// The data of the next EchoResponse; nil after the last.
    func nextEcho() async throws -> [UInt8]? {
        try await receive().map { try EchoV1.EchoResponse(decoding: $0).data }
    }

    /// The data of the one EchoResponse.
    func echoReply() async throws -> [UInt8] {
        try EchoV1.EchoResponse(decoding: try await reply()).data
    }

    /// The data of every EchoResponse to the end.
    func allEchoes() async throws -> [[UInt8]] {
        var all: [[UInt8]] = []
        while let data = try await nextEcho() { all.append(data) }
        return all
    }
}

extension RPCChannel {
    /// Opens a call of ``ScriptedStreams``; `data` is the request of `Count`.
    func stream(
        _ method: MethodName, _ data: [UInt8] = [], _ options: CallOptions = .patient
    ) async throws -> any ClientStream {
        let request =
            method.kind == .serverStreaming ? try EchoV1.EchoRequest(data: data).encoded() : nil
        return try await open(method, request: request, options)
    }
}
