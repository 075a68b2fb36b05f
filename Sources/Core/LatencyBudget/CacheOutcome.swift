/// What a cache had to say in a span. The raw values are those of the contract.
public enum CacheOutcome: UInt8, Sendable {
    /// No cache was asked.
    case notAsked = 0
    /// It had what was wanted.
    case hit = 1
    /// It had not, or what it had was of no use.
    case miss = 2
    /// It should have been asked and was not, or did not answer.
    case skipped = 3
}
