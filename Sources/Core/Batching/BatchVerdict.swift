/// What a sink says of a whole batch.
public enum BatchVerdict: Sendable, Hashable {
    /// Every item has a result of its own, good or bad.
    case perItem
    /// The batch failed and the sink can't say which item is at fault. If nothing of it took
    /// effect, its halves are sent again until the culprit fails alone; else nobody is sent again.
    case wholeFailed(nothingApplied: Bool)
    /// The batch failed because of these items, by their place in the batch. If nothing of it took
    /// effect, the others are sent again without them; else nobody is. Places that the batch does
    /// not have are ignored; if none is left, nobody knows which.
    case culprits([Int], nothingApplied: Bool)
}
