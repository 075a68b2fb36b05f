/// Puts hop records together into requests, in bounded memory. No clock inside.
///
/// Records come in any order, late, twice, or contradicting each other; nothing traps and
/// everything is counted. There is no last record that says so: a request is settled when nothing
/// has come for a while, and judged by what is there. Until its watermark (``TraceLimits``) further
/// records revise it; then it is closed.
///
/// Names are kept as they come; whoever feeds the assembler checks them and bounds their number.
public struct TraceAssembler: ~Copyable, Sendable {
    /// A settled request.
    public struct Request: Sendable, Equatable {
        /// All its records.
        public let trace: Trace
        /// The call at the edge.
        public let root: Trace.Call
    }

    /// What ``tick(now:)`` found.
    public enum Outcome: Sendable, Equatable {
        /// A request has settled.
        case settled(Request)
        /// Late records have changed a settled request: what was known before, and what is now. The
        /// span at the edge is the same.
        case revised(before: Trace, after: Trace, edge: UInt64)
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
        let openedAt: Moment
        var lastAt: Moment
        var hasEdge = false
        /// The span at the edge, once settled.
        var edge: UInt64?
        /// What was known at the last tick, when late records have come since.
        var before: Trace?
    }

    fileprivate struct Check: Sendable {
        let due: Moment
        let id: TraceID
    }

    private let limits: TraceLimits
    private var open: [TraceID: Open] = [:]
    /// Each queue has one delay, so its checks are in the order of their times.
    private var settling = Fifo<Check>()
    private var rechecks = Fifo<Check>()
    private var idling = Fifo<Check>()
    private var closing = Fifo<Check>()
    private var begun = Fifo<TraceID>()
    private var revised: [TraceID] = []
    private var openHopCount = 0
    private var settledCount = 0
    private var early: [Outcome] = []
    private var recent = RecentRequests()
    private var closedIDs: Set<TraceID> = []
    private var closedOrder = Fifo<TraceID>()

    /// What has happened since the beginning.
    public private(set) var counts = TraceCounts()

    /// An empty table.
    public init(_ limits: TraceLimits = TraceLimits()) { self.limits = limits }

    /// Goes on counting from what was counted before a restart.
    package mutating func replaceCounts(_ counts: TraceCounts) { self.counts = counts }

    /// Requests that have not settled.
    public var openCount: Int { open.count - settledCount }

    /// Requests that are held, the settled ones that wait for late records included.
    public var heldCount: Int { open.count }

    /// A request that settled not long ago, as it is known now.
    public func recentRequest(_ id: TraceID) -> Request? {
        let held = open[id].flatMap { entry in entry.edge.map { (entry.trace, $0) } }
        guard let (trace, edge) = open[id] == nil ? recent[id] : held,
            let root = trace.calls(edge: edge, { _ in false }).first
        else { return nil }
        return Request(trace: trace, root: root)
    }

    /// Takes a record.
    public mutating func add(_ hop: ServiceHop, now: ContinuousClock.Instant) -> OnRecord {
        let record = hop.record
        let now = Moment(now)
        guard record.isUsable else {
            counts.refused &+= 1
            return .refused
        }
        if let index = open.index(forKey: record.traceID) { return add(hop, at: index, now: now) }
        if closedIDs.contains(record.traceID) {
            counts.late &+= 1
            return .late
        }
        begin(record.traceID, now: now)
        guard let index = open.index(forKey: record.traceID) else {
            counts.refused &+= 1
            return .refused
        }
        return add(hop, at: index, now: now)
    }

    private mutating func add(
        _ hop: ServiceHop, at index: Dictionary<TraceID, Open>.Index, now: Moment
    ) -> OnRecord {
        let isSettled = open.values[index].edge != nil
        let before = isSettled ? open.values[index].trace : nil
        switch open.values[index].trace.add(hop, hopCountMax: limits.hopPerTraceMax) {
        case .kept:
            counts.hops &+= 1
            openHopCount += 1
            open.values[index].lastAt = now
            noteEdge(hop.record, at: index, now: now)
            if isSettled { noteRevision(hop.record.traceID, before, at: index) }
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

    private mutating func noteEdge(
        _ record: HopRecord, at index: Dictionary<TraceID, Open>.Index, now: Moment
    ) {
        guard record.kind == .client, record.parentSpanID == 0, !open.values[index].hasEdge
        else { return }
        open.values[index].hasEdge = true
        settling.append(Check(due: now + limits.settleDuration, id: record.traceID))
    }

    private mutating func noteRevision(
        _ id: TraceID, _ before: Trace?, at index: Dictionary<TraceID, Open>.Index
    ) {
        counts.revising &+= 1
        guard open.values[index].before == nil else { return }
        open.values[index].before = before
        revised.append(id)
    }

    /// Settles what is quiet, tells what late records have changed, and closes what has reached its
    /// watermark. Call it after each batch of records and at ``nextWakeup``.
    public mutating func tick(now: ContinuousClock.Instant) -> [Outcome] {
        let now = Moment(now)
        var outcomes = early
        early = []
        tellRevised(&outcomes)
        while let check = settling.popFirst(dueBy: now) { look(check.id, now, &outcomes) }
        while let check = rechecks.popFirst(dueBy: now) { look(check.id, now, &outcomes) }
        while let check = idling.popFirst(dueBy: now) { look(check.id, now, &outcomes) }
        while let check = closing.popFirst(dueBy: now) { close(check.id) }
        return outcomes
    }

    private mutating func tellRevised(_ outcomes: inout [Outcome]) {
        for id in revised { tellRevision(of: id, &outcomes) }
        revised.removeAll(keepingCapacity: revised.count < 1_024)
    }

    private mutating func tellRevision(of id: TraceID, _ outcomes: inout [Outcome]) {
        guard let index = open.index(forKey: id), let before = open.values[index].before,
            let edge = open.values[index].edge
        else { return }
        open.values[index].before = nil
        outcomes.append(.revised(before: before, after: open.values[index].trace, edge: edge))
    }

    private mutating func look(_ id: TraceID, _ now: Moment, _ outcomes: inout [Outcome]) {
        guard let entry = open[id], entry.edge == nil else { return }
        let quiet = entry.hasEdge ? limits.settleDuration : limits.idleDuration
        if entry.lastAt + quiet <= now || entry.openedAt + limits.ageMax <= now {
            settle(id, entry, now, &outcomes)
        } else {
            rechecks.append(Check(due: now + limits.settleDuration / 4, id: id))
        }
    }

    /// When to ask ``tick(now:)`` again; nil when nothing is held.
    public var nextWakeup: ContinuousClock.Instant? {
        [settling, rechecks, idling, closing].compactMap(\.first?.due).min()?.instant
    }

    private mutating func begin(_ id: TraceID, now: Moment) {
        while open.count >= limits.traceCountMax || openHopCount >= limits.hopCountMax {
            guard evict(now) else { break }
        }
        if idling.count > 2 * limits.traceCountMax || begun.count > 2 * limits.traceCountMax {
            forgetClosed()
        }
        open[id] = Open(trace: Trace(id: id), openedAt: now, lastAt: now)
        begun.append(id)
        idling.append(Check(due: now + limits.idleDuration, id: id))
    }

    /// Checks of requests that were closed long before their time.
    private mutating func forgetClosed() {
        let held = open
        begun.removeAll { held[$0] == nil }
        settling.removeAll { held[$0.id] == nil }
        rechecks.removeAll { held[$0.id] == nil }
        idling.removeAll { held[$0.id] == nil }
        closing.removeAll { held[$0.id] == nil }
    }

    /// Closes the oldest request: a settled one if there is any.
    private mutating func evict(_ now: Moment) -> Bool {
        while let oldest = closing.popFirst() {
            guard open[oldest.id] != nil else { continue }
            var told: [Outcome] = []
            tellRevision(of: oldest.id, &told)
            early += told
            close(oldest.id)
            return true
        }
        while let oldest = begun.popFirst() {
            guard let entry = open[oldest], entry.edge == nil else { continue }
            counts.evicted &+= 1
            var told: [Outcome] = []
            settle(oldest, entry, now, &told)
            early += told
            close(oldest)
            return true
        }
        return false
    }

    private mutating func settle(
        _ id: TraceID, _ entry: Open, _ now: Moment, _ outcomes: inout [Outcome]
    ) {
        guard let root = entry.trace.root else {
            counts.incomplete &+= 1
            close(id)
            return
        }
        counts.requests &+= 1
        if root.attribution.isContradictory { counts.overclaimed &+= 1 }
        outcomes.append(.settled(Request(trace: entry.trace, root: root)))
        open[id]?.edge = root.spanID
        settledCount += 1
        while let oldest = begun.first, open[oldest]?.edge != nil || open[oldest] == nil {
            _ = begun.popFirst()
        }
        if entry.hasEdge {
            closing.append(Check(due: now + limits.watermark, id: id))
        } else {
            // It has waited for its edge as long as others wait for late records.
            close(id)
        }
    }

    private mutating func close(_ id: TraceID) {
        guard let entry = open.removeValue(forKey: id) else { return }
        if entry.edge != nil { settledCount -= 1 }
        openHopCount -= entry.trace.hops.count
        closedIDs.insert(id)
        closedOrder.append(id)
        if closedOrder.count > limits.closedCountMax, let oldest = closedOrder.popFirst() {
            closedIDs.remove(oldest)
        }
        if let edge = entry.edge {
            recent.add(entry.trace, edge: edge, countMax: limits.recentCountMax)
        }
    }
}

extension HopRecord {
    /// Whether it can be a part of a request: it has a place in it, and no impossible duration.
    var isUsable: Bool {
        let durationMax = TraceLimits.durationMax
        return !traceID.isNone && (kind == .internal ? parentSpanID != 0 : spanID != 0)
            && queueNanoseconds <= durationMax && runNanoseconds <= durationMax
            && downstreamNanoseconds <= durationMax && offsetNanoseconds <= durationMax
    }
}

extension Fifo<TraceAssembler.Check> {
    fileprivate mutating func popFirst(dueBy now: Moment) -> Element? {
        guard let first, first.due <= now else { return nil }
        return popFirst()
    }
}

/// The requests closed last, each with its span at the edge.
private struct RecentRequests: Sendable {
    private var requests: [TraceID: (trace: Trace, edge: UInt64)] = [:]
    private var order = Fifo<TraceID>()

    subscript(id: TraceID) -> (Trace, UInt64)? { requests[id] }

    mutating func add(_ trace: Trace, edge: UInt64, countMax: Int) {
        requests[trace.id] = (trace, edge)
        order.append(trace.id)
        while order.count > countMax, let oldest = order.popFirst() { requests[oldest] = nil }
    }
}
