/// Why a command could not do its work. Its text goes to standard error; the exit status is 1.
struct CLIError: Error, CustomStringConvertible {
    enum Code: String, Sendable {
        /// A file or folder cannot be read, written or understood.
        case file
        /// A program is missing, cannot be started, or ended when it should not.
        case program
        /// The command line asks for something there is not.
        case usage
        /// Something did not happen in time.
        case timeout
        /// The suite runs, and a budget does not hold or was not measured.
        case verdict
    }

    let code: Code
    let message: String
    let cause: (any Error)?

    init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    var description: String { message }
}
