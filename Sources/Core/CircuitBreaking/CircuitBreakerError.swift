/// Why a breaker could not be made, or did not let a call through.
public struct CircuitBreakerError: Error, Sendable {
    /// What a caller may switch on.
    public enum Code: String, Sendable {
        /// A threshold, a count or a duration is outside its range.
        case invalidConfiguration
        /// The breaker is open, or half open with every permit taken. Nothing was sent.
        case open
    }

    /// What a caller may switch on.
    public let code: Code
    /// One sentence for an operator.
    public let message: String
    /// How long to wait before asking again; zero when a permit may come back at any moment.
    public let retryAfter: Duration
    /// What this error was made from.
    public let cause: (any Error)?

    /// An error of one code and one sentence.
    public init(
        _ code: Code, _ message: String, retryAfter: Duration = .zero, cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.cause = cause
    }
}
