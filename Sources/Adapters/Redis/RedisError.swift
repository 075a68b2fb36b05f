/// What can go wrong between us and Redis. Nothing else leaves this module.
///
/// Of a server error only its first word is kept: the text may quote keys and arguments.
package struct RedisError: Error, Sendable, CustomStringConvertible {
    /// What happened.
    package enum Code: String, Sendable {
        /// No connection can be had now, or it was lost before the answer: the command may have
        /// been executed.
        case unavailable
        /// The caller's deadline came first: the command may still be executed.
        case deadlineExceeded
        /// The caller's task was cancelled: the command may still be executed.
        case cancelled
        /// The server refused the command; `serverCode` says why, such as `NOPERM`.
        case serverError
        /// The server answered what nobody asked for. The connection has been closed.
        case protocolViolation
        /// Too many commands, or too many octets, are on their way.
        case queueFull
        /// The command cannot be sent as it is: a key or value over its limit.
        case invalidRequest
    }

    /// What happened.
    package let code: Code
    /// One sentence for an operator, without any key or value.
    package let message: String
    /// First word of the server's error, such as `NOAUTH`, if the server sent one.
    package let serverCode: String?
    /// The error below this one.
    package let cause: (any Error)?

    /// Makes an error.
    package init(
        _ code: Code, _ message: String, serverCode: String? = nil, cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.serverCode = serverCode
        self.cause = cause
    }

    /// Code, message and the server's word.
    package var description: String {
        "RedisError.\(code.rawValue): \(message)" + (serverCode.map { " (\($0))" } ?? "")
    }
}
