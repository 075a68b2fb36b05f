/// The latency budget of one operation.
public struct OperationBudget: Sendable, Equatable {
    /// One part of the split: what a hop may use of the limit.
    public struct Part: Sendable, Equatable {
        /// The hop: a service ("patient-service"), "network", or a part ("audit.append").
        public var hop: String
        /// What it may use.
        public var limit: Duration

        /// A part of a split.
        public init(hop: String, limit: Duration) {
            self.hop = hop
            self.limit = limit
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
    /// How the judged limit is divided over hops; parts in series add up. May be empty.
    public var split: [Part]
    /// The line in the file, from 1, for messages.
    public var line: Int?

    /// A budget; a ``BudgetTable`` checks it.
    public init(
        name: String, method: String?, requirement: String, limits: [Percentile: Duration],
        judged: Percentile = .p99, isGate: Bool = false, split: [Part] = [], line: Int? = nil
    ) {
        self.name = name
        self.method = method
        self.requirement = requirement
        self.limits = limits
        self.judged = judged
        self.isGate = isGate
        self.split = split
        self.line = line
    }

    /// The limit that gives the verdict; nil only in a budget that no table would take.
    public var judgedLimit: Duration? { limits[judged] }
}
