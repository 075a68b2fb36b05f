/// Why a batching machine could not be made.
public struct BatchingError: Error, Sendable {
    /// What a caller may switch on.
    public enum Code: String, Sendable {
        /// A limit is not positive, or the queue cannot hold one full batch.
        case invalidConfiguration
    }

    /// What a caller may switch on.
    public let code: Code
    /// One sentence for an operator.
    public let message: String
    /// What this error was made from.
    public let cause: (any Error)?

    /// An error of one code and one sentence.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
