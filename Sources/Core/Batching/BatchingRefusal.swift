/// Why an item was not taken. Nothing was kept of it.
public enum BatchingRefusal: String, Sendable, Hashable {
    /// As many waiters as may wait, in the queue, of the tenant, and for room in the queue.
    case queueCount
    /// As many bytes as may wait.
    case queueBytes
    /// Larger than a batch may be, or of a negative size.
    case itemSize
    /// The item's deadline has come already.
    case deadlinePassed
    /// The machine takes nothing new.
    case draining
}
