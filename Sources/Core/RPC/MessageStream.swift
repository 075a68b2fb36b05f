public import Messages

/// The messages that come from the other side of a streaming call, in order.
///
/// It can be gone through once. It ends when the peer has sent its last message, and throws
/// ``RPCError`` when the call fails: at its deadline, by cancellation, by the peer's status. While
/// nobody asks for the next message, the peer's window fills and the peer stops sending.
public struct MessageStream<Message: WireMessage>: AsyncSequence, Sendable {
    /// What it gives.
    public typealias Element = Message
    /// How the call fails.
    public typealias Failure = RPCError

    private let pipe: any MessagePipe
    private let side: MessageSide

    init(_ pipe: any MessagePipe, readBy side: MessageSide) {
        self.pipe = pipe
        self.side = side
    }

    /// Takes messages one by one.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let stream: MessageStream

        /// The next message; nil after the last.
        public mutating func next() async throws(RPCError) -> Message? {
            try await stream.next()
        }

        /// As ``next()``; the isolation is the caller's in any case.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(RPCError) -> Message? {
            try await stream.next()
        }
    }

    /// Begins to take messages; a second iterator goes on where the first is.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: self) }

    /// The next message; nil after the last.
    ///
    /// - Throws: what ``MessagePipe/receive()`` throws; a message that cannot be read is
    ///   `invalidArgument` to a server and `internalError` to a client.
    public func next() async throws(RPCError) -> Message? {
        guard let octets = try await pipe.receive() else { return nil }
        do { return try Message(decoding: octets) } catch { throw side.unreadable(error) }
    }
}

/// Which side reads: whose fault it is when a message cannot be read.
enum MessageSide: Sendable {
    case server, client

    func unreadable(_ error: MessageError) -> RPCError {
        switch self {
        case .server:
            RPCError(.invalidArgument, "a message cannot be read: \(error.message)", cause: error)
        case .client: RPCError(.internalError, "a message cannot be read", cause: error)
        }
    }
}
