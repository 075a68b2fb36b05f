/// The budgets of a suite, checked.
public struct BudgetTable: Sendable, Equatable {
    /// Operations in a table.
    public static let operationCountMax = 256
    /// Parts in a split.
    public static let partCountMax = 16
    /// Octets in a name.
    public static let nameByteCountMax = 128
    /// The largest limit; also what a measured duration is cut to elsewhere.
    public static let limitMax = Duration.seconds(24 * 3_600)

    /// The most sessions that a table may ask for.
    public static let sessionCountMax = 1_000_000

    /// In the order in which they were given.
    public let operations: [OperationBudget]
    /// Sessions that must be active at once with every budget kept.
    public let sessionCount: Int

    /// - Throws: ``BudgetError`` with the line of the first operation that is wrong.
    public init(
        _ operations: [OperationBudget], sessionCount: Int = 100
    ) throws(BudgetError) {
        guard (1...Self.sessionCountMax).contains(sessionCount) else {
            throw BudgetError(.badLimit, "sessions must be 1 to \(Self.sessionCountMax)")
        }
        guard operations.count <= Self.operationCountMax else {
            throw BudgetError(
                .tooMany, "more than \(Self.operationCountMax) operations",
                line: operations[Self.operationCountMax].line)
        }
        var names: Set<String> = []
        for operation in operations {
            try Self.check(operation)
            guard names.insert(operation.name).inserted else {
                throw BudgetError(
                    .badName, "operation \(operation.name) is there twice", line: operation.line)
            }
        }
        self.operations = operations
        self.sessionCount = sessionCount
    }

    /// How long a call of the method may take before nobody can use its answer: the least, over its
    /// operations, of their greatest limits; nil when the table does not have the method.
    public func deadline(ofMethod method: String) -> Duration? {
        operations.filter { $0.method == method }.compactMap { $0.limits.values.max() }.min()
    }

    private static func check(_ operation: OperationBudget) throws(BudgetError) {
        let line = operation.line
        guard HopName.isValid(operation.name) else {
            throw BudgetError(
                .badName, "an operation's name must be of A-Z a-z 0-9 . _ - / only", line: line)
        }
        if let method = operation.method, !HopName.isValid(method) {
            throw BudgetError(
                .badName, "the method of \(operation.name) is not a method's path", line: line)
        }
        guard operation.requirement.utf8.count <= nameByteCountMax else {
            throw BudgetError(
                .badName, "the requirement of \(operation.name) is too long", line: line)
        }
        if operation.isGate, operation.method == nil {
            throw BudgetError(
                .badGate, "\(operation.name) is a gate but names no method", line: line)
        }
        if operation.isGate, !operation.isOffered {
            throw BudgetError(
                .badGate, "\(operation.name) is a gate and cannot be left out", line: line)
        }
        guard operation.countMin >= 1, operation.countMin <= 1_000_000 else {
            throw BudgetError(
                .badLimit, "\(operation.name): minimum must be 1 to 1,000,000", line: line)
        }
        try checkLimits(operation)
        try checkSplit(operation)
    }

    private static func checkLimits(_ operation: OperationBudget) throws(BudgetError) {
        var lower = Duration.zero
        for percentile in Percentile.allCases {
            guard let limit = operation.limits[percentile] else { continue }
            guard limit > .zero, limit <= limitMax else {
                throw BudgetError(
                    .badLimit,
                    "\(operation.name): \(percentile.rawValue) must be in (0, \(limitMax)]",
                    line: operation.line)
            }
            guard limit >= lower else {
                throw BudgetError(
                    .badLimit,
                    "\(operation.name): \(percentile.rawValue) is below a lower percentile's limit",
                    line: operation.line)
            }
            lower = limit
        }
        guard operation.judgedLimit != nil else {
            throw BudgetError(
                .badLimit, "\(operation.name): no limit for \(operation.judged.rawValue)",
                line: operation.line)
        }
    }

    private static func checkSplit(_ operation: OperationBudget) throws(BudgetError) {
        guard operation.split.count <= partCountMax else {
            throw BudgetError(
                .tooMany, "\(operation.name): more than \(partCountMax) parts",
                line: operation.line)
        }
        var hops: Set<String> = []
        for part in operation.split {
            guard HopName.isValid(part.hop), hops.insert(part.hop).inserted else {
                throw BudgetError(
                    .badSplit, "\(operation.name): a part's name is wrong or there twice",
                    line: operation.line)
            }
            guard part.limit > .zero, part.limit <= limitMax else {
                throw BudgetError(
                    .badSplit, "\(operation.name): \(part.hop) must be above 0",
                    line: operation.line)
            }
        }
        let sum = operation.splitLength
        if let limit = operation.judgedLimit, sum > limit {
            throw BudgetError(
                .badSplit, "\(operation.name): the parts add up to \(sum), the limit is \(limit)",
                line: operation.line)
        }
    }
}

/// What names of operations, methods, services and hops look like.
public enum HopName {
    /// 1 to 128 of `A-Z a-z 0-9 . _ - /`: nothing that a person could be named by in free text.
    public static func isValid(_ name: String) -> Bool {
        let octets = name.utf8
        guard (1...BudgetTable.nameByteCountMax).contains(octets.count) else { return false }
        return octets.allSatisfy { octet in
            switch octet {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "-"), UInt8(ascii: "/"):
                true
            default:
                false
            }
        }
    }
}
