/// What was told last about one operation and one kind of alert, a page or a ticket: that it began,
/// or that it ended. Turns of a kind are numbered, so that of two the later one is known, and
/// several who judge the same agree on what has been told.
public struct AlertTurn: Sendable, Hashable {
    /// The highest number that is taken from elsewhere; a higher one is a mistake.
    public static let numberMax: UInt64 = 1 << 62

    /// The operation in the budget table.
    public let operation: String
    /// Whether somebody is woken; a ticket otherwise.
    public let isPage: Bool
    /// One more than that of the turn before.
    public let number: UInt64
    /// The alert began; it ended otherwise.
    public let isOn: Bool

    /// A turn.
    public init(operation: String, isPage: Bool, number: UInt64, isOn: Bool) {
        self.operation = operation
        self.isPage = isPage
        self.number = number
        self.isOn = isOn
    }

    /// "<operation>/<page or ticket>/<number>": the turn's alone.
    public var id: String { "\(operation)/\(isPage ? "page" : "ticket")/\(number)" }
}
