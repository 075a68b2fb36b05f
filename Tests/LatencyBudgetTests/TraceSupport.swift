import LatencyBudget

/// Any instant does: only distances matter.
let start = ContinuousClock().now

let traceID = TraceID(high: 1, low: 2)

/// A client's record: `duration` from `offset` in the run of `parent`.
func client(
    _ span: UInt64, of parent: UInt64 = 0, from offset: UInt64 = 0, _ duration: UInt64,
    _ operation: String = "test.v1.Test/Call", status: Int32 = 0, service: String = "caller",
    trace: TraceID = traceID
) -> ServiceHop {
    ServiceHop(
        HopRecord(
            kind: .client, traceID: trace, spanID: span, parentSpanID: parent,
            operation: operation, status: status, runNanoseconds: duration,
            offsetNanoseconds: offset), service: service)
}

/// A server's record. Like ours, it does not know its parent.
func server(
    _ span: UInt64, queue: UInt64 = 0, run: UInt64, downstream: UInt64 = 0, _ service: String,
    operation: String = "test.v1.Test/Call", status: Int32 = 0, trace: TraceID = traceID
) -> ServiceHop {
    ServiceHop(
        HopRecord(
            kind: .server, traceID: trace, spanID: span, parentSpanID: 0, operation: operation,
            status: status, queueNanoseconds: queue, runNanoseconds: run,
            downstreamNanoseconds: downstream), service: service)
}

/// A named part of the run of `parent`.
func part(
    _ name: String, of parent: UInt64, from offset: UInt64, _ duration: UInt64,
    service: String = "caller", trace: TraceID = traceID
) -> ServiceHop {
    ServiceHop(
        HopRecord(
            kind: .internal, traceID: trace, spanID: 0, parentSpanID: parent, operation: name,
            runNanoseconds: duration, offsetNanoseconds: offset), service: service)
}

/// The time at the edge by hop, as reports name it; "total" and "unexplained" included.
func division(_ hops: [ServiceHop]) -> [String: UInt64]? {
    guard let root = Trace(id: traceID, hops, hopCountMax: 1_000).root else { return nil }
    return division(root.attribution)
}

func division(_ attribution: Attribution) -> [String: UInt64] {
    var times = ["total": attribution.total]
    for part in attribution.parts { times["\(part.hop)"] = part.nanoseconds }
    if attribution.residue > 0 { times["unexplained"] = attribution.residue }
    return times
}
