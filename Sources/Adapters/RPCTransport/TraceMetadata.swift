internal import RPC

/// The metadata keys by which a call's place in its request travels.
enum TraceMetadata {
    /// W3C Trace Context.
    static let traceparent = "traceparent"
    /// The span from which the call was made, 16 hexadecimal digits; absent at the edge.
    static let parentSpan = "x-parent-span"
    /// The caller's word that a repeat of this key is the same call.
    static let idempotencyKey = "idempotency-key"

    static func parentSpanID(_ metadata: Metadata) -> UInt64 {
        guard let text = metadata[parentSpan], text.utf8.count == 16 else { return 0 }
        return UInt64(text, radix: 16) ?? 0
    }
}
