/// What goes out together: one payload per slot, in the order in which the slots were opened.
public struct Batch<Payload: Sendable>: Sendable {
    /// Why a batch goes now.
    public enum Reason: String, Sendable, Hashable {
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
        /// The machine is draining.
        case drain
    }

    /// To be handed back to `flushed`.
    public let id: BatchID
    /// One per slot.
    public let payloads: [Payload]
    /// Sum of the slots' bytes.
    public let byteCount: Int
    /// The earliest deadline of its waiters; nil when none has one.
    public let deadline: ContinuousClock.Instant?
    /// Why it goes now.
    public let reason: Reason
}
