public import Messages

/// Where the requests of a bidirectional call go, in order, and how they end.
public struct RequestSink<Message: WireMessage>: Sendable {
    private let stream: any ClientStream
    private let sink: MessageSink<Message>

    init(_ stream: any ClientStream) {
        self.stream = stream
        sink = MessageSink(stream)
    }

    /// Sends a request; see ``MessageSink/send(_:)``.
    public func send(_ message: Message) async throws(RPCError) { try await sink.send(message) }

    /// Tells the server that no more requests come. Its responses may go on.
    public func close() async throws(RPCError) { try await stream.closeSending() }
}
