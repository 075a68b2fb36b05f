/// The arithmetic of ``RetryBudget``: a window of ten seconds, counted by the second.
///
/// Each second's first repeats are free; the others are charged to the share of the window's
/// calls. A reading of the time behind the latest one counts as the latest.
public struct RetryBudgetMachine: Sendable {
    /// Repeats per call (20 %).
    public static let defaultShare = 0.2
    /// Repeats that every second allows.
    public static let defaultFloorPerSecond = 10
    /// Seconds that are counted.
    public static let windowSecondCount = 10

    private struct Second: Sendable {
        var calls = 0
        var free = 0
        var charged = 0
    }

    private let share: Double
    private let floorPerSecond: Int
    private var seconds = [Second](repeating: Second(), count: windowSecondCount)
    private var origin: ContinuousClock.Instant?
    private var current: Int64 = 0
    private var callCount = 0
    private var chargedCount = 0

    /// Makes an empty window.
    public init(share: Double = defaultShare, floorPerSecond: Int = defaultFloorPerSecond) {
        precondition(share >= 0 && floorPerSecond >= 0, "a budget is not negative")
        self.share = share
        self.floorPerSecond = floorPerSecond
    }

    /// So many calls have been made.
    public mutating func deposit(callCount count: Int, now: ContinuousClock.Instant) {
        let index = advance(to: now)
        seconds[index].calls += count
        callCount += count
    }

    /// Takes one repeat out; false when there is none.
    public mutating func withdraw(now: ContinuousClock.Instant) -> Bool {
        let index = advance(to: now)
        if seconds[index].free < floorPerSecond {
            seconds[index].free += 1
            return true
        }
        guard shareLeft >= 1 else { return false }
        seconds[index].charged += 1
        chargedCount += 1
        return true
    }

    /// Repeats that could be taken now.
    public mutating func tokenCount(now: ContinuousClock.Instant) -> Int {
        let index = advance(to: now)
        return floorPerSecond - seconds[index].free + max(0, shareLeft)
    }

    private var shareLeft: Int { Int(share * Double(callCount)) - chargedCount }

    /// Forgets what has left the window; the place of the present second.
    private mutating func advance(to now: ContinuousClock.Instant) -> Int {
        let origin = origin ?? now
        self.origin = origin
        let second = max(current, (now - origin).components.seconds)
        let count = Int64(Self.windowSecondCount)
        let passed = min(second - current, count)
        if passed > 0 {
            for step in 1...passed {
                let index = Int((current + step) % count)
                callCount -= seconds[index].calls
                chargedCount -= seconds[index].charged
                seconds[index] = Second()
            }
        }
        current = second
        return Int(second % count)
    }
}
