/// Puts hop records together into requests, in bounded memory. No clock inside.
///
/// Records come in any order, late, twice, or contradicting each other; nothing traps and
/// everything is counted. There is no last record that says so: a request is closed when nothing
/// has come for a while (``TraceLimits``), and judged by what is there.
///
/// Names are kept as they come; whoever feeds the assembler checks them and bounds their number.
public struct TraceAssembler: ~Copyable, Sendable {
    /// A closed request.
    public struct Request: Sendable, Equatable {
        /// All its records.
        public let trace: Trace
        /// The call at the edge.
        public let root: Trace.Call
    }

    /// The answer to ``add(_:now:)``.
    public enum OnRecord: String, Sendable {
        /// Kept.
        case kept
        /// Known already; counted, not kept.
        case duplicate
        /// Contradicts an earlier record of the span; counted, not kept.
        case contradicting
        /// Its request is closed; counted, not kept.
        case late
        /// Unusable, or too many for one request; counted, not kept.
        case refused
    }

    private struct Open: Sendable {
        var trace: Trace
        let openedAt: ContinuousClock.Instant
        var lastAt: ContinuousClock.Instant
        var hasEdge = false

        mutating func add(
            _ hop: ServiceHop, hopCountMax: Int, now: ContinuousClock.Instant
        ) -> Trace.OnAdd {
            let onAdd = trace.add(hop, hopCountMax: hopCountMax)
            if case .kept = onAdd {
                lastAt = now
                hasEdge = hasEdge || (hop.record.kind == .client && hop.record.parentSpanID == 0)
            }
            return onAdd
        }
    }

    private struct Check: Sendable {
        let due: ContinuousClock.Instant
        let id: TraceID
    }

    private let limits: TraceLimits
    private let checkInterval: Duration
    private var open: [TraceID: Open] = [:]
    private var checks = Fifo<Check>()
    private var openHopCount = 0
    private var closedEarly: [Request] = []
    private var recent = RecentRequests()
    private var closedIDs: Set<TraceID> = []
    private var closedOrder = Fifo<TraceID>()

    /// What has happened since the beginning.
    public private(set) var counts = TraceCounts()

    /// An empty table.
    public init(_ limits: TraceLimits = TraceLimits()) {
        self.limits = limits
        checkInterval = limits.settleDuration / 4
    }

    /// Requests that are open now.
    public var openCount: Int { open.count }

    /// A request that was closed not long ago.
    public func recentRequest(_ id: TraceID) -> Request? { recent[id] }

    /// Takes a record.
    public mutating func add(_ hop: ServiceHop, now: ContinuousClock.Instant) -> OnRecord {
        let record = hop.record
        guard isUsable(record) else {
            counts.refused &+= 1
            return .refused
        }
        if closedIDs.contains(record.traceID) {
            counts.late &+= 1
            return .late
        }
        if open.index(forKey: record.traceID) == nil { begin(record.traceID, now: now) }
        guard let index = open.index(forKey: record.traceID) else {
            counts.refused &+= 1
            return .refused
        }
        switch open.values[index].add(hop, hopCountMax: limits.hopPerTraceMax, now: now) {
        case .kept:
            counts.hops &+= 1
            openHopCount += 1
            return .kept
        case .duplicate:
            counts.duplicate &+= 1
            return .duplicate
        case .contradicting:
            counts.contradicting &+= 1
            return .contradicting
        case .full:
            counts.refused &+= 1
            return .refused
        }
    }

    /// Closes what has settled. Call it after each batch of records and every ``nextWakeup``.
    ///
    /// - Returns: the requests closed since the last time, those closed early included.
    public mutating func tick(now: ContinuousClock.Instant) -> [Request] {
        var closed = closedEarly
        closedEarly = []
        while let check = checks.first, check.due <= now {
            _ = checks.popFirst()
            guard let entry = open[check.id] else { continue }
            let quiet = entry.hasEdge ? limits.settleDuration : limits.idleDuration
            if entry.lastAt + quiet <= now || entry.openedAt + limits.ageMax <= now {
                if let request = close(check.id) { closed.append(request) }
            } else {
                checks.append(Check(due: now + checkInterval, id: check.id))
            }
        }
        return closed
    }

    /// When to ask ``tick(now:)`` again; nil when nothing is open.
    public var nextWakeup: ContinuousClock.Instant? { checks.first?.due }

    private func isUsable(_ record: HopRecord) -> Bool {
        let durationMax = TraceLimits.durationMax
        return !record.traceID.isNone
            && (record.kind == .internal ? record.parentSpanID != 0 : record.spanID != 0)
            && record.queueNanoseconds <= durationMax && record.runNanoseconds <= durationMax
            && record.downstreamNanoseconds <= durationMax
            && record.offsetNanoseconds <= durationMax
    }

    private mutating func begin(_ id: TraceID, now: ContinuousClock.Instant) {
        while open.count >= limits.traceCountMax || openHopCount >= limits.hopCountMax {
            guard let oldest = checks.popFirst() else { break }
            guard open[oldest.id] != nil else { continue }
            counts.evicted &+= 1
            if let request = close(oldest.id) { closedEarly.append(request) }
        }
        open[id] = Open(trace: Trace(id: id), openedAt: now, lastAt: now)
        checks.append(Check(due: now + checkInterval, id: id))
    }

    private mutating func close(_ id: TraceID) -> Request? {
        guard let entry = open.removeValue(forKey: id) else { return nil }
        openHopCount -= entry.trace.hops.count
        closedIDs.insert(id)
        closedOrder.append(id)
        if closedOrder.count > limits.closedCountMax, let oldest = closedOrder.popFirst() {
            closedIDs.remove(oldest)
        }
        guard let root = entry.trace.root else {
            counts.incomplete &+= 1
            return nil
        }
        counts.requests &+= 1
        if root.attribution.isContradictory { counts.overclaimed &+= 1 }
        let request = Request(trace: entry.trace, root: root)
        recent.add(request, countMax: limits.recentCountMax)
        return request
    }
}

/// The requests closed last.
private struct RecentRequests: Sendable {
    private var requests: [TraceID: TraceAssembler.Request] = [:]
    private var order = Fifo<TraceID>()

    subscript(id: TraceID) -> TraceAssembler.Request? { requests[id] }

    mutating func add(_ request: TraceAssembler.Request, countMax: Int) {
        requests[request.trace.id] = request
        order.append(request.trace.id)
        while order.count > countMax, let oldest = order.popFirst() {
            requests[oldest] = nil
        }
    }
}
