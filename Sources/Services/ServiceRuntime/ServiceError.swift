/// Why a service cannot start.
package struct ServiceError: Error, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// A setting that the service needs is not there.
        case missingSetting
        /// A setting is there and cannot be used.
        case badSetting
    }

    /// What is wrong.
    package let code: Code
    /// One sentence for an operator; names settings and files, never a secret.
    package let message: String
    /// What led to it.
    package let cause: (any Error)?

    /// Makes an error.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message.
    package var description: String { message }
}
