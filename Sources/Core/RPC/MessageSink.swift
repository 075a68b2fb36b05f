public import Messages

/// Where the messages to the other side of a streaming call go, in order.
public struct MessageSink<Message: WireMessage>: Sendable {
    private let pipe: any MessagePipe

    init(_ pipe: any MessagePipe) { self.pipe = pipe }

    /// Sends a message; waits while the peer takes no more. One at a time.
    ///
    /// - Throws: what ``MessagePipe/send(_:)`` throws; `invalidArgument` when the message cannot be
    ///   written.
    public func send(_ message: Message) async throws(RPCError) {
        let octets: [UInt8]
        do { octets = try message.encoded() } catch {
            throw RPCError(
                .invalidArgument, "a message cannot be written: \(error.message)", cause: error)
        }
        try await pipe.send(octets)
    }

    /// Sends metadata ahead of the first message. For servers; see
    /// ``ServerStream/sendMetadata(_:)``.
    public func sendMetadata(_ metadata: Metadata) async throws(RPCError) {
        guard let stream = pipe as? any ServerStream else {
            throw RPCError(.failedPrecondition, "a client's metadata goes with its call")
        }
        try await stream.sendMetadata(metadata)
    }
}
