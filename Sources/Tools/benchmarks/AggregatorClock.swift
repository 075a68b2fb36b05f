import Synchronization

/// A clock that goes when it is told to.
final class AggregatorClock: Sendable {
    private let instant = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { instant.withLock { $0 } }

    func step(_ duration: Duration) { instant.withLock { $0 += duration } }
}
