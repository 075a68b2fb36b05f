internal import RPC

/// The server's side of a streaming call without a socket.
final class InProcessServerStream: ServerStream {
    private let call: InProcessCall

    init(_ call: InProcessCall) { self.call = call }

    func receive() async throws(RPCError) -> [UInt8]? { try await call.toServer.receive() }

    func send(_ message: [UInt8]) async throws(RPCError) {
        guard message.count <= InProcessPipe.messageByteCountMax else {
            throw RPCError(.resourceExhausted, "the message is larger than a frame")
        }
        call.answersNow()
        try await call.toClient.send(message)
    }

    func sendMetadata(_ metadata: Metadata) async throws(RPCError) { try call.put(metadata) }
}
