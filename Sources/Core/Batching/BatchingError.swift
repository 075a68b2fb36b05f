/// Why a batching machine could not be made, or why an item has no result.
public struct BatchingError: Error, Sendable {
    /// What a caller may switch on.
    public enum Code: String, Sendable {
        /// A limit is not positive, or the queue cannot hold one full batch.
        case invalidConfiguration
        /// The queue is full, and so is the room before it. Nothing took effect.
        case queueFull
        /// The item is larger than a batch may be, or of a negative size. Nothing took effect.
        case itemTooLarge
        /// The deadline came first. The item may have taken effect if it was under way.
        case deadlineExceeded
        /// Nobody sends batches: not yet, or no more. The item may have taken effect if it was
        /// under way.
        case notRunning
        /// Nothing new is taken, or the drain's deadline came before the item was sent. Nothing
        /// took effect.
        case draining
        /// The caller was cancelled. The item may have taken effect if it was under way.
        case cancelled
        /// The sink failed this very item; `cause` says why.
        case itemFailed
        /// The batch failed, or nobody answered for the item, and the item may have taken effect.
        case inDoubt
        /// The batch failed without effect, and there was no time to send the item again.
        case outOfTime
    }

    /// What a caller may switch on.
    public let code: Code
    /// One sentence for an operator.
    public let message: String
    /// What this error was made from.
    public let cause: (any Error)?

    /// An error of one code and one sentence.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
