/// The records of one request, as far as they have come.
public struct Trace: Sendable, Equatable {
    /// The request.
    public let id: TraceID
    /// Its records, in the order of arrival.
    public private(set) var hops: [ServiceHop] = []

    /// What became of a record.
    enum OnAdd: Sendable { case kept, duplicate, contradicting, full }

    /// A trace without records.
    public init(id: TraceID) { self.id = id }

    /// A trace of the given records; those that say something twice or are too many are left out.
    public init(id: TraceID, _ hops: [ServiceHop], hopCountMax: Int) {
        self.id = id
        for hop in hops { _ = add(hop, hopCountMax: hopCountMax) }
    }

    mutating func add(_ hop: ServiceHop, hopCountMax: Int) -> OnAdd {
        for known in hops where isSameSpan(known.record, hop.record) {
            return known == hop ? .duplicate : .contradicting
        }
        guard hops.count < hopCountMax else { return .full }
        hops.append(hop)
        return .kept
    }

    /// Parts have no span of their own: two are the same when all that they say is.
    private func isSameSpan(_ left: HopRecord, _ right: HopRecord) -> Bool {
        guard left.kind == right.kind else { return false }
        return left.kind == .internal ? left == right : left.spanID == right.spanID
    }

    /// One call of the trace with its time divided.
    public struct Call: Sendable, Equatable {
        /// The call's span.
        public let spanID: UInt64
        /// The path of the method.
        public let operation: String
        /// gRPC status code.
        public let status: Int32
        /// Where its time went.
        public let attribution: Attribution
    }

    /// The span at the edge; nil when its records are missing.
    var rootSpan: UInt64? { SpanTree(hops).root }

    /// The call at the edge; nil when its records are missing.
    public var root: Call? {
        let tree = SpanTree(hops)
        return tree.root.flatMap { Self.call($0, tree) }
    }

    /// The call at the edge, and after it those within whose methods `isWanted`. Nothing when the
    /// records of the edge are missing.
    ///
    /// - Parameter span: the span at the edge, when it is settled which one that is.
    public func calls(edge span: UInt64? = nil, _ isWanted: (String) -> Bool) -> [Call] {
        let tree = SpanTree(hops)
        guard let root = span ?? tree.root, let edge = Self.call(root, tree) else { return [] }
        var calls = [edge]
        for hop in hops
        where hop.record.kind == .client && hop.record.spanID != root
            && isWanted(hop.record.operation)
        {
            if let call = Self.call(hop.record.spanID, tree) { calls.append(call) }
        }
        return calls
    }

    /// The calls, other than the one at the edge, whose methods `isWanted`.
    ///
    /// - Parameter span: the span at the edge, when it is settled which one that is.
    public func innerCalls(edge span: UInt64? = nil, _ isWanted: (String) -> Bool) -> [Call] {
        let tree = SpanTree(hops)
        let root = span ?? tree.root
        return hops.filter { $0.record.kind == .client && isWanted($0.record.operation) }
            .map(\.record.spanID).filter { $0 != root }.compactMap { Self.call($0, tree) }
    }

    private static func call(_ span: UInt64, _ tree: SpanTree) -> Call? {
        guard let record = tree.record(of: span), let path = CriticalPath(tree, span: span)
        else { return nil }
        return Call(
            spanID: span, operation: record.operation, status: record.status,
            attribution: path.attribution)
    }
}
