/// What can go wrong with an HTTP exchange. A status code of the server's is not an error.
package struct HTTPError: Error, Sendable {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// The deadline passed. The request may have had its effect.
        case timeout
        /// No connection: name unknown, refused, or not made in time. The request was not sent.
        case connectFailed
        /// No trusted connection: the certificate or the handshake. The request was not sent.
        case tlsFailed
        /// The answer's headers or body passed their bound. The request may have had its effect.
        case tooLarge
        /// The caller was cancelled. The request may have had its effect.
        case cancelled
        /// The peer broke off or did not speak HTTP. The request may have had its effect.
        case protocolFailed
        /// The queue is full, or the client is shut down. The request was not sent.
        case overloaded
        /// URL or headers cannot be sent. The caller's fault; the request was not sent.
        case invalidRequest
    }

    /// What failed.
    package let code: Code
    /// One sentence for an operator: never a URL, a header or a body, for they may hold PHI.
    package let message: String
    /// Kept for the shape all errors here share; libcurl gives only numbers.
    package let cause: (any Error)?

    /// Makes an error.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
