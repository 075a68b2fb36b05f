/// What can go wrong while patient data is sealed, opened or named. Nothing else leaves this
/// module.
package struct PHIError: Error, Sendable {
    /// What callers switch on.
    package enum Code: String, Sendable {
        /// The key ring's file (or the ledger of its use) is missing, cannot be read or written, or
        /// holds something else; or a new ring is not a later state of the one in use.
        case badKeyRing
        /// The key ring's file (or the ledger) can be read or changed by others than its owner.
        /// Nothing was loaded.
        case exposedKeyRing
        /// The envelope was sealed under a key that this ring does not hold.
        case unknownKey
        /// These octets are no envelope, or one of a later format.
        case malformedEnvelope
        /// The envelope was changed, belongs to another place, or was sealed by somebody else.
        case notAuthentic
        /// A named limit of this module would be passed, or a count that guards one cannot be
        /// kept.
        case limitExceeded
        /// OpenSSL refused an operation that cannot fail in a sound process.
        case internalFailure
    }

    /// The kind of failure.
    package let code: Code
    /// One sentence for an operator: key ids, sizes, line numbers. Never a key, never data.
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
