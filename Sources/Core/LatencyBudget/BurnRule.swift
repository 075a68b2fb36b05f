/// When an error budget is being spent too fast: in a long window, so that it matters, and in a
/// short one, so that it still goes on.
public struct BurnRule: Sendable, Hashable {
    /// The burn rate that both windows must reach. At 1 a budget is spent exactly.
    public let threshold: Double
    /// The long window.
    public let long: Duration
    /// The short window.
    public let short: Duration
    /// Whether somebody is to be woken; a ticket otherwise.
    public let isPage: Bool
    /// The name, such as "14.4x-1h-5m".
    public let name: String

    /// A rule of two windows.
    public init(_ name: String, threshold: Double, long: Duration, short: Duration, isPage: Bool) {
        self.name = name
        self.threshold = threshold
        self.long = long
        self.short = short
        self.isPage = isPage
    }

    /// The four window pairs of the multi-window, multi-burn-rate method: two that page, two that
    /// write a ticket.
    public static let standard = [
        BurnRule(
            "14.4x-1h-5m", threshold: 14.4, long: .seconds(3_600), short: .seconds(300),
            isPage: true),
        BurnRule(
            "6x-6h-30m", threshold: 6, long: .seconds(6 * 3_600), short: .seconds(1_800),
            isPage: true),
        BurnRule(
            "3x-1d-2h", threshold: 3, long: .seconds(24 * 3_600), short: .seconds(2 * 3_600),
            isPage: false),
        BurnRule(
            "1x-3d-6h", threshold: 1, long: .seconds(72 * 3_600), short: .seconds(6 * 3_600),
            isPage: false),
    ]

    /// How many times faster than allowed the budget is spent, when one request in so many may be
    /// bad. 0 without requests.
    public static func rate(_ count: BurnCounts.Count, oneBadIn: Double) -> Double {
        guard count.total > 0, oneBadIn > 0 else { return 0 }
        return Double(count.bad) * oneBadIn / Double(count.total)
    }
}
