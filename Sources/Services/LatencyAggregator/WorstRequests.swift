internal import LatencyBudget

/// The requests that somebody wants to see: of each budgeted method the slowest of the last hour,
/// and the last ones beyond the limit. No clock inside.
struct WorstRequests: Sendable {
    /// A request with all its records, when it was judged, and whether its budget was broken.
    struct Entry: Sendable {
        let trace: Trace
        let root: Trace.Call
        let at: ContinuousClock.Instant
        let isBreach: Bool
    }

    /// Slowest requests kept of a method, in each half hour.
    static let slowCountMax = 3
    /// Requests beyond the limit kept of a method.
    static let breachCountMax = 5
    /// The slowest of this half hour and of the one before are kept.
    static let span = Duration.seconds(1_800)

    struct Shelf {
        var slow: [Entry] = []
        var slowBefore: [Entry] = []
        var breaches: [Entry] = []
        var since: ContinuousClock.Instant
    }

    private(set) var limits: [String: UInt64] = [:]
    var shelves: [String: Shelf] = [:]

    init(_ table: BudgetTable) { replace(table) }

    /// Goes on with other budgets. Of methods that have none any more nothing is kept.
    mutating func replace(_ table: BudgetTable) {
        limits = [:]
        for operation in table.operations {
            guard let method = operation.method, let limit = operation.judgedLimit else { continue }
            limits[method] = min(limits[method] ?? .max, limit.nanoseconds)
        }
        shelves = shelves.filter { limits[$0.key] != nil }
    }

    /// Looks at a request, or at what late records have made of it.
    mutating func note(_ outcome: TraceAssembler.Outcome, now: ContinuousClock.Instant) {
        switch outcome {
        case .settled(let request): note(request, now: now)
        case .revised(_, let after, let edge): revise(after, edge: edge)
        }
    }

    private mutating func note(_ request: TraceAssembler.Request, now: ContinuousClock.Instant) {
        let method = request.root.operation
        guard let limit = limits[method] else { return }
        let total = request.root.attribution.total
        let isFailed = request.root.isServiceFault
        let isBreach = isFailed || total > limit
        var shelf = shelves.removeValue(forKey: method) ?? Shelf(since: now)
        defer { shelves[method] = shelf }
        if shelf.since.duration(to: now) >= Self.span {
            let isOld = shelf.since.duration(to: now) >= Self.span * 2
            shelf.slowBefore = isOld ? [] : shelf.slow
            shelf.slow = []
            shelf.since = now
        }
        let isSlow =
            shelf.slow.count < Self.slowCountMax
            || total > (shelf.slow.last?.root.attribution.total ?? 0)
        guard isSlow || isBreach else { return }
        let entry = Entry(
            trace: request.trace, root: request.root, at: now, isBreach: isBreach)
        if isSlow { shelf.slow = Self.slowest(shelf.slow + [entry]) }
        if isBreach { shelf.breaches = (shelf.breaches + [entry]).suffix(Self.breachCountMax) }
    }

    private mutating func revise(_ trace: Trace, edge: UInt64) {
        guard let root = trace.calls(edge: edge, { _ in false }).first,
            var shelf = shelves[root.operation]
        else { return }
        func revised(_ entry: Entry) -> Entry {
            guard entry.trace.id == trace.id else { return entry }
            return Entry(trace: trace, root: root, at: entry.at, isBreach: entry.isBreach)
        }
        shelf.slow = shelf.slow.map(revised)
        shelf.slowBefore = shelf.slowBefore.map(revised)
        shelf.breaches = shelf.breaches.map(revised)
        shelves[root.operation] = shelf
    }

    /// The requests of a method, the slowest first; each is in it once.
    func entries(of method: String) -> [Entry] {
        guard let shelf = shelves[method] else { return [] }
        var seen: Set<TraceID> = []
        let all = Self.slowest(shelf.slow + shelf.slowBefore) + shelf.breaches
        return all.filter { seen.insert($0.trace.id).inserted }.sorted {
            $0.root.attribution.total > $1.root.attribution.total
        }
    }

    static func slowest(_ entries: [Entry]) -> [Entry] {
        Array(
            entries.sorted { $0.root.attribution.total > $1.root.attribution.total }
                .prefix(slowCountMax))
    }
}
