/// How a call failed. Handlers throw it, clients catch it; nothing else crosses the wire.
public struct RPCError: Error, Sendable, CustomStringConvertible, CustomReflectable {
    /// What a caller acts on.
    public let code: StatusCode
    /// One sentence for an operator: names of fields and limits, never patient data. It is sent to
    /// the peer.
    public let message: String
    /// How long the server asks its callers to wait before they repeat the call; negative: not to
    /// repeat it at all; nil: it says nothing.
    public let retryAfter: Duration?
    /// What led to it. It stays in this process.
    public let cause: (any Error)?

    /// Makes an error; `message` and `retryAfter` go over the wire, the message into logs too.
    public init(
        _ code: StatusCode, _ message: String, retryAfter: Duration? = nil,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.cause = cause
    }

    /// The code's name and the message; the cause is left out, since its text is not ours.
    public var description: String { "\(code.name): \(message)" }

    /// As the description: a cause may hold patient data.
    public var customMirror: Mirror { Mirror(self, children: ["code": code, "message": message]) }

    /// The error a caller is told when a handler threw something else: no text of it leaves.
    public static func translating(_ error: any Error) -> RPCError {
        switch error {
        case let error as RPCError where error.code != .ok: error
        case is CancellationError: RPCError(.cancelled, "the call was cancelled")
        default: RPCError(.internalError, "internal error", cause: error)
        }
    }
}
