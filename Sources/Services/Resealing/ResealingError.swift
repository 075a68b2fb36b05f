internal import PHIProtection
internal import Postgres

/// Why a step of sealing anew has failed. What it had not written is done by the next one.
package struct ResealingError: Error, Sendable {
    /// What a caller may switch on.
    package enum Code: String, Sendable {
        /// The database did not answer, or refused.
        case failed
        /// What is stored does not open. Other rows are not concerned.
        case damaged
        /// The keys cannot be used.
        case internalFailure
    }

    /// What failed.
    package let code: Code
    /// One sentence for an operator: never a name or a value.
    package let message: String
    /// What led to it.
    package let cause: (any Error)?

    /// Makes an error.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    init(_ error: PostgresError) {
        self.init(.failed, "the database did not do what sealing anew needs", cause: error)
    }

    init(_ error: PHIError) {
        self.init(.internalFailure, "a value cannot be sealed anew", cause: error)
    }
}
