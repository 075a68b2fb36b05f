/// Where a waiter was when it went away.
public enum CancelAnswer: Sendable, Hashable {
    /// It had not been sent, or is known to have had no effect.
    case leftQueue
    /// It was in a batch under way. When it was the last, nobody wants the result.
    case leftBatch(BatchID, isAbandoned: Bool)
    /// It is not here: it has ended already.
    case unknown
}
