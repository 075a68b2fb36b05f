internal import LatencyBudget

/// One request as rows in the order of time: each call and each named part, with where it lay in
/// the whole. Times in nanoseconds from the request's start.
struct Waterfall: Sendable, Equatable {
    struct Row: Sendable, Equatable {
        /// How many calls it lies within.
        let depth: Int
        /// The path of the method, or the part's name.
        let name: String
        /// Who did it.
        let service: String
        /// When the caller began to wait, and how long it did.
        let start: UInt64
        let duration: UInt64
        /// When the server had the call; half of the way is assumed to lie before it. Equal to
        /// `start` for a part.
        let arrival: UInt64
        /// The wait for a worker; the run follows it.
        let queue: UInt64
        let run: UInt64
        /// gRPC status code.
        let status: Int32
        /// Whether the guilty hop is in it.
        var isGuilty = false

        /// The part of the duration that was spent on the way.
        var network: UInt64 {
            let (inside, isOver) = queue.addingReportingOverflow(run)
            return isOver || inside > duration ? 0 : duration - inside
        }
    }

    /// Rows shown; what lies beyond is only counted.
    static let rowCountMax = 40
    /// Calls within calls that are followed.
    static let depthMax = 16

    let total: UInt64
    private(set) var rows: [Row] = []
    private(set) var hiddenCount = 0

    init(_ trace: Trace, root: Trace.Call, guilty: Hop?) {
        total = root.attribution.total
        add(root.spanID, trace.hops, start: 0, depth: 0)
        if rows.count > Self.rowCountMax {
            hiddenCount = rows.count - Self.rowCountMax
            rows.removeLast(hiddenCount)
        }
        if let guilty { mark(guilty) }
    }

    private mutating func add(_ span: UInt64, _ hops: [ServiceHop], start: UInt64, depth: Int) {
        let client = hops.first { $0.record.kind == .client && $0.record.spanID == span }
        let server = hops.first { $0.record.kind == .server && $0.record.spanID == span }
        guard depth < Self.depthMax, let known = server ?? client else { return }
        let (queue, run) = (
            server?.record.queueNanoseconds ?? 0, server?.record.runNanoseconds ?? 0
        )
        let inside = queue.saturatingAdd(run)
        let duration = client?.record.runNanoseconds ?? inside
        let arrival = start.saturatingAdd(duration > inside ? (duration - inside) / 2 : 0)
        rows.append(
            Row(
                depth: depth, name: known.record.operation, service: known.service, start: start,
                duration: duration, arrival: arrival, queue: queue, run: run,
                status: (client ?? known).record.status))
        let began = server == nil ? start : arrival.saturatingAdd(queue)
        let children = hops.filter {
            $0.record.parentSpanID == span && $0.record.kind != .server && span != 0
                && $0.record.spanID != span
        }.sorted { $0.record.offsetNanoseconds < $1.record.offsetNanoseconds }
        for child in children where rows.count <= hops.count {
            let at = began.saturatingAdd(child.record.offsetNanoseconds)
            if child.record.kind == .client {
                add(child.record.spanID, hops, start: at, depth: depth + 1)
            } else {
                rows.append(
                    Row(
                        depth: depth + 1, name: child.record.operation, service: child.service,
                        start: at, duration: child.record.runNanoseconds, arrival: at, queue: 0,
                        run: child.record.runNanoseconds, status: child.record.status))
            }
        }
    }

    /// Marks the row in which the guilty hop took most.
    private mutating func mark(_ guilty: Hop) {
        func weight(_ row: Row) -> UInt64 {
            switch guilty {
            case .own(let service): row.service == service ? row.run : 0
            case .queue(let service): row.service == service ? row.queue : 0
            case .network: row.network
            case .part(let name): row.name == name ? row.duration : 0
            case .unexplained: 0
            }
        }
        let worst = rows.indices.max { weight(rows[$0]) < weight(rows[$1]) }
        guard let worst, weight(rows[worst]) > 0 else { return }
        rows[worst].isGuilty = true
    }
}

extension UInt64 {
    /// The sum, or the greatest number.
    func saturatingAdd(_ other: UInt64) -> UInt64 {
        let (sum, isOver) = addingReportingOverflow(other)
        return isOver ? .max : sum
    }
}
