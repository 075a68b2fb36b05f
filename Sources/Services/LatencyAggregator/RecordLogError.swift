/// Why the log of records cannot be used.
package struct RecordLogError: Error, Sendable {
    /// What a caller may switch on.
    package enum Code: String, Sendable {
        /// The folder or a file in it cannot be made, read or written.
        case unusable
        /// The checkpoint is not one.
        case damaged
    }

    /// What a caller may switch on.
    package let code: Code
    /// One sentence for an operator.
    package let message: String
    /// What this error was made from.
    package let cause: (any Error)?

    init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
