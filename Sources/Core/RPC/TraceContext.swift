public import LatencyBudget

/// Which request a call belongs to, and its place in it.
public struct TraceContext: Sendable, Equatable {
    /// The same for every hop of one request.
    public let traceID: TraceID
    /// This call.
    public let spanID: UInt64
    /// The call from which this one was made; 0 at the edge.
    public let parentSpanID: UInt64

    /// Makes a context of given ids.
    public init(traceID: TraceID, spanID: UInt64, parentSpanID: UInt64) {
        self.traceID = traceID
        self.spanID = spanID
        self.parentSpanID = parentSpanID
    }

    /// Reads a `traceparent` header, version 00. Source: W3C Trace Context, section 3.2.
    ///
    /// The ids are the caller's trace and the span of this call (client and server share it); nil
    /// for anything malformed.
    public init?(traceparent text: String, parentSpanID: UInt64 = 0) {
        let octets = Array(text.utf8)
        let dash = UInt8(ascii: "-")
        guard octets.count == 55, octets[0] == UInt8(ascii: "0"), octets[1] == UInt8(ascii: "0"),
            octets[2] == dash, octets[35] == dash, octets[52] == dash,
            let high = Self.hexadecimal(octets[3..<19]),
            let low = Self.hexadecimal(octets[19..<35]),
            let span = Self.hexadecimal(octets[36..<52]), high | low != 0, span != 0,
            Self.hexadecimal(octets[53..<55]) != nil
        else { return nil }
        self.init(
            traceID: TraceID(high: high, low: low), spanID: span, parentSpanID: parentSpanID)
    }

    /// The `traceparent` header that hands this span on, marked as sampled.
    public var traceparent: String {
        unsafe String(unsafeUninitializedCapacity: 55) { buffer in
            unsafe buffer[0] = UInt8(ascii: "0")
            unsafe buffer[1] = UInt8(ascii: "0")
            unsafe buffer[2] = UInt8(ascii: "-")
            unsafe Self.write(traceID.high, at: 3, buffer)
            unsafe Self.write(traceID.low, at: 19, buffer)
            unsafe buffer[35] = UInt8(ascii: "-")
            unsafe Self.write(spanID, at: 36, buffer)
            unsafe buffer[52] = UInt8(ascii: "-")
            unsafe buffer[53] = UInt8(ascii: "0")
            unsafe buffer[54] = UInt8(ascii: "1")
            return 55
        }
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - 48)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - 87)
            default: return nil
            }
        }
        return value
    }

    private static func write(
        _ value: UInt64, at offset: Int, _ buffer: UnsafeMutableBufferPointer<UInt8>
    ) {
        for index in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * index)) & 15
            unsafe buffer[offset + index] = digit < 10 ? digit + 48 : digit + 87
        }
    }
}
