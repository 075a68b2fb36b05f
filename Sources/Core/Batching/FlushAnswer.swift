/// Who is told what after a sink has answered for a batch. Waiters that are named nowhere travel
/// again in a smaller batch.
public struct FlushAnswer: Sendable, Hashable {
    /// For each slot of the batch, in its order, the waiters that get the slot's own result. All
    /// empty when the batch failed as a whole.
    public var waiters: [[ItemID]]
    /// Waiters whose deadline came before the answer.
    public var expired: [ItemID] = []
    /// Waiters of the items at fault. Nothing else of the batch fails because of them.
    public var failedAlone: [ItemID] = []
    /// Waiters whose item may have taken effect; it is not sent again.
    public var inDoubt: [ItemID] = []
    /// Waiters whose item took no effect and for which even a flush of the usual length would come
    /// too late.
    public var outOfTime: [ItemID] = []
}
