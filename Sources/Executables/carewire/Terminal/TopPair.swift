internal import Messages

/// Two readings of one service, and what has happened between them.
struct TopPair {
    /// A method, and how often it was called.
    struct MethodRate {
        let method: AdminV1.MethodSnapshot
        let callsPerSecond: Double

        /// Whether it was called in between, or runs.
        var isBusy: Bool { callsPerSecond > 0 || method.runningCallCount > 0 }
    }

    let before: TopReading?
    let now: TopReading

    /// The first of the two, unless the process was started again since: then nothing compares.
    private var base: AdminV1.Snapshot? {
        guard let old = before?.snapshot, let new = now.snapshot,
            old.process?.instance == new.process?.instance
        else { return nil }
        return old
    }

    private var seconds: Double {
        guard let before else { return 0 }
        let elapsed = (now.at - before.at).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    }

    /// Calls of all methods; nil when there is nothing to compare with.
    var callsPerSecond: Double? {
        base == nil ? nil : methods.reduce(0) { $0 + $1.callsPerSecond }
    }

    /// Processor time per time; 1 is one core. Nil when there is nothing to compare with.
    var processorShare: Double? {
        guard let base, seconds > 0, let new = now.snapshot else { return nil }
        let spent = (new.process?.cpuSeconds ?? 0) - (base.process?.cpuSeconds ?? 0)
        return max(0, spent / seconds)
    }

    /// The methods of all the process's servers.
    var methods: [MethodRate] {
        let old = (base?.servers ?? []).flatMap(\.methods)
        let counts = Dictionary(old.map { ($0.path, $0.callCount) }, uniquingKeysWith: &+)
        return (now.snapshot?.servers ?? []).flatMap(\.methods).map { method in
            let earlier = counts[method.path] ?? 0
            let isComparable = base != nil && seconds > 0 && method.callCount >= earlier
            let added = isComparable ? Double(method.callCount - earlier) : 0
            return MethodRate(
                method: method, callsPerSecond: isComparable ? added / seconds : 0)
        }
    }
}
