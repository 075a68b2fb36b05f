/// What became of an item that was handed in.
public enum OfferAnswer: Sendable, Hashable {
    /// The item has a slot of its own in the queue.
    case queued(ItemID)
    /// The item shares the slot of an earlier one with the same key; its payload is dropped.
    case joined(ItemID)
    /// The item waits for room in the queue; a later tick says that it has entered.
    case waiting(ItemID)
    /// The item was not taken.
    case refused(BatchingRefusal)
}
