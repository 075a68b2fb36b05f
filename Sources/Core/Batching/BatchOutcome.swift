/// What a ``Batcher``'s sink answers for a whole batch. See ``BatchVerdict`` for what follows.
public enum BatchOutcome<Output: Sendable>: Sendable {
    /// One result for each item, in their order. An item without one is in doubt.
    case perItem([Result<Output, any Error>])
    /// Some item is at fault, and the sink can't say which.
    case wholeFailed(nothingApplied: Bool, cause: any Error)
    /// These items are at fault, by their place in the batch.
    case culprits([Int], nothingApplied: Bool, cause: any Error)

    /// What the machine needs to know of it.
    @inlinable var verdict: BatchVerdict {
        switch self {
        case .perItem: .perItem
        case .wholeFailed(let nothingApplied, _): .wholeFailed(nothingApplied: nothingApplied)
        case .culprits(let places, let nothingApplied, _):
            .culprits(places, nothingApplied: nothingApplied)
        }
    }

    /// Why the batch failed as a whole, if it did.
    @inlinable var cause: (any Error)? {
        switch self {
        case .perItem: nil
        case .wholeFailed(_, let cause), .culprits(_, _, let cause): cause
        }
    }
}
