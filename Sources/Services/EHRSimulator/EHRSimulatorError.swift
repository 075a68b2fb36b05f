/// What can go wrong with the simulator itself; what a client gets wrong is answered over HTTP.
package struct EHRSimulatorError: Error, Sendable {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// A fault setting is unknown or out of its range.
        case badSetting
        /// A bound of the store is reached.
        case storeFull
    }

    /// What failed.
    package let code: Code
    /// One sentence for an operator: names of settings and limits.
    package let message: String
    /// What led to it.
    package let cause: (any Error)?

    /// Makes an error.
    package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
