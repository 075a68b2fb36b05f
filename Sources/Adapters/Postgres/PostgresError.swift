/// What can go wrong between us and PostgreSQL. Nothing else leaves this module.
///
/// Of a server error only its SQLSTATE is kept: the text may quote rows and parameters.
package struct PostgresError: Error, Sendable, CustomStringConvertible {
    /// What happened.
    package enum Code: String, Sendable {
        /// No connection can be had now; the server is down, refuses us, or the pool is shut down.
        case unavailable
        /// The caller's deadline came first.
        case deadlineExceeded
        /// The caller's task was cancelled.
        case cancelled
        /// SQLSTATE 23505: a row with this key exists.
        case uniqueViolation
        /// Any other error of the server; `sqlState` says which.
        case serverError
        /// The server or libpq answered what nobody asked for. The connection has been closed.
        case protocolViolation
        /// A queue is full: too many calls, or too many octets of parameters.
        case poolExhausted
        /// A column has another type or length than the one asked for, is NULL, or does not exist.
        case typeMismatch
        /// The call cannot be sent as it is: a value over a limit, or text with a NUL.
        case invalidRequest
        /// The schema's migrations and ours do not agree; see `message`.
        case migrationRefused
    }

    /// Whether the call may have had an effect.
    package enum Outcome: String, Sendable {
        /// It has not, and never will.
        case notExecuted
        /// It was sent, and the answer is missing: it may have been committed.
        case unknown
    }

    /// What happened.
    package let code: Code
    /// One sentence for an operator, without any value of a statement.
    package let message: String
    /// The five characters of the server's error code, if the server sent one.
    package let sqlState: String?
    /// Whether a write may have been committed; reads always say `notExecuted`.
    package let outcome: Outcome
    /// The error below this one.
    package let cause: (any Error)?

    /// Makes an error.
    package init(
        _ code: Code, _ message: String, sqlState: String? = nil, outcome: Outcome = .notExecuted,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.sqlState = sqlState
        self.outcome = outcome
        self.cause = cause
    }

    /// An error the server reported for a statement; nothing of its text is kept.
    init(sqlState: String) {
        if sqlState == SQLState.uniqueViolation {
            self.init(.uniqueViolation, "a row with this key exists", sqlState: sqlState)
        } else {
            self.init(.serverError, "PostgreSQL refused the statement", sqlState: sqlState)
        }
    }

    /// The same error about a call whose effect is not known.
    var withUnknownOutcome: PostgresError {
        PostgresError(code, message, sqlState: sqlState, outcome: .unknown, cause: cause)
    }

    /// Code, message and SQLSTATE.
    package var description: String {
        "PostgresError.\(code.rawValue): \(message)" + (sqlState.map { " (SQLSTATE \($0))" } ?? "")
    }
}

/// The server's error codes that this module acts on. Source: PostgreSQL 15, Appendix A.
enum SQLState {
    static let uniqueViolation = "23505"
    static let duplicateTable = "42P07"
    static let lockNotAvailable = "55P03"
    static let serializationFailure = "40001"
    static let deadlockDetected = "40P01"

    static let queryCanceled = "57014"

    static let featureNotSupported = "0A000"
    static let invalidStatementName = "26000"

    /// Whether a prepared statement does not fit the schema any longer: "cached plan must not
    /// change result type", or it is gone.
    static func isStalePlan(_ state: String) -> Bool {
        state == featureNotSupported || state == invalidStatementName
    }

    /// Whether the same statements may succeed when they are sent again: others were in the way.
    static func isTransient(_ state: String) -> Bool {
        [lockNotAvailable, serializationFailure, deadlockDetected].contains(state)
    }
}
