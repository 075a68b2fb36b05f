/// An alert that is on.
public struct BurnAlert: Sendable, Equatable {
    /// The operation in the budget table.
    public let operation: String
    /// The rule that speaks.
    public let rule: BurnRule
    /// The burn rate in the long window.
    public let longRate: Double
    /// The burn rate in the short window.
    public let shortRate: Double
    /// Requests in the long window.
    public let requestCount: UInt64
    /// Since when it is on, in seconds as the board counts them.
    public let sinceSecond: Int

    /// "<operation>/<rule>", the same for as long as the alert lasts and whenever it comes again.
    public var id: String { "\(operation)/\(rule.name)" }
}
