/// What can go wrong between two peers that want to speak TLS. Nothing else leaves this module.
package struct TLSError: Error, Sendable {
    /// What callers switch on.
    package enum Code: String, Sendable {
        /// A certificate, key or authority file is missing, unreadable, or does not fit the others.
        case badConfiguration
        /// The key file can be read by everybody on the machine. Nothing was loaded from it.
        case exposedKeyFile
        /// The peer showed no certificate, or one that the authority file does not vouch for.
        case untrustedPeer
        /// The certificate is good, but it does not name exactly one peer, or not the expected one.
        case unexpectedIdentity
        /// The peer ended the session with an alert; the message names it.
        case alertReceived
        /// The transport ended before the peer said goodbye: what was read may be incomplete.
        case truncated
        /// The peer's octets are not TLS 1.3, or were changed on the way.
        case protocolViolation
        /// More octets wait than one of the session's limits allows.
        case limitExceeded
        /// Written to after ``TLSSession/close()``.
        case closed
        /// OpenSSL could not allocate or set up an object.
        case internalFailure
    }

    /// The kind of failure.
    package let code: Code
    /// One sentence for an operator: OpenSSL's reason, file names, limits. Never a key, never data.
    package let message: String
    /// The error underneath, if there is one.
    package let cause: (any Error)?

    /// A failure and the sentence about it; no data in either.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
