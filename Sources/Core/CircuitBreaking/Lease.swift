/// The permit of one call. It belongs to the epoch in which it was given; its result is counted in
/// that epoch or not at all. Record it once.
public struct Lease: Sendable, Hashable {
    /// Unique within its breaker.
    public let id: UInt64
    /// Grows with every change of the breaker's state.
    public let epoch: UInt64
    /// When the breaker stops waiting for the result.
    public let expiry: ContinuousClock.Instant
    /// Whether the call decides if the breaker closes again.
    public let isProbe: Bool
    /// A call that takes longer is slow.
    public let slowCallDurationThreshold: Duration
}
