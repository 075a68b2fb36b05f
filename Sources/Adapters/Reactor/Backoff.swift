/// How long to wait before the next attempt to connect: growing, bounded, with jitter. No clock and
/// no random source inside.
///
/// The defaults are those of gRPC's "connection backoff protocol".
public struct Backoff: Sendable, Equatable {
    /// The wait after the first failure, before jitter.
    public let initial: Duration
    /// How much longer each further wait is.
    public let factor: Double
    /// The longest wait, before jitter.
    public let limit: Duration
    /// The share by which a wait is lengthened or shortened at most, 0 to 1.
    public let jitter: Double
    private var current: Duration

    /// Makes a back-off with no failure so far.
    public init(
        initial: Duration = .seconds(1), factor: Double = 1.6, limit: Duration = .seconds(120),
        jitter: Double = 0.2
    ) {
        precondition(
            initial > .zero && limit >= initial && factor >= 1, "waits grow from a first one")
        precondition((0...1).contains(jitter), "jitter is a share")
        self.initial = initial
        self.factor = factor
        self.limit = limit
        self.jitter = jitter
        current = initial
    }

    /// The waits of a link to a server beside us: each from half to the whole of a step; steps
    /// double from `first` up to `longest`.
    package static func reconnecting(first: Duration, longest: Duration) -> Backoff {
        // The middle of the upper half, and a third of it to both sides.
        Backoff(
            initial: first * 0.75, factor: 2, limit: max(first, longest) * 0.75, jitter: 1 / 3)
    }

    /// The wait of such a link that stood and was lost: from nothing to `first`.
    package static func afterLoss(first: Duration) -> Backoff {
        Backoff(initial: first / 2, limit: first / 2, jitter: 1)
    }

    /// An attempt failed: the wait before the next one. `random` is any number, all of them equally
    /// likely.
    public mutating func next(random: UInt64) -> Duration {
        // 53 bits are what a Double holds exactly.
        let share = Double(random >> 11) / Double(1 << 53)
        let wait = current * (1 + jitter * (2 * share - 1))
        current = min(current * factor, limit)
        return wait
    }

    /// An attempt succeeded: the next failure starts from the beginning.
    public mutating func reset() { current = initial }
}
