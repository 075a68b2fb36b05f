/// The time as a ``Batcher`` sees it. Tests turn one by hand.
public struct BatcherClock: Sendable {
    /// The present time.
    public let now: @Sendable () -> ContinuousClock.Instant
    /// Waits until an instant; returns at once when its task is cancelled.
    public let sleep: @Sendable (ContinuousClock.Instant) async -> Void

    /// A clock made of two closures, such as an event loop's time and timers.
    public init(
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        sleep: @escaping @Sendable (ContinuousClock.Instant) async -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The time of a clock of the standard library, such as `ContinuousClock()`.
    public init<C: Clock>(_ clock: C) where C.Instant == ContinuousClock.Instant {
        now = { clock.now }
        sleep = { instant in
            // Cancelled: nobody waits for the time any more.
            do { try await clock.sleep(until: instant, tolerance: nil) } catch {}
        }
    }
}
