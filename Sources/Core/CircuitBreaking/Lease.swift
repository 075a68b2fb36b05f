/// The permit of one call. It belongs to the epoch in which it was given; its result is counted in
/// that epoch, once, or not at all.
public struct Lease: Sendable, Hashable {
    /// Unique within its breaker.
    public let id: UInt64
    /// Grows with every change of the breaker's state.
    public let epoch: UInt64
    /// When a half-open breaker stops waiting for the result. In the other states no permit is
    /// held, and a result is welcome however late.
    public let expiry: ContinuousClock.Instant
    /// Whether the call decides if the breaker closes again.
    public let isProbe: Bool
    /// A call that takes longer is slow.
    public let slowCallDurationThreshold: Duration
}
