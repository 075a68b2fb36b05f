/// What one tenant has waiting.
struct TenantQueue: Sendable {
    let tenant: Tenant
    /// Slots that may go, in the order in which they were opened.
    var ready: [Int] = []
    var readyByteCount = 0
    /// The earliest deadline of those that may go.
    var deadline: ContinuousClock.Instant?
    var isDeadlineStale = false
    /// Parts of failed batches, in the order of their first slots.
    var parts: [Flight] = []
    /// Waiters in the queue, those of parts too.
    var queueCount = 0
    /// Waiters before the queue.
    var waitingCount = 0
    /// Slots that have not been reclaimed.
    var slotCount = 0
}
