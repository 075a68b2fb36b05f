/// One connection of a server, for operators.
public struct ConnectionSnapshot: Sendable {
    /// The identity in the client's certificate; nil without TLS.
    public var peer: String?
    /// The client's address and port; empty for a Unix socket.
    public var remoteAddress: String
    /// Calls whose handler has not returned.
    public var openCallCount: Int
    /// Requests since the connection was made.
    public var callCount: UInt64
    /// Octets of frames received.
    public var octetsIn: UInt64
    /// Octets of frames sent, without what waits.
    public var octetsOut: UInt64
    /// Octets waiting to be sent.
    public var queuedByteCount: Int
    /// Since it was accepted.
    public var age: Duration
    /// What both sides have agreed on, as in the wire's offer; empty when nothing.
    public var capabilities: String
}
