/// Whom an aggregator asks, and when they last judged together.
struct PeerState {
    /// Nil for one that is alone.
    var source: AggregatorServer.PeerSource?
    /// Peers that there are.
    var count: UInt32 = 0
    /// When burn rates were last judged with what the peers had answered.
    var lookedAt: ContinuousClock.Instant?
    /// Whether they ever did.
    var hasLooked = false
}
