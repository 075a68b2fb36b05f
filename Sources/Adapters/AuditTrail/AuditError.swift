/// What can go wrong while accesses are recorded, kept and checked. Nothing else leaves this
/// module.
package struct AuditError: Error, Sendable {
    /// What callers switch on.
    package enum Code: String, Sendable {
        /// A value that no record may hold: too long, empty, or outside its alphabet.
        case badValue
        /// These octets are no record, anchor or proof of this version.
        case malformed
        /// The folder or a file in it cannot be made, read, or is open to others.
        case badFolder
        /// Another journal has the folder.
        case inUse
        /// The journal was written under another key or for another stream.
        case wrongKey
        /// What was acknowledged once is missing or changed. The folder is left as it is.
        case damaged
        /// More waits already than the configuration allows. Nothing was recorded.
        case queueFull
        /// The caller's deadline passed first. The record is kept all the same, unless the journal
        /// fails.
        case deadlineExceeded
        /// Writing failed. Nothing more is recorded until the journal is opened anew.
        case failed
        /// The journal has been closed.
        case closed
        /// A named limit of this module would be passed.
        case limitExceeded
        /// There is no such record here: not yet durable, or no longer kept.
        case notKept
        /// OpenSSL or the system refused what cannot fail in a sound process.
        case internalFailure
    }

    /// The kind of failure.
    package let code: Code
    /// One sentence for an operator: sequence numbers, sizes, error numbers. Never a record's
    /// content.
    package let message: String
    /// The error underneath, if there is one.
    package let cause: (any Error)?

    /// A failure and the sentence about it; no record's content in either.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
