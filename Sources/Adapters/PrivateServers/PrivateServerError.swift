/// Why a private server could not be started or asked.
package struct PrivateServerError: Error, Sendable, CustomStringConvertible {
    /// What happened.
    package enum Code: String, Sendable {
        /// A program is not installed.
        case notInstalled
        /// The folder cannot be used, for instance because the server's user cannot reach it.
        case unusableFolder
        /// The server ended at once, or was not ready in time; its log file says why.
        case notStarted
        /// A command of the database failed.
        case commandFailed
    }

    /// What happened.
    package let code: Code
    /// One sentence for an operator.
    package let message: String
    /// The error below this one.
    package let cause: (any Error)?

    init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// Code and message.
    package var description: String { "PrivateServerError.\(code.rawValue): \(message)" }
}
