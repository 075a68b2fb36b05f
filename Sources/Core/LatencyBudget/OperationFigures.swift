/// What is known of one operation of the budget table: figures, verdict, and where the time went.
public struct OperationFigures: Sendable, Equatable {
    /// One hop's part in the operation's time.
    public struct Share: Sendable, Equatable {
        /// Where the time went.
        public let hop: Hop
        /// The hop's time by request, in nanoseconds.
        public let mean: UInt64
        /// The hop's part of all requests' time, 0…1.
        public let share: Double
    }

    /// The budget that the figures are held against.
    public let budget: OperationBudget
    /// Requests seen, failed ones included.
    public let count: UInt64
    /// Requests with a status other than OK.
    public let errorCount: UInt64
    /// Requests that the service failed, such as by an expired deadline. For the verdict they took
    /// longer than any limit.
    public let faultCount: UInt64
    /// The durations, those of failed requests included, those of cancelled ones not.
    public let durations: LatencySketch
    /// How long the judged share of requests took at most, in nanoseconds; nil when nothing was
    /// measured, or when so many failed that no duration can be named.
    public let judged: UInt64?
    /// Whether the budget is kept.
    public let verdict: Verdict
    /// Largest first; they add up to 1 unless nothing was measured.
    public let shares: [Share]
}
