/// The spans of one trace, by id: which call was made from which, and who measured it.
///
/// Only a client's record places a call in its parent's run; its server's record says what happened
/// inside. A span has at most one of each, so the calls form a tree below the root, and a cycle
/// that bad records make is never reached from it.
///
/// Nothing is indexed: a request has some ten records, and looking through them is faster than any
/// table of them would be made.
struct SpanTree {
    let hops: [ServiceHop]

    init(_ hops: [ServiceHop]) { self.hops = hops }

    /// The record of the client that made the call.
    func client(of span: UInt64) -> Int? { index(of: span, .client) }

    /// The record of the server that answered it.
    func server(of span: UInt64) -> Int? { index(of: span, .server) }

    private func index(of span: UInt64, _ kind: HopRecord.Kind) -> Int? {
        for index in hops.indices
        where hops[index].record.spanID == span && hops[index].record.kind == kind { return index }
        return nil
    }

    /// Calls and named parts in the run of a span.
    func children(of span: UInt64) -> [Int] {
        guard span != 0 else { return [] }
        var children: [Int] = []
        for index in hops.indices
        where hops[index].record.parentSpanID == span && hops[index].record.kind != .server {
            children.append(index)
        }
        return children
    }

    /// The span at the edge: the client call without a parent; without one, the server's record
    /// that no client's record explains. The longest, if bad records leave several.
    var root: UInt64? {
        let edges = spans(.client) { _ in true }
        if let edge = edges.count > 1 ? longest(edges) : edges.first { return edge }
        return longest(spans(.server) { client(of: $0) == nil })
    }

    /// Spans without a parent that a record of the kind tells of.
    private func spans(_ kind: HopRecord.Kind, _ isWanted: (UInt64) -> Bool) -> [UInt64] {
        var spans: [UInt64] = []
        for index in hops.indices
        where hops[index].record.kind == kind && hops[index].record.parentSpanID == 0 {
            let span = hops[index].record.spanID
            if isWanted(span) { spans.append(span) }
        }
        return spans
    }

    private func longest(_ spans: [UInt64]) -> UInt64? {
        spans.max { left, right in
            let (short, long) = (total(of: left) ?? 0, total(of: right) ?? 0)
            return short == long ? left > right : short < long
        }
    }

    /// The span's whole time: what its client saw, else what its server did.
    func total(of span: UInt64) -> UInt64? {
        if let client = client(of: span) { return hops[client].record.runNanoseconds }
        return server(of: span).map { hops[$0].record.serverNanoseconds }
    }

    /// The record that speaks for the span: its client's, else its server's.
    func record(of span: UInt64) -> HopRecord? {
        (client(of: span) ?? server(of: span)).map { hops[$0].record }
    }
}

extension HopRecord {
    /// A server's whole time: waiting for a worker and running.
    var serverNanoseconds: UInt64 {
        let (sum, isOver) = queueNanoseconds.addingReportingOverflow(runNanoseconds)
        return isOver ? .max : sum
    }

    /// When a client's or a part's span ends, from the start of its parent's run.
    var endNanoseconds: UInt64 {
        let (sum, isOver) = offsetNanoseconds.addingReportingOverflow(runNanoseconds)
        return isOver ? .max : sum
    }
}
