/// Holds requests and named parts against a budget table. No clock inside.
///
/// Every call of a request is measured as what its method's budget says, not the edge's alone: a
/// document handed to the EHR within a note's processing counts for both.
public struct LatencyJudge: Sendable {
    private let table: BudgetTable
    private let ageMax: Duration
    private var measurements: [OperationMeasurements]
    private let operations: [String: [Int]]

    /// A judge who has seen nothing. What was last measured longer than `ageMax` ago is unknown.
    public init(_ table: BudgetTable, ageMax: Duration = .seconds(3_600)) {
        self.table = table
        self.ageMax = ageMax
        measurements = table.operations.map { _ in OperationMeasurements() }
        var operations: [String: [Int]] = [:]
        for (index, operation) in table.operations.enumerated() {
            if let method = operation.method { operations[method, default: []].append(index) }
        }
        self.operations = operations
    }

    /// Measures a request and the calls in it.
    public mutating func measure(
        _ request: TraceAssembler.Request, now: ContinuousClock.Instant
    ) {
        measure(request.root, now: now)
        for call in request.trace.innerCalls({ operations[$0] != nil }) {
            measure(call, now: now)
        }
    }

    private mutating func measure(_ call: Trace.Call, now: ContinuousClock.Instant) {
        for index in operations[call.operation] ?? [] {
            let isMeasured = measurements[index].measure(
                call.attribution.total, status: call.status, now: now)
            if isMeasured { measurements[index].divide(call.attribution) }
        }
    }

    /// Measures a named part, such as "phi.seal". Ignores records of other kinds.
    public mutating func measure(part record: HopRecord, now: ContinuousClock.Instant) {
        guard record.kind == .internal else { return }
        for index in operations[record.operation] ?? [] {
            let isMeasured = measurements[index].measure(
                record.runNanoseconds, status: record.status, now: now)
            if isMeasured {
                measurements[index].divide(part: record.operation, record.runNanoseconds)
            }
        }
    }

    /// Every operation of the table, in its order.
    public func report(now: ContinuousClock.Instant) -> [OperationFigures] {
        zip(table.operations, measurements).map { budget, measured in
            measured.figures(budget, now: now, ageMax: ageMax)
        }
    }
}
