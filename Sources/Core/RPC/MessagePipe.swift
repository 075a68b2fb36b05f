/// The two directions of a streaming call, in octets. What a transport gives to
/// ``MessageStream`` and ``MessageSink``.
///
/// Any task may use it, but only one task may receive and one may send at a time; a second one gets
/// `failedPrecondition`. Both directions end with `deadlineExceeded` at the call's deadline, and
/// with `cancelled` when the task or the call is cancelled.
public protocol MessagePipe: AnyObject, Sendable {
    /// The peer's next message; nil when it has sent its last and the call goes well.
    ///
    /// - Throws: the call's failure, also when it happened while messages were waiting here.
    func receive() async throws(RPCError) -> [UInt8]?

    /// Sends a message; waits while the peer's window or the connection's write queue is full.
    ///
    /// - Throws: `resourceExhausted` for a message larger than a frame (the stream goes on);
    ///   otherwise the call's failure; `cancelled` when the peer has ended the call already.
    func send(_ message: [UInt8]) async throws(RPCError)
}

/// A streaming call, as its client sees it.
public protocol ClientStream: MessagePipe {
    /// Tells the server that no more messages come. Repeats change nothing.
    func closeSending() async throws(RPCError)

    /// The one response of a client-streaming method; waits for it.
    func reply() async throws(RPCError) -> [UInt8]

    /// Gives the call up: the server's handler is cancelled. No effect on a call that is over.
    func cancel()
}

/// A streaming call, as its server sees it.
public protocol ServerStream: MessagePipe {
    /// Sends metadata ahead of the first response. Peers that do not know it never see it.
    ///
    /// - Throws: `failedPrecondition` after the first response, `resourceExhausted` over the limits
    ///   of metadata.
    func sendMetadata(_ metadata: Metadata) async throws(RPCError)
}
