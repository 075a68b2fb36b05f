/// Why a batch goes now.
public enum FlushReason: String, Sendable, Hashable {
    /// It has as many slots as a batch may have.
    case count
    /// The next item would not fit.
    case bytes
    /// An item's deadline, minus the margin of a flush, has come.
    case deadline
    /// The oldest item has waited long enough.
    case age
    /// Nothing is under way.
    case idle
    /// Others wait for room in the queue.
    case pressure
    /// The machine is draining.
    case drain
    /// It is a part of a batch that failed and had no effect.
    case retry
}
