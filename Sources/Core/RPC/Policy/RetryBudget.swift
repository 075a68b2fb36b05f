private import Synchronization

/// The bound on repeated calls of a whole process: a share of its calls, plus a few a second.
///
/// Without it a server in trouble gets the more calls the worse it does. May be used from any
/// thread; the time is the caller's, so that a simulation has a budget of its own.
public final class RetryBudget: Sendable {
    /// The budget of this process.
    public static let shared = RetryBudget()

    private let machine: Mutex<RetryBudgetMachine>

    /// Makes a budget of its own.
    ///
    /// - Parameters:
    ///   - share: repeats per call of the last ten seconds.
    ///   - floorPerSecond: repeats that each second allows however few calls there are.
    public init(
        share: Double = RetryBudgetMachine.defaultShare,
        floorPerSecond: Int = RetryBudgetMachine.defaultFloorPerSecond
    ) {
        machine = Mutex(RetryBudgetMachine(share: share, floorPerSecond: floorPerSecond))
    }

    /// So many calls have been made, repeats not counted.
    public func deposit(callCount: Int, now: ContinuousClock.Instant) {
        machine.withLock { $0.deposit(callCount: callCount, now: now) }
    }

    /// Takes one repeat out; false when there is none, and the call must not be repeated.
    public func withdraw(now: ContinuousClock.Instant) -> Bool {
        machine.withLock { $0.withdraw(now: now) }
    }

    /// Repeats that could be taken now.
    public func tokenCount(now: ContinuousClock.Instant) -> Int {
        machine.withLock { $0.tokenCount(now: now) }
    }
}
