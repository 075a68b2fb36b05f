internal import RPC

/// The client's side of a streaming call without a socket.
final class InProcessClientStream: ClientStream {
    private let call: InProcessCall

    init(_ call: InProcessCall) { self.call = call }

    func receive() async throws(RPCError) -> [UInt8]? {
        guard call.method.kind.answersMany else {
            throw RPCError(.failedPrecondition, "the method answers once: wait for its reply")
        }
        return try await call.cancellable { () async throws(RPCError) in
            try await self.call.toClient.receive()
        }
    }

    func send(_ message: [UInt8]) async throws(RPCError) {
        guard call.method.kind.takesMany else {
            throw RPCError(.failedPrecondition, "the method takes one request")
        }
        if call.isSendClosed { throw RPCError(.failedPrecondition, "this side is closed") }
        guard message.count <= InProcessPipe.messageByteCountMax else {
            throw RPCError(.resourceExhausted, "the message is larger than a frame")
        }
        try await call.cancellable { () async throws(RPCError) in
            try await self.call.toServer.send(message)
        }
    }

    func closeSending() async throws(RPCError) { call.closeSending() }

    func reply() async throws(RPCError) -> [UInt8] {
        if call.method.kind.answersMany {
            throw RPCError(.failedPrecondition, "the method answers with a stream")
        }
        return try await call.reply()
    }

    func cancel() { call.fail(RPCError(.cancelled, "the caller gave up")) }
}
