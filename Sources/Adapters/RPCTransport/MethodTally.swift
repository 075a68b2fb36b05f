internal import RPC

/// What all loops of a server have counted of one method.
struct MethodTally: Sendable {
    let path: String
    private var callCount: UInt64 = 0
    private var failureCount: UInt64 = 0
    private var runningCount = 0
    private var runTimes = RunTimeCounts()

    init(_ name: MethodName) { path = name.path }

    /// Adds what one loop has counted.
    mutating func add(_ figures: MethodFigures) {
        callCount &+= figures.callCount
        failureCount &+= figures.failureCount
        runningCount += figures.runningCount
        figures.runTimes.add(to: &runTimes)
    }

    var snapshot: MethodSnapshot {
        MethodSnapshot(
            path: path, callCount: callCount, failureCount: failureCount,
            runningCount: runningCount, p50: quantile(0.5), p99: quantile(0.99))
    }

    private func quantile(_ share: Double) -> Duration {
        .nanoseconds(Int64(clamping: runTimes.quantile(share) ?? 0))
    }
}
