internal import RPC

/// The metadata keys of ours that travel beside a request.
enum TraceMetadata {
    /// W3C Trace Context.
    static let traceparentKey: StaticString = "traceparent"
    static let traceparent = "\(traceparentKey)"
    /// The span from which the call was made, 16 hexadecimal digits; absent at the edge.
    static let parentSpanKey: StaticString = "x-parent-span"
    static let parentSpan = "\(parentSpanKey)"
    /// The caller's word that a repeat of this key is the same call.
    static let idempotencyKey = "idempotency-key"
    /// "1": this call is a repeat, or is made on behalf of one. Nobody below repeats it again.
    static let retry = "x-retry"
    /// With an error: milliseconds to wait before the call is repeated; below 0: do not repeat it.
    static let retryPushback = "retry-pushback-ms"

    /// What a server asks for by ``retryPushback``; nil for anything that is no number of
    /// milliseconds below a day, which is as if nothing were said.
    static func pushback(_ text: String) -> Duration? {
        guard let milliseconds = Int64(text), milliseconds < 86_400_000 else { return nil }
        return .milliseconds(max(-1, milliseconds))
    }
}
