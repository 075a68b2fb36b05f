/// What can go wrong between this service and what it keeps its notes in.
package struct SOAPServiceError: Error, Sendable {
    /// What callers switch on.
    package enum Code: String, Sendable {
        /// The store cannot be reached now, or did not answer in time.
        case unavailable
        /// The store has too much to do; later it may work.
        case overloaded
        /// The caller has gone.
        case cancelled
        /// A stored note does not open: changed, moved, or sealed by somebody else.
        case damaged
        /// A fault of ours: a statement, a key or a message that cannot be right.
        case internalFailure
    }

    /// The kind of failure.
    package let code: Code
    /// One sentence for an operator, which also goes to the caller; no data in it.
    package let message: String
    /// The error underneath, if there is one.
    package let cause: (any Error)?

    /// A failure and the sentence about it.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
