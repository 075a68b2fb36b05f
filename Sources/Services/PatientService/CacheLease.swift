/// For how long this instance may act on the epoch that it has seen.
///
/// An epoch read from the store is acted on for ``duration`` after the question was sent. So
/// ``settling`` after an epoch has begun, no instance acts on one before it. Only durations of each
/// instance's own clock are compared, never two clocks.
struct CacheLease {
    /// How long an epoch is acted on. The same for all instances.
    let duration: Duration
    /// How long an instance waits after it has seen a new epoch: longer than ``duration``, by more
    /// than the rates of two clocks differ (5 %).
    let settling: Duration
    /// How often the store is asked.
    let renewal: Duration

    /// The newest epoch seen.
    private(set) var epoch: CacheEpoch?
    private var validUntil: ContinuousClock.Instant?
    private var settledAt: ContinuousClock.Instant?

    init(duration: Duration) {
        self.duration = duration
        settling = duration * 21 / 20
        renewal = duration / 3
    }

    /// Notes what the store has answered. Answers may overtake each other.
    mutating func note(
        _ epoch: CacheEpoch, askedAt: ContinuousClock.Instant,
        answeredAt: ContinuousClock.Instant
    ) {
        let limit = askedAt + duration
        guard let known = self.epoch else { return begin(epoch, limit, answeredAt) }
        if epoch.number == known.number {
            validUntil = max(validUntil ?? limit, limit)
        } else if epoch.number > known.number {
            begin(epoch, limit, answeredAt)
        }
    }

    private mutating func begin(
        _ epoch: CacheEpoch, _ limit: ContinuousClock.Instant, _ now: ContinuousClock.Instant
    ) {
        self.epoch = epoch
        validUntil = limit
        settledAt = now + settling
    }

    /// From when until when ``settled(at:)`` gives the epoch; nil before the first.
    var span: (settled: ContinuousClock.Instant, end: ContinuousClock.Instant)? {
        guard let settledAt, let validUntil else { return nil }
        return (settledAt, validUntil)
    }

    /// The epoch to act on; nil when the store has been silent for too long.
    func current(at now: ContinuousClock.Instant) -> CacheEpoch? {
        guard let validUntil, now < validUntil else { return nil }
        return epoch
    }

    /// How long some instance may still act on the epoch before.
    func unsettled(at now: ContinuousClock.Instant) -> Duration {
        guard let settledAt else { return settling }
        return max(.zero, settledAt - now)
    }

    /// The epoch, when it is to be acted on and nobody acts on another.
    func settled(at now: ContinuousClock.Instant) -> CacheEpoch? {
        unsettled(at: now) > .zero ? nil : current(at: now)
    }
}
