internal import Instrumentation
internal import RPC

/// Reads what came with a call: its place in its request as a `traceparent`, and its metadata.
struct CallExtractor: Extractor {
    func extract(key: String, from call: CallContext) -> String? {
        let key = key.lowercased()
        // The transport has read and checked it, or begun a trace of its own.
        return key == CallCarrier.traceparent ? call.trace.traceparent : call.metadata[key]
    }
}

/// Writes pairs of key and value down, in order.
struct CallInjector: Injector {
    func inject(_ value: String, forKey key: String, into carrier: inout CallCarrier) {
        carrier.pairs.append((key.lowercased(), value))
    }
}

/// What a tracer wants to travel with a call.
struct CallCarrier {
    /// The key of W3C Trace Context.
    static let traceparent = "traceparent"

    var pairs: [(key: String, value: String)] = []

    /// The call's place in its request, if the tracer speaks W3C Trace Context.
    func trace(under parent: UInt64) -> TraceContext? {
        pairs.first { $0.key == Self.traceparent }
            .flatMap { TraceContext(traceparent: $0.value, parentSpanID: parent) }
    }
}
