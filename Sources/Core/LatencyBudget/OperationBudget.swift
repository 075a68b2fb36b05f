/// The latency budget of one operation.
public struct OperationBudget: Sendable, Equatable {
    /// One part of the split: what a hop may use of the limit.
    public struct Part: Sendable, Equatable {
        /// The hop: a service ("patient-service"), "network", or a part ("audit.append").
        public var hop: String
        /// What it may use.
        public var limit: Duration
        /// The branch that it is in, when it runs beside others; nil for a part in series with all.
        public var branch: Branch?

        /// A part of a split.
        public init(hop: String, limit: Duration, branch: Branch? = nil) {
            self.hop = hop
            self.limit = limit
            self.branch = branch
        }
    }

    /// One of several sequences of parts that run side by side; the longest counts.
    public struct Branch: Sendable, Hashable {
        /// Which fork of the operation, from 0.
        public var fork: Int
        /// Which of the fork's branches, from 0.
        public var index: Int

        /// A branch of a fork.
        public init(fork: Int, index: Int) {
            self.fork = fork
            self.index = index
        }
    }

    /// The name in reports, such as "soap.process".
    public var name: String
    /// The path of the method ("carewire.soap.v1.SOAPService/Process") or the name of the internal
    /// part ("phi.seal") that is measured; nil when nothing measures it yet.
    public var method: String?
    /// The ledger row that asked for it, such as "R01".
    public var requirement: String
    /// Upper limits by percentile.
    public var limits: [Percentile: Duration]
    /// The percentile whose limit gives the verdict.
    public var judged: Percentile
    /// Whether `carewire up` must have measured it and found it kept.
    public var isGate: Bool
    /// What depends on the operation.
    public var criticality: Criticality
    /// Fewer measurements than this say nothing about the budget; at least 1.
    public var countMin: UInt64
    /// How the judged limit is divided over hops: parts in series add up, of branches the longest
    /// counts. May be empty.
    public var split: [Part]
    /// False where a site says that it does not do this: nothing measured is then neither a pass
    /// nor unknown, but left out. What is measured all the same is judged like everything else.
    public var isOffered: Bool
    /// The line in the file, from 1, for messages.
    public var line: Int?

    /// A budget; a ``BudgetTable`` checks it.
    public init(
        name: String, method: String?, requirement: String, limits: [Percentile: Duration],
        judged: Percentile = .p99, isGate: Bool = false, split: [Part] = [], line: Int? = nil,
        criticality: Criticality = .routine, countMin: UInt64 = 1, isOffered: Bool = true
    ) {
        self.name = name
        self.method = method
        self.requirement = requirement
        self.limits = limits
        self.judged = judged
        self.isGate = isGate
        self.split = split
        self.line = line
        self.criticality = criticality
        self.countMin = countMin
        self.isOffered = isOffered
    }

    /// What the split takes in all.
    public var splitLength: Duration {
        var sum = Duration.zero
        var forks: [Int: [Int: Duration]] = [:]
        for part in split {
            if let branch = part.branch {
                forks[branch.fork, default: [:]][branch.index, default: .zero] += part.limit
            } else {
                sum += part.limit
            }
        }
        return forks.values.reduce(sum) { $0 + ($1.values.max() ?? .zero) }
    }

    /// The limit that gives the verdict; nil only in a budget that no table would take.
    public var judgedLimit: Duration? { limits[judged] }
}
