internal import RPC

/// What one loop of a server counts of one method.
struct MethodFigures {
    var callCount: UInt64 = 0
    var failureCount: UInt64 = 0
    var runningCount = 0
    var runTimes: RunTimeEstimator

    init(now: ContinuousClock.Instant) { runTimes = RunTimeEstimator(now: now) }
}
