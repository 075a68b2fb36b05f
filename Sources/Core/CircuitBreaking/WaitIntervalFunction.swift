/// How an open breaker's wait grows while the callee stays away (resilience4j's interval function).
public enum WaitIntervalFunction: Sendable, Hashable {
    /// The same wait every time.
    case constant
    /// Every wait is the one before times `multiplier`, at most `max`. A breaker that closes starts
    /// over.
    case exponential(multiplier: Double, max: Duration)

    /// The wait that follows `wait`.
    func next(after wait: Duration) -> Duration {
        switch self {
        case .constant: return wait
        case .exponential(let multiplier, let max):
            // Compared before it is computed, so that no product is beyond what a duration holds.
            return max / multiplier <= wait ? max : wait * multiplier
        }
    }
}
