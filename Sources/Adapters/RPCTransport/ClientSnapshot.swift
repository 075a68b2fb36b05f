/// What a client is doing, for operators. No metadata, no message, no name of a person.
public struct ClientSnapshot: Sendable {
    /// The target as it was given.
    public let target: String
    /// Its addresses, in their order.
    public let endpoints: [EndpointSnapshot]
    /// Calls that wait for a connection, or for room on one.
    public let waitingCallCount: Int
    /// Calls that were made again, so far.
    public let retries: UInt64
    /// Second attempts that were made because the first one was slow, so far.
    public let hedges: UInt64
    /// Repeats that the budget would allow now.
    public let retryBudgetTokens: Int
}
