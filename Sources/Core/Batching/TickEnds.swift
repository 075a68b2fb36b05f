/// Whose wait has changed because time has passed or room was made.
public struct TickEnds: Sendable, Hashable {
    /// Waiters whose deadline has come. They have left, before the queue, in it or in flight.
    public var expired: [ItemID] = []
    /// Waiters that waited for room and are in the queue now.
    public var entered: [ItemID] = []
    /// Waiters whose item had not taken effect when the drain's deadline came.
    public var unsent: [ItemID] = []
    /// Waiters whose item was under way when the drain's deadline came.
    public var inDoubt: [ItemID] = []
    /// Batches under way that nobody wants any more.
    public var abandoned: [BatchID] = []

    init() {}
}
