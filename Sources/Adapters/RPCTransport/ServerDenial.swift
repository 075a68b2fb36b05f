public import RPC

/// A call that was refused because of who called, before any handler saw it.
public struct ServerDenial: Sendable, Hashable {
    /// Why.
    public enum Reason: String, Sendable {
        /// The authorization table does not let this caller call this method.
        case notPermitted = "not-permitted"
        /// The caller's certificate names nobody.
        case unauthenticated
        /// The caller states something about itself that cannot be recorded.
        case badStatement = "bad-statement"
    }

    /// The called method.
    public let method: MethodName
    /// The caller's identity; nil when it has none.
    public let peer: String?
    /// Why it was refused.
    public let reason: Reason

    /// Where the call came from.
    public let address: CallerAddress

    /// A denial of its parts.
    public init(
        method: MethodName, peer: String?, reason: Reason, address: CallerAddress = .unknown
    ) {
        self.method = method
        self.peer = peer
        self.reason = reason
        self.address = address
    }
}
