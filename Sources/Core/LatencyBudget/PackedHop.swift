/// A hop record in 64 octets, as it waits at its sender and travels: numbers only. The operation's
/// name is an index into a list that goes with it.
///
/// The layout is that of `carewire.aggregator.v1.RecordRequest.packed_hops`. A duration keeps its
/// 32 highest bits: up to 4.29 s every nanosecond, beyond to within 0.24 parts in a thousand
/// million, always cut and never raised.
public struct PackedHop: Sendable, Equatable, BitwiseCopyable {
    /// Octets of a record.
    public static let byteCount = 64
    /// Names that one list can have.
    public static let operationCountMax = 4_096
    private static let mantissaMask: UInt64 = 0xFFFF_FFFF

    private var words: Words

    private struct Words: Equatable, BitwiseCopyable {
        var traceHigh: UInt64
        var traceLow: UInt64
        var span: UInt64
        var parent: UInt64
        var head: UInt64
        var runAndDownstream: UInt64
        var offsetAndDeadline: UInt64
        var waitAndExponents: UInt64
    }

    /// Packs a record.
    ///
    /// - Parameter operation: the name's place in its list, below ``operationCountMax``; higher
    ///   ones are cut.
    @inline(__always)
    public init(_ hop: HopRecord, operation: Int) {
        var exponents: UInt64 = 0
        func mantissa(_ duration: UInt64, _ place: UInt64) -> UInt64 {
            if duration <= Self.mantissaMask { return duration }
            let cut = min(duration, UInt64(Int64.max))
            let exponent = UInt64(32 - cut.leadingZeroBitCount)
            exponents |= exponent << (32 + 5 * place)
            return cut >> exponent
        }
        let status = UInt64(hop.status >= 0 && hop.status <= 255 ? hop.status : 255)
        let head =
            UInt64(truncatingIfNeeded: operation) & 0xFFF | UInt64(hop.kind.rawValue) << 12
            | UInt64(hop.cache.rawValue) << 14 | status << 16 | UInt64(hop.attempt) << 24
        words = Words(
            traceHigh: hop.traceID.high, traceLow: hop.traceID.low, span: hop.spanID,
            parent: hop.parentSpanID, head: head | mantissa(hop.queueNanoseconds, 0) << 32,
            runAndDownstream: mantissa(hop.runNanoseconds, 1)
                | mantissa(hop.downstreamNanoseconds, 2) << 32,
            offsetAndDeadline: mantissa(hop.offsetNanoseconds, 3)
                | mantissa(hop.deadlineNanoseconds, 4) << 32,
            waitAndExponents: mantissa(hop.batchWaitNanoseconds, 5))
        words.waitAndExponents |= exponents
    }

    private func duration(_ mantissa: UInt64, _ place: UInt64) -> UInt64 {
        (mantissa & Self.mantissaMask) << (words.waitAndExponents >> (32 + 5 * place) & 31)
    }

    /// The place of the operation's name in its list.
    public var operation: Int {
        get { Int(words.head & 0xFFF) }
        set { words.head = words.head & ~0xFFF | UInt64(truncatingIfNeeded: newValue) & 0xFFF }
    }

    /// Who measured the span; nil for what no sender of ours wrote.
    public var kind: HopRecord.Kind? {
        HopRecord.Kind(rawValue: UInt8(truncatingIfNeeded: words.head >> 12 & 3))
    }

    /// gRPC status code; 255 stands for all that do not fit.
    public var status: Int32 { Int32(words.head >> 16 & 0xFF) }
    /// The request that the span is a part of.
    public var traceID: TraceID { TraceID(high: words.traceHigh, low: words.traceLow) }
    /// The server's wait for a worker, in nanoseconds.
    public var queueNanoseconds: UInt64 { duration(words.head >> 32, 0) }
    /// The run, in nanoseconds.
    public var runNanoseconds: UInt64 { duration(words.runAndDownstream, 1) }

    /// The record; nil when its kind is none.
    public func record(operation: String) -> HopRecord? {
        guard let kind else { return nil }
        let cache = CacheOutcome(rawValue: UInt8(truncatingIfNeeded: words.head >> 14 & 3))
        return HopRecord(
            kind: kind, traceID: traceID, spanID: words.span, parentSpanID: words.parent,
            operation: operation, status: status, queueNanoseconds: queueNanoseconds,
            runNanoseconds: runNanoseconds,
            downstreamNanoseconds: duration(words.runAndDownstream >> 32, 2),
            offsetNanoseconds: duration(words.offsetAndDeadline, 3),
            deadlineNanoseconds: duration(words.offsetAndDeadline >> 32, 4),
            batchWaitNanoseconds: duration(words.waitAndExponents, 5),
            attempt: UInt8(truncatingIfNeeded: words.head >> 24), cache: cache ?? .notAsked)
    }
}

extension PackedHop {
    /// Records as octets, one after the other.
    public static func octets(_ hops: [PackedHop]) -> [UInt8] {
        #if _endian(little)
            // The words lie in memory as they travel.
            return unsafe hops.withUnsafeBytes { bytes in unsafe [UInt8](bytes) }
        #else
            #error("the layout is that of processors with the lowest octet first")
        #endif
    }

    /// The whole records in octets; a rest that is none is left out.
    public static func hops(_ octets: [UInt8]) -> [PackedHop] {
        let count = octets.count / byteCount
        return unsafe [PackedHop](unsafeUninitializedCapacity: count) { buffer, written in
            unsafe octets.withUnsafeBytes { bytes in
                let whole = unsafe UnsafeRawBufferPointer(rebasing: bytes.prefix(count * byteCount))
                unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: whole)
            }
            written = count
        }
    }
}
