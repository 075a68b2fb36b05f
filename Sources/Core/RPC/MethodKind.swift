/// Which side of a call sends how many messages.
public enum MethodKind: UInt8, Sendable, CaseIterable {
    /// One request, one response.
    case unary
    /// Many requests, one response.
    case clientStreaming
    /// One request, many responses.
    case serverStreaming
    /// Many of both, independently of each other.
    case bidirectional

    /// Whether the client may send more than one message.
    public var takesMany: Bool { self == .clientStreaming || self == .bidirectional }
    /// Whether the server may send more than one message.
    public var answersMany: Bool { self == .serverStreaming || self == .bidirectional }
}
