/// The clocks that metrics-service reads.
package struct MetricsClock: Sendable {
    /// For lengths of time.
    package let now: @Sendable () -> ContinuousClock.Instant
    /// Hours since 1970-01-01T00:00:00Z: the windows in which patients are counted.
    package let hour: @Sendable () -> UInt64
    /// Waits; throws when the task is cancelled.
    package let sleep: @Sendable (ContinuousClock.Instant) async throws -> Void

    /// The given clocks.
    package init(
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        hour: @escaping @Sendable () -> UInt64,
        sleep: @escaping @Sendable (ContinuousClock.Instant) async throws -> Void
    ) {
        self.now = now
        self.hour = hour
        self.sleep = sleep
    }
}
