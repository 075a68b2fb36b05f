private import Glibc
internal import RPC
internal import TTRPC

/// What came beside a request: its place in its trace, read where it lies, and everything else.
struct RequestMetadata {
    /// Without the trace's own keys, where they are well formed.
    private(set) var others = Metadata()
    private var found: TraceContext?
    private var parentSpanID: UInt64 = 0

    /// Nothing beside the request.
    init() {}

    /// Reads the pairs of an envelope that may be used.
    @unsafe
    init(_ envelope: RequestEnvelope) {
        unsafe envelope.forEachMetadata { key, value in
            if unsafe take(key, value) { return }
            unsafe others.append(
                String(decoding: key, as: UTF8.self), String(decoding: value, as: UTF8.self))
        }
        // Somebody may write the keys in capitals.
        if found == nil, let text = others[TraceMetadata.traceparent] {
            found = TraceContext(traceparent: text)
        }
    }

    /// The trace that the caller hands on; nil when it names none.
    var trace: TraceContext? {
        found.map {
            TraceContext(traceID: $0.traceID, spanID: $0.spanID, parentSpanID: parentSpanID)
        }
    }

    /// Whether the pair belongs to the trace.
    @unsafe
    private mutating func take(
        _ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer
    ) -> Bool {
        if found == nil, unsafe Self.equal(key, TraceMetadata.traceparentKey) {
            found = unsafe TraceContext(traceparent: value, parentSpanID: 0)
            return found != nil
        }
        if value.count == 16, unsafe Self.equal(key, TraceMetadata.parentSpanKey),
            let span = unsafe TraceContext.hexadecimal(value, at: 0)
        {
            parentSpanID = span
            return true
        }
        return false
    }

    @inline(__always)
    @unsafe
    private static func equal(_ key: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        guard key.count == text.utf8CodeUnitCount, let base = key.baseAddress else { return false }
        return unsafe memcmp(base, text.utf8Start, key.count) == 0
    }
}
