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
        var text = text
        let found = text.withUTF8 {
            unsafe TraceContext(traceparent: UnsafeRawBufferPointer($0), parentSpanID: parentSpanID)
        }
        guard let found else { return nil }
        self = found
    }

    /// As above, from the header's octets.
    @unsafe
    package init?(traceparent octets: UnsafeRawBufferPointer, parentSpanID: UInt64) {
        let dash = UInt8(ascii: "-")
        guard octets.count == 55, unsafe octets[0] == UInt8(ascii: "0"),
            unsafe octets[1] == UInt8(ascii: "0"), unsafe octets[2] == dash,
            unsafe octets[35] == dash, unsafe octets[52] == dash,
            let high = unsafe Self.hexadecimal(octets, at: 3),
            let low = unsafe Self.hexadecimal(octets, at: 19),
            let span = unsafe Self.hexadecimal(octets, at: 36), high | low != 0, span != 0,
            unsafe Self.isDigit(octets[53]), unsafe Self.isDigit(octets[54])
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

    private static func isDigit(_ octet: UInt8) -> Bool {
        octet &- UInt8(ascii: "0") < 10 || octet &- UInt8(ascii: "a") < 6
    }

    /// The number that 16 lower-case hexadecimal digits make; nil for anything else.
    @unsafe
    package static func hexadecimal(
        _ octets: UnsafeRawBufferPointer, at offset: Int
    ) -> UInt64? {
        guard
            let high = unsafe eightDigits(
                octets.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
            let low = unsafe eightDigits(
                octets.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
        else { return nil }
        return high << 32 | low
    }

    /// Eight digits at once, each in its own octet: the lowest octet is the first digit.
    @inline(__always)
    private static func eightDigits(_ digits: UInt64) -> UInt64? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // Of "0"…"9", 0x30…0x39, and "a"…"f", 0x61…0x66, letters alone have bit 6.
        let letters = digits >> 6 & ones
        let low = digits & (0x0F * ones)
        let isRightHalf = digits & (0xF0 * ones) == 0x30 * ones + letters * 0x30
        // Above 9, or above 6 with a letter, the sum reaches 16; below 1 it does not with 15.
        let tooHigh = (low + 6 * ones + letters * 3) & (0x10 * ones)
        let tooLow = letters & ~((low + 0x0F * ones) >> 4)
        guard isRightHalf, tooHigh == 0, tooLow == 0 else { return nil }
        var value = (low + letters * 9).byteSwapped
        value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
        value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
        return (value | value >> 16) & 0xFFFF_FFFF
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
