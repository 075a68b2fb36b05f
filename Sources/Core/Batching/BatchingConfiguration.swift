/// When a batch is full or old enough to go, and how much may wait.
public struct BatchingConfiguration: Sendable, Hashable {
    /// Slots in a batch. Waiters that share a key share a slot.
    public let batchCountMax: Int
    /// Bytes in a batch; also the largest item taken.
    public let batchByteCountMax: Int
    /// The oldest item waits at most this long for company.
    public let linger: Duration
    /// A batch goes at least this long before the earliest deadline in the queue, and earlier if
    /// flushes take longer: the margin is the measured p99 of a flush, or this, whichever is
    /// longer.
    public let flushMargin: Duration
    /// Waiters in the queue, batches in flight not counted. What comes back from a failed batch to
    /// be sent again counts and is never dropped; until it has gone, nothing new fits.
    public let queueCountMax: Int
    /// Bytes in the queue, batches in flight not counted.
    public let queueByteCountMax: Int
    /// Waiters of one tenant in the queue; at most ``queueCountMax``.
    public let tenantQueueCountMax: Int
    /// Batches under way at once, of all tenants.
    public let inFlightMax: Int
    /// Whether a batch goes at once when none is under way, however small: a lone caller then waits
    /// for nobody, and under load the batch under way is the linger.
    public let flushesWhenIdle: Bool
    /// What becomes of an item for which the queue has no room.
    public let overflow: Overflow
    /// Items that wait for room in the queue; of no use unless ``overflow`` is `wait`.
    public let waiterCountMax: Int
    /// Items of one tenant that wait for room; at most ``waiterCountMax``.
    public let tenantWaiterCountMax: Int

    /// - Parameters:
    ///   - tenantQueueCountMax: nil is the whole queue.
    ///   - tenantWaiterCountMax: nil is every place to wait.
    /// - Throws: ``BatchingError`` with code `invalidConfiguration` when a maximum is not positive,
    ///   a duration is negative, or the queue is smaller than one batch.
    public init(
        batchCountMax: Int = 10, batchByteCountMax: Int = 1 << 20,
        linger: Duration = .milliseconds(100), flushMargin: Duration = .milliseconds(10),
        queueCountMax: Int = 1_000, queueByteCountMax: Int = 16 << 20,
        tenantQueueCountMax: Int? = nil, inFlightMax: Int = 4, flushesWhenIdle: Bool = false,
        overflow: Overflow = .refuse, waiterCountMax: Int = 1_000,
        tenantWaiterCountMax: Int? = nil
    ) throws(BatchingError) {
        self.batchCountMax = batchCountMax
        self.batchByteCountMax = batchByteCountMax
        self.linger = linger
        self.flushMargin = flushMargin
        self.queueCountMax = queueCountMax
        self.queueByteCountMax = queueByteCountMax
        self.tenantQueueCountMax = min(tenantQueueCountMax ?? queueCountMax, queueCountMax)
        self.inFlightMax = inFlightMax
        self.flushesWhenIdle = flushesWhenIdle
        self.overflow = overflow
        self.waiterCountMax = waiterCountMax
        self.tenantWaiterCountMax = min(tenantWaiterCountMax ?? waiterCountMax, waiterCountMax)
        try check()
    }

    private func check() throws(BatchingError) {
        guard
            batchCountMax > 0, batchByteCountMax > 0, inFlightMax > 0, tenantQueueCountMax > 0,
            tenantWaiterCountMax > 0
        else { throw BatchingError(.invalidConfiguration, "every maximum must be positive") }
        guard linger >= .zero, flushMargin >= .zero else {
            throw BatchingError(.invalidConfiguration, "linger and margin must not be negative")
        }
        guard queueCountMax >= batchCountMax, queueByteCountMax >= batchByteCountMax else {
            throw BatchingError(.invalidConfiguration, "the queue must hold one full batch")
        }
    }
}
