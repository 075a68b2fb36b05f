internal import LatencyBudget
internal import RPC

/// What one loop of a server counts of one method.
struct MethodFigures {
    var callCount: UInt64 = 0
    var failureCount: UInt64 = 0
    var runningCount = 0
    var runTimes: RunTimeEstimator

    init(now: Moment) { runTimes = RunTimeEstimator(now: now) }

    /// A handler has run for so long.
    ///
    /// - Returns: the long-term minimum of the method's runs, in nanoseconds; nil while unknown.
    @inline(__always)
    mutating func ran(_ nanoseconds: UInt64, now: Moment) -> Double? {
        runTimes.record(nanoseconds: nanoseconds, now: now)
        return runTimes.baseline
    }
}
