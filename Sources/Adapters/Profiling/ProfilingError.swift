/// What can go wrong with a profile. Nothing else leaves this module, but `CancellationError`.
package struct ProfilingError: Error, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// Another profile is being taken: there is one at a time in a process.
        case busy
        /// The length or the frequency is outside its range.
        case badSettings
        /// The kernel gives no timers or no memory.
        case unavailable
    }

    /// What callers decide by.
    package let code: Code
    /// One sentence for an operator.
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
