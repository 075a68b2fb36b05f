/// The spans of one trace, by id: which call was made from which, and who measured it.
///
/// Only a client's record places a call in its parent's run; its server's record says what happened
/// inside. A span has at most one of each, so the calls form a tree below the root, and a cycle
/// that bad records make is never reached from it.
struct SpanTree {
    let hops: [ServiceHop]
    private(set) var clients: [UInt64: Int] = [:]
    private(set) var servers: [UInt64: Int] = [:]
    /// Calls and named parts, by the span whose run they are in.
    private(set) var children: [UInt64: [Int]] = [:]

    init(_ hops: [ServiceHop]) {
        self.hops = hops
        for (index, hop) in hops.enumerated() {
            let record = hop.record
            switch record.kind {
            case .client:
                guard clients.updateValue(index, forKey: record.spanID) == nil else { continue }
                guard record.parentSpanID != 0 else { continue }
                children[record.parentSpanID, default: []] += [index]
            case .server:
                servers[record.spanID] = index
            case .internal:
                children[record.parentSpanID, default: []] += [index]
            }
        }
    }

    /// The span at the edge: the client call without a parent; without one, the server's record
    /// that no client's record explains. The longest, if bad records leave several.
    var root: UInt64? {
        let edges = clients.filter { hops[$0.value].record.parentSpanID == 0 }.map(\.key)
        if let edge = longest(edges) { return edge }
        return longest(
            servers.filter { span, index in
                clients[span] == nil && hops[index].record.parentSpanID == 0
            }.map(\.key))
    }

    private func longest(_ spans: [UInt64]) -> UInt64? {
        spans.max { left, right in
            let (short, long) = (total(of: left) ?? 0, total(of: right) ?? 0)
            return short == long ? left > right : short < long
        }
    }

    /// The span's whole time: what its client saw, else what its server did.
    func total(of span: UInt64) -> UInt64? {
        if let client = clients[span] { return hops[client].record.runNanoseconds }
        return servers[span].map { hops[$0].record.serverNanoseconds }
    }

    /// The record that speaks for the span: its client's, else its server's.
    func record(of span: UInt64) -> HopRecord? {
        (clients[span] ?? servers[span]).map { hops[$0].record }
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
