/// How full a ``Batcher`` is, for metrics.
public struct BatcherFigures: Sendable, Hashable {
    /// Items in the queue, those that are sent again too.
    public let queueCount: Int
    /// Items for which the queue has no room yet.
    public let waitingCount: Int
    /// Batches under way.
    public let inFlightCount: Int
    /// How long before a deadline a batch goes at present: the measured p99 of a flush, or the
    /// configured margin.
    public let flushMargin: Duration

    @usableFromInline
    init(queueCount: Int, waitingCount: Int, inFlightCount: Int, flushMargin: Duration) {
        self.queueCount = queueCount
        self.waitingCount = waitingCount
        self.inFlightCount = inFlightCount
        self.flushMargin = flushMargin
    }
}
