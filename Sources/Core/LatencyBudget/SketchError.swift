/// Why the octets of a sketch or a tally are refused.
public struct SketchError: Error, Sendable {
    /// What a caller may switch on.
    public enum Code: String, Sendable {
        /// Written by a version that this one does not know.
        case unknownVersion
        /// There are fewer octets than the rest announces.
        case truncated
        /// The octets contradict each other, or a bound is exceeded.
        case malformed
    }

    /// What a caller may switch on.
    public let code: Code
    /// One sentence for an operator.
    public let message: String
    /// What this error was made from.
    public let cause: (any Error)?

    /// An error of one code and one sentence.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
