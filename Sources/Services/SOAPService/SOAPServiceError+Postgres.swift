internal import Postgres

extension SOAPServiceError {
    /// SQLSTATE classes of a server that will be back: connection lost, resources short, operator
    /// intervention. Source: PostgreSQL 15, Appendix A.
    private static let passingClasses = ["08", "53", "57"]

    /// A failure of the database, without anything of the statement.
    init(_ error: PostgresError) {
        switch error.code {
        case .unavailable, .protocolViolation:
            self.init(.unavailable, "the database cannot be reached", cause: error)
        case .deadlineExceeded:
            self.init(.unavailable, "the database did not answer in time", cause: error)
        case .cancelled:
            self.init(.cancelled, "the call was cancelled", cause: error)
        case .poolExhausted:
            self.init(.overloaded, "the database has too much to do", cause: error)
        case .serverError:
            let isPassing = Self.passingClasses.contains(String(error.sqlState?.prefix(2) ?? ""))
            self.init(
                isPassing ? .unavailable : .internalFailure, "the database refused a statement",
                cause: error)
        case .uniqueViolation, .typeMismatch, .invalidRequest, .migrationRefused:
            self.init(.internalFailure, "the database refused a statement", cause: error)
        }
    }

    /// Runs `body`; what it throws becomes an error of this module.
    static func translating<Result>(
        _ body: () throws(PostgresError) -> Result
    ) throws(SOAPServiceError) -> Result {
        do throws(PostgresError) {
            return try body()
        } catch {
            throw SOAPServiceError(error)
        }
    }
}

extension Duration {
    /// Whole microseconds.
    var microseconds: Int64 {
        let parts = components
        let micros = parts.attoseconds / 1_000_000_000_000
        return parts.seconds.multipliedReportingOverflow(by: 1_000_000).overflow
            ? .max : parts.seconds * 1_000_000 + micros
    }
}
