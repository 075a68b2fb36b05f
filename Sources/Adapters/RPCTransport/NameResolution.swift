internal import Reactor

/// What a client knows about the look-up of its name.
struct NameResolution {
    /// Whether an answer is awaited.
    var isUnderWay = false
    /// When the name is looked up again, if calls are made.
    var due: ContinuousClock.Instant?
    /// When the last answer came.
    var answeredAt: ContinuousClock.Instant?
    /// After failures.
    var wait: Backoff?
}
