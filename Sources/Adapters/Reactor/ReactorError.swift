/// What can go wrong with a socket or a loop.
public struct ReactorError: Error, Sendable {
    /// The kinds of failure.
    public enum Code: String, Sendable {
        /// A host name has no address, or the name service did not answer.
        case unresolvable
        /// A system call failed; `errorNumber` says how.
        case systemCall
        /// A bound of ours was passed.
        case overLimit
    }

    /// What failed.
    public let code: Code
    /// One sentence for an operator.
    public let message: String
    /// The system's `errno`, 0 where none applies.
    public let errorNumber: Int32

    /// Makes an error.
    public init(_ code: Code, _ message: String, errorNumber: Int32 = 0) {
        self.code = code
        self.message = message
        self.errorNumber = errorNumber
    }
}
