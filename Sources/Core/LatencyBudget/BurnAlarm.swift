/// One rule watching one operation: off, on, or on and perhaps over. No clock inside.
///
/// It goes on when both windows reach the threshold and the long one has at least ``countMin``
/// requests. It goes off when the short window has stayed below ``clearShare`` of the threshold for
/// ``clearDuration``; so a rate that swings around the threshold is one alert.
public struct BurnAlarm: Sendable, Equatable {
    /// Below so many requests in the long window there is no alert.
    public static let countMin: UInt64 = 100
    /// The part of the threshold below which an alert begins to end.
    public static let clearShare = 0.5
    /// For how long the short window must stay there.
    public static let clearDuration = Duration.seconds(600)

    enum State: Sendable, Equatable {
        /// May go to `on`.
        case off
        /// Since a second; may go to `ending`.
        case on(since: Int)
        /// Since a second, and calm since another; may go to `on` or `off`.
        case ending(since: Int, calmSince: Int)
    }

    /// The answer to ``update(_:long:short:oneBadIn:atSecond:)``.
    public enum OnUpdate: Sendable, Equatable {
        /// As before.
        case unchanged
        /// The alert begins.
        case fired
        /// The alert is over.
        case cleared
    }

    var state = State.off

    /// An alarm that is off.
    public init() {}

    /// An alarm that is on since a second.
    init(onSince second: Int) { state = .on(since: second) }

    /// Since when the alert is on, in seconds; nil when it is off.
    public var onSince: Int? {
        switch state {
        case .off: nil
        case .on(let since), .ending(let since, _): since
        }
    }

    /// Looks at the two windows.
    ///
    /// - Parameter isStale: nobody has looked for ``clearDuration``: what is calm now is over.
    public mutating func update(
        _ rule: BurnRule, long: BurnCounts.Count, short: BurnCounts.Count, oneBadIn: Double,
        atSecond second: Int, isStale: Bool = false
    ) -> OnUpdate {
        let longRate = BurnRule.rate(long, oneBadIn: oneBadIn)
        let shortRate = BurnRule.rate(short, oneBadIn: oneBadIn)
        switch state {
        case .off:
            guard long.total >= Self.countMin, longRate >= rule.threshold,
                shortRate >= rule.threshold
            else { return .unchanged }
            state = .on(since: second)
            return .fired
        case .on where isStale && shortRate < rule.threshold * Self.clearShare:
            state = .off
            return .cleared
        case .on(let since):
            if shortRate < rule.threshold * Self.clearShare {
                state = .ending(since: since, calmSince: second)
            }
            return .unchanged
        case .ending(let since, let calmSince):
            if shortRate >= rule.threshold * Self.clearShare {
                state = .on(since: since)
                return .unchanged
            }
            guard second - calmSince >= Int(Self.clearDuration.components.seconds) else {
                return .unchanged
            }
            state = .off
            return .cleared
        }
    }
}
