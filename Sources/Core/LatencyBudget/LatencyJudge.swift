/// Holds requests and named parts against a budget table, over rolling windows. No clock inside.
///
/// Every call of a request is measured as what its method's budget says, not the edge's alone: a
/// document handed to the EHR within a note's processing counts for both.
public struct LatencyJudge: Sendable {
    /// The window that is judged when none is named: 1 h.
    public static let standardWindow = Duration.seconds(3_600)

    struct Subject: Sendable {
        var windows: TallyWindows
        var burn = BurnCounts()
        let limit: UInt64
    }

    /// The budgets that are judged.
    public private(set) var table: BudgetTable
    var subjects: [Subject]
    private var operations: [String: [Int]]
    var origin: ContinuousClock.Instant?

    let heldByteCountMax: Int

    /// A judge who has seen nothing, and keeps so many octets of ended slots for each operation.
    public init(_ table: BudgetTable, heldByteCountMax: Int = TallyWindows.heldByteCountMax) {
        self.table = table
        self.heldByteCountMax = heldByteCountMax
        subjects = table.operations.map {
            Subject(
                windows: TallyWindows(heldByteCountMax: heldByteCountMax),
                limit: $0.limitNanoseconds)
        }
        operations = Self.index(table)
    }

    private static func index(_ table: BudgetTable) -> [String: [Int]] {
        var operations: [String: [Int]] = [:]
        for (index, operation) in table.operations.enumerated() {
            if let method = operation.method { operations[method, default: []].append(index) }
        }
        return operations
    }

    /// Goes on with other budgets. What was measured of an operation is kept when it is of the same
    /// name and method; which of it was too slow stays as it was judged then.
    public mutating func replace(_ newTable: BudgetTable) {
        var known: [String: (OperationBudget, Subject)] = [:]
        for (operation, subject) in zip(table.operations, subjects) {
            known[operation.name] = (operation, subject)
        }
        subjects = newTable.operations.map { operation in
            guard let (before, subject) = known[operation.name],
                before.method == operation.method
            else {
                return Subject(
                    windows: TallyWindows(heldByteCountMax: heldByteCountMax),
                    limit: operation.limitNanoseconds)
            }
            return Subject(
                windows: subject.windows, burn: subject.burn, limit: operation.limitNanoseconds)
        }
        table = newTable
        operations = Self.index(newTable)
    }

    /// Whether the method, or the named part, has a budget.
    public func isBudgeted(_ method: String) -> Bool { operations[method] != nil }

    /// Measures a request and the calls in it, or what late records have changed of them.
    public mutating func measure(_ outcome: TraceAssembler.Outcome, now: ContinuousClock.Instant) {
        switch outcome {
        case .settled(let request):
            measure(request.root, now: now)
            let edge = request.root.spanID
            for call in request.trace.innerCalls(edge: edge, isBudgeted) { measure(call, now: now) }
        case .revised(let before, let after, let edge):
            let old = before.calls(edge: edge, isBudgeted)
            for call in after.calls(edge: edge, isBudgeted) {
                if let known = old.first(where: { $0.spanID == call.spanID }) {
                    revise(known, as: call, now: now)
                } else {
                    measure(call, now: now)
                }
            }
        }
    }

    /// Measures a call.
    public mutating func measure(_ call: Trace.Call, now: ContinuousClock.Instant) {
        guard let indices = operations[call.operation] else { return }
        let second = second(now)
        for index in indices {
            measure(
                index, call.attribution.total, status: call.status, call.attribution,
                second: second)
        }
    }

    /// Says anew where the time of a measured call went, after a late record.
    public mutating func revise(
        _ old: Trace.Call, as new: Trace.Call, now: ContinuousClock.Instant
    ) {
        guard let indices = operations[old.operation],
            StatusBlame(old.status) != .nobody, old.attribution != new.attribution
        else { return }
        let second = second(now)
        for index in indices {
            let isSlow =
                StatusBlame(old.status) == .service
                || old.attribution.total > subjects[index].limit
            subjects[index].windows.change(atSecond: second) { tally in
                tally.divide(old.attribution, isSlow: isSlow, isTakenBack: true)
                tally.divide(new.attribution, isSlow: isSlow)
            }
        }
    }

    /// Measures a named part, such as "phi.seal". Ignores records of other kinds.
    public mutating func measure(part record: HopRecord, now: ContinuousClock.Instant) {
        guard record.kind == .internal, let indices = operations[record.operation] else { return }
        var attribution = Attribution(total: record.runNanoseconds)
        attribution.add(record.runNanoseconds, to: .part(record.operation))
        attribution.spent = attribution.parts
        let second = second(now)
        for index in indices {
            measure(
                index, record.runNanoseconds, status: record.status, attribution, second: second)
        }
    }

    private mutating func measure(
        _ index: Int, _ nanoseconds: UInt64, status: Int32, _ attribution: Attribution, second: Int
    ) {
        let limit = subjects[index].limit
        let isSlow = subjects[index].windows.change(atSecond: second) { tally in
            let isSlow = tally.measure(nanoseconds, status: status, limit: limit)
            if let isSlow { tally.divide(attribution, isSlow: isSlow) }
            return isSlow
        }
        if let isSlow { subjects[index].burn.record(isBad: isSlow, atSecond: second) }
    }

    /// What was measured of every operation of the table, in its order, in the last `window`.
    public func tallies(
        over window: Duration = standardWindow, now: ContinuousClock.Instant
    ) -> [OperationTally] {
        let second = readSecond(now)
        return subjects.map { $0.windows.tally(over: window, atSecond: second) }
    }

    /// Every operation of the table, in its order, judged over the last `window`.
    public func report(
        over window: Duration = standardWindow, now: ContinuousClock.Instant
    ) -> [OperationFigures] {
        zip(table.operations, tallies(over: window, now: now)).map { OperationFigures($0, $1) }
    }

    /// Octets of ended slots by operation; each at most ``TallyWindows/heldByteCountMax``.
    public var heldByteCounts: [Int] { subjects.map(\.windows.heldByteCount) }

    /// The error budget's use by operation, for ``AlertBoard``.
    public func burnCounts() -> [(operation: OperationBudget, counts: BurnCounts)] {
        zip(table.operations, subjects).map { ($0, $1.burn) }
    }

    /// Whole seconds since the first measurement, as ``burnCounts()`` counts them.
    public func readSecond(_ now: ContinuousClock.Instant) -> Int {
        guard let origin else { return 0 }
        return Int((now - origin).components.seconds)
    }

    /// Begins to count seconds if nothing has been measured yet: for those who count what others
    /// measure.
    package mutating func beginSeconds(_ now: ContinuousClock.Instant) { _ = second(now) }

    private mutating func second(_ now: ContinuousClock.Instant) -> Int {
        if origin == nil { origin = now }
        return readSecond(now)
    }
}

extension OperationBudget {
    /// The judged limit; without one nothing is too long.
    fileprivate var limitNanoseconds: UInt64 {
        judgedLimit.map { UInt64(clamping: $0.attoseconds / 1_000_000_000) } ?? .max
    }
}
