import Foundation
import LatencyBudget
import RPC

extension TraceContext {
    /// A new trace, of which the caller is the edge.
    static func atTheEdge() -> TraceContext {
        TraceContext(
            traceID: TraceID(high: .random(in: 1 ... .max), low: .random(in: 1 ... .max)),
            spanID: .random(in: 1 ... .max), parentSpanID: 0)
    }

    /// The trace's 16 octets.
    var octets: Data { Data(hexadecimal: hexadecimal) ?? Data() }

    /// The trace's 32 digits.
    var hexadecimal: String { String(traceparent.dropFirst(3).prefix(32)) }
}

extension Data {
    /// Two digits for each octet; nil for anything else.
    init?(hexadecimal digits: String) {
        let values = digits.utf8.compactMap { UInt8(String(Unicode.Scalar($0)), radix: 16) }
        guard values.count == digits.utf8.count, values.count.isMultiple(of: 2) else { return nil }
        self.init(
            stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] })
    }
}
