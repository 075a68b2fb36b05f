internal import LatencyBudget
internal import RPC
internal import TTRPC

/// The octets of a request's envelope that stand around its message.
enum RequestPrefix {
    private static let hexadecimal = Array("0123456789abcdef".utf8)
    private static let traceparentHead = head(TraceMetadata.traceparent, valueByteCount: 55)
    private static let parentSpanHead = head(TraceMetadata.parentSpan, valueByteCount: 16)
    private static let traceparentByteCount = TraceMetadata.traceparent.utf8.count + 55
    private static let parentSpanByteCount = TraceMetadata.parentSpan.utf8.count + 16

    /// Names of service and method: every call of a method shares them.
    static func make(_ method: MethodName) -> [UInt8] {
        RequestWriter.prefix(service: method.service, method: method.name)
    }

    /// Appends the pairs that say which request a call belongs to, and counts them.
    static func append(
        _ trace: TraceContext, to octets: inout [UInt8], _ entryCount: inout Int,
        _ byteCount: inout Int
    ) {
        octets += traceparentHead
        octets.append(UInt8(ascii: "0"))
        octets.append(UInt8(ascii: "0"))
        octets.append(UInt8(ascii: "-"))
        append(trace.traceID.high, to: &octets)
        append(trace.traceID.low, to: &octets)
        octets.append(UInt8(ascii: "-"))
        append(trace.spanID, to: &octets)
        octets.append(UInt8(ascii: "-"))
        octets.append(UInt8(ascii: "0"))
        octets.append(UInt8(ascii: "1"))
        entryCount += 1
        byteCount += traceparentByteCount
        if trace.parentSpanID == 0 { return }
        octets += parentSpanHead
        append(trace.parentSpanID, to: &octets)
        entryCount += 1
        byteCount += parentSpanByteCount
    }

    /// Appends one pair, and counts it.
    static func append(
        _ key: String, _ value: String, to octets: inout [UInt8], _ entryCount: inout Int,
        _ byteCount: inout Int
    ) {
        RequestWriter.append(key: key, value: value, to: &octets)
        entryCount += 1
        byteCount += key.utf8.count + value.utf8.count
    }

    private static func append(_ value: UInt64, to octets: inout [UInt8]) {
        var shift: UInt64 = 60
        while true {
            octets.append(hexadecimal[Int(truncatingIfNeeded: value >> shift) & 15])
            if shift == 0 { return }
            shift -= 4
        }
    }

    /// What stands in front of a value of a known, small size.
    private static func head(_ key: String, valueByteCount: Int) -> [UInt8] {
        var octets: [UInt8] = []
        RequestWriter.append(
            key: key, value: String(repeating: "0", count: valueByteCount), to: &octets)
        return Array(octets.dropLast(valueByteCount))
    }
}
