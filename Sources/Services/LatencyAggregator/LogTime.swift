/// The log's time: the wall clock's when the process began, and from then on the process' own
/// clock, so that a wall clock that is set does not move what has happened.
struct LogTime: Sendable {
    private let instant: ContinuousClock.Instant
    private let wallNanoseconds: UInt64

    /// - Parameter wallNanoseconds: what the log's time is at `instant`.
    init(_ instant: ContinuousClock.Instant, wallNanoseconds: UInt64) {
        self.instant = instant
        self.wallNanoseconds = wallNanoseconds
    }

    /// An instant on the log's time, in nanoseconds; 0 before its beginning.
    func wall(_ instant: ContinuousClock.Instant) -> UInt64 {
        if instant < self.instant {
            let before = (self.instant - instant).nanoseconds
            return wallNanoseconds > before ? wallNanoseconds - before : 0
        }
        let (sum, isOver) = wallNanoseconds.addingReportingOverflow(
            (instant - self.instant).nanoseconds)
        return isOver ? .max : sum
    }

    /// A time of the log on the process' clock.
    func instant(_ wall: UInt64) -> ContinuousClock.Instant {
        if wall >= wallNanoseconds {
            return instant + .nanoseconds(Int64(clamping: wall - wallNanoseconds))
        }
        return instant - .nanoseconds(Int64(clamping: wallNanoseconds - wall))
    }
}
