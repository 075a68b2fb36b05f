/// The identity of one end-to-end request, 16 octets, shared by every hop that served it.
///
/// The value with all bits zero means "no trace" (W3C Trace Context, section "trace-id"); no record
/// is kept under it.
public struct TraceID: Hashable, Sendable {
    /// The first eight octets, most significant first.
    public let high: UInt64
    /// The last eight octets, most significant first.
    public let low: UInt64

    /// A trace of the two halves of its 16 octets.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The absent trace: every bit zero.
    public static let none = TraceID(high: 0, low: 0)

    /// Whether this is the absent trace.
    public var isNone: Bool { high == 0 && low == 0 }
}
