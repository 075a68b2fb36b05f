/// A batch under way, or a part of a failed one before it goes again.
struct Flight: Sendable {
    let id: UInt64
    let tenant: Int
    var slots: [Int]
    /// How often each of its slots may still be sent again.
    let retryMax: Int
    var startedAt: ContinuousClock.Instant
    /// Waiters that have not left; counted while under way.
    var waiterCount = 0
}
