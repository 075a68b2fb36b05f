/// What can go wrong with a server of pages.
package struct HTTPPagesError: Error, Sendable {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// The address could not be bound: taken, or not of this host.
        case cannotListen
        /// The server ended after it had begun to listen.
        case serverFailed
    }

    /// What failed.
    package let code: Code
    /// One sentence for an operator: address and port, never a request.
    package let message: String
    /// What the engine below said.
    package let cause: (any Error)?

    /// Makes an error.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
