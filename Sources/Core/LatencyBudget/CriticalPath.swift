/// Divides a span's time over hops by walking its critical path backwards.
///
/// - A client's span minus its server's is the network. Which part of it came before the server's
///   time cannot be known without comparing clocks; half is assumed.
/// - Of a server's run, each instant belongs to the child that ends last among those under way, and
///   to the service itself when none is. A child is therefore given a first piece of its span,
///   never a middle one, so a piece is described by its length alone.
/// - A part that encloses other children in time is their parent: "audit.append" around a call.
/// - What a server says it waited for downstream, beyond what its children's records cover, is
///   unexplained; so is a call without its server's record.
struct CriticalPath {
    /// Calls within calls that are followed; what is deeper is unexplained.
    static let depthMax = 32

    private let tree: SpanTree
    private(set) var attribution: Attribution
    /// Whether something of a child lies beside the path.
    private var isCut = false

    /// - Returns: nil for a span that has neither a client's nor a server's record.
    init?(_ tree: SpanTree, span: UInt64) {
        guard let total = tree.total(of: span) else { return nil }
        self.tree = tree
        attribution = Attribution(total: total)
        if tree.client(of: span) != nil {
            divideCall(span, length: total, depth: 0)
        } else if let server = tree.server(of: span) {
            divideServer(server, length: total, depth: 0)
        }
        guard isCut else {
            attribution.spent = attribution.parts
            return
        }
        if tree.client(of: span) != nil {
            spendCall(span, depth: 0)
        } else if let server = tree.server(of: span) {
            spendServer(server, depth: 0)
        }
    }

    private mutating func divideCall(_ span: UInt64, length: UInt64, depth: Int) {
        guard depth < Self.depthMax, let client = tree.client(of: span),
            let server = tree.server(of: span)
        else {
            attribution.add(length, to: .unexplained)
            return
        }
        let seen = tree.hops[client].record.runNanoseconds
        let claimed = tree.hops[server].record.serverNanoseconds
        if claimed > seen { attribution.isContradictory = true }
        let inside = min(claimed, seen)
        let before = min(length, (seen - inside) / 2)
        let served = min(length - before, inside)
        if length < seen { isCut = true }
        attribution.add(length - served, to: .network)
        divideServer(server, length: served, depth: depth)
    }

    private mutating func divideServer(_ server: Int, length: UInt64, depth: Int) {
        let hop = tree.hops[server]
        let queued = min(length, hop.record.queueNanoseconds)
        attribution.add(queued, to: .queue(service: hop.service))
        let children = nested(tree.children(of: hop.record.spanID))
        let run = length - queued
        let own = walk(children, from: 0, to: run, depth: depth + 1)
        // Downstream time without records to show for it.
        let waited = min(hop.record.downstreamNanoseconds, run)
        let covered = waited == 0 ? 0 : callTime(hop.record.spanID, within: run)
        let missing = min(own, waited > covered ? waited - covered : 0)
        attribution.add(missing, to: .unexplained)
        attribution.add(own - missing, to: .own(service: hop.service))
    }

    /// Gives the instants of `from..<to` to the children and returns how many nobody wanted.
    private mutating func walk(
        _ children: [Child], from: UInt64, to: UInt64, depth: Int
    ) -> UInt64 {
        var cut = to
        var unclaimed: UInt64 = 0
        for child in children {
            guard child.start < cut, cut > from else {
                isCut = true
                continue
            }
            let end = min(child.end, cut)
            if end < child.end { isCut = true }
            unclaimed += cut - end
            divide(child, length: end - child.start, depth: depth)
            cut = child.start
        }
        return unclaimed + (cut > from ? cut - from : 0)
    }

    private mutating func divide(_ child: Child, length: UInt64, depth: Int) {
        let record = tree.hops[child.index].record
        guard record.kind == .internal else {
            divideCall(record.spanID, length: length, depth: depth)
            return
        }
        let own = walk(
            child.enclosed, from: child.start, to: child.start + length, depth: depth)
        attribution.add(own, to: .part(record.operation))
    }
}

/// The same walk without a path: what every hop took, whoever ran beside it.
extension CriticalPath {
    private mutating func spendCall(_ span: UInt64, depth: Int) {
        guard depth < Self.depthMax, let client = tree.client(of: span),
            let server = tree.server(of: span)
        else { return }
        let seen = tree.hops[client].record.runNanoseconds
        let claimed = tree.hops[server].record.serverNanoseconds
        attribution.addSpent(seen - min(claimed, seen), by: .network)
        spendServer(server, depth: depth)
    }

    private mutating func spendServer(_ server: Int, depth: Int) {
        let hop = tree.hops[server]
        attribution.addSpent(hop.record.queueNanoseconds, by: .queue(service: hop.service))
        let run = hop.record.runNanoseconds
        let children = nested(tree.children(of: hop.record.spanID))
        let own = uncovered(by: children, from: 0, to: run)
        let covered = callTime(hop.record.spanID, within: run)
        let waited = min(hop.record.downstreamNanoseconds, run)
        let missing = min(own, waited > covered ? waited - covered : 0)
        attribution.addSpent(own - missing, by: .own(service: hop.service))
        spend(children, depth: depth + 1)
    }

    private mutating func spend(_ children: [Child], depth: Int) {
        for child in children {
            let record = tree.hops[child.index].record
            guard record.kind == .internal else {
                spendCall(record.spanID, depth: depth)
                continue
            }
            attribution.addSpent(
                uncovered(by: child.enclosed, from: child.start, to: child.end),
                by: .part(record.operation))
            spend(child.enclosed, depth: depth)
        }
    }

    /// The part of `from..<to` in which no child is under way. The children end latest first.
    private func uncovered(by children: [Child], from: UInt64, to: UInt64) -> UInt64 {
        var cut = to
        var free: UInt64 = 0
        for child in children where child.start < cut && cut > from {
            free += cut - min(child.end, cut)
            cut = max(child.start, from)
        }
        return free + (cut > from ? cut - from : 0)
    }
}

extension CriticalPath {
    /// A call or a part within a run, with what it encloses. Times from the start of the run.
    private final class Child {
        let index: Int
        let start: UInt64
        let end: UInt64
        var enclosed: [Child] = []

        init(_ index: Int, _ record: HopRecord) {
            self.index = index
            start = record.offsetNanoseconds
            end = record.endNanoseconds
        }
    }

    /// Children of a run as a forest: a part is the parent of whatever lies within it. Siblings are
    /// ordered by their end, the last first, in an order that does not depend on arrival.
    private func nested(_ indices: [Int]) -> [Child] {
        if indices.isEmpty { return [] }
        let children = indices.map { Child($0, tree.hops[$0].record) }.sorted(by: isOuter)
        var roots: [Child] = []
        var open: [Child] = []
        for child in children {
            while let last = open.last, last.end <= child.start { open.removeLast() }
            if let host = open.last(where: { $0.end >= child.end }) {
                host.enclosed.append(child)
            } else {
                roots.append(child)
            }
            if tree.hops[child.index].record.kind == .internal, child.end > child.start {
                open.append(child)
            }
        }
        for child in children where child.enclosed.count > 1 { child.enclosed.sort(by: endsLater) }
        return roots.sorted(by: endsLater)
    }

    /// Parts before the calls and the shorter spans that they may enclose.
    private func isOuter(_ left: Child, _ right: Child) -> Bool {
        if left.start != right.start { return left.start < right.start }
        if left.end != right.end { return left.end > right.end }
        return precedes(left, right)
    }

    private func endsLater(_ left: Child, _ right: Child) -> Bool {
        if left.end != right.end { return left.end > right.end }
        if left.start != right.start { return left.start < right.start }
        return precedes(left, right)
    }

    private func precedes(_ left: Child, _ right: Child) -> Bool {
        let (first, second) = (tree.hops[left.index].record, tree.hops[right.index].record)
        if first.kind != second.kind { return first.kind == .internal }
        if first.operation != second.operation { return first.operation < second.operation }
        return first.spanID < second.spanID
    }

    /// The time, within the first `length` of a run, with at least one recorded call under way.
    private func callTime(_ span: UInt64, within length: UInt64) -> UInt64 {
        let indices = tree.children(of: span)
        let calls = indices.map { tree.hops[$0].record }.filter { $0.kind == .client }
            .sorted { $0.offsetNanoseconds < $1.offsetNanoseconds }
        var covered: UInt64 = 0
        var reached: UInt64 = 0
        for call in calls {
            let start = max(call.offsetNanoseconds, reached)
            let end = min(call.endNanoseconds, length)
            if end > start {
                covered += end - start
                reached = end
            }
        }
        return covered
    }
}
