import Synchronization

/// A clock that goes when it is told to.
final class ManualClock: Sendable {
    private let instant = Mutex(ContinuousClock.now)

    /// What it shows.
    var now: ContinuousClock.Instant { instant.withLock { $0 } }

    func advance(by duration: Duration) { instant.withLock { $0 += duration } }
}
