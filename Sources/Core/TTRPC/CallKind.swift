/// How many messages each side of a call sends. A method's declaration decides it, never the
/// flags of a frame.
public enum CallKind: UInt8, Sendable {
    /// One message each way.
    case unary
    /// Many messages of the client, one of the server.
    case clientStreaming
    /// One message of the client, many of the server.
    case serverStreaming
    /// Many messages each way.
    case bidirectional

    /// Whether the client may send Data.
    @inline(__always)
    public var takesData: Bool { self == .clientStreaming || self == .bidirectional }

    /// Whether the server may send Data.
    @inline(__always)
    public var sendsData: Bool { self == .serverStreaming || self == .bidirectional }
}
