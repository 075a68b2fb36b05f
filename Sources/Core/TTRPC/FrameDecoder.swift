/// Cuts a stream of octets into frames, wherever the reads happen to end.
///
/// It holds no octets: the driver keeps what is not yet consumed and asks again when more has come.
public struct FrameDecoder: Sendable {
    /// Octets of oversize frames thrown away on one connection before it is closed (64 MiB).
    /// Source: ttRPC wire facts, section 8.
    public static let discardedByteCountMax = 64 << 20

    /// What the octets at hand amount to.
    public enum OnBytes: Equatable, Sendable {
        /// Nothing whole yet. At least so many octets are needed from the first one on.
        case needMore(Int)
        /// A frame: the header, then its data. Take `consumed` octets.
        case frame(FrameHeader)
        /// A frame above the limit begins; its data is thrown away as it comes.
        case oversize(FrameHeader)
        /// Octets of an oversize frame: drop so many and ask again.
        case discard(Int)
        /// The peer is no ttRPC peer, or has sent too much that was thrown away.
        case close
    }

    private var discarding = 0
    private var discarded = 0

    /// Makes a decoder at the start of a stream.
    public init() {}

    /// Looks at `bytes`, the octets not yet consumed.
    ///
    /// - Returns: What to do, and how many octets it uses up: the driver drops them afterwards.
    @inline(__always)
    @unsafe
    public mutating func next(_ bytes: UnsafeRawBufferPointer) -> (OnBytes, consumed: Int) {
        if discarding > 0 { return discard(bytes.count) }
        guard bytes.count >= FrameHeader.byteCount, let base = bytes.baseAddress else {
            return (.needMore(FrameHeader.byteCount), 0)
        }
        let header = unsafe FrameHeader(reading: base)
        if header.payloadByteCount > FrameHeader.payloadByteCountMax { return refuse(header) }
        let whole = FrameHeader.byteCount + header.payloadByteCount
        return bytes.count < whole ? (.needMore(whole), 0) : (.frame(header), whole)
    }

    private mutating func discard(_ available: Int) -> (OnBytes, consumed: Int) {
        let count = min(discarding, available)
        if count == 0 { return (.needMore(1), 0) }
        discarding -= count
        return (.discard(count), count)
    }

    private mutating func refuse(_ header: FrameHeader) -> (OnBytes, consumed: Int) {
        guard header.payloadByteCount < FrameHeader.reservedLengthLimit,
            discarded + header.payloadByteCount <= Self.discardedByteCountMax
        else { return (.close, 0) }
        discarded += header.payloadByteCount
        discarding = header.payloadByteCount
        return (.oversize(header), FrameHeader.byteCount)
    }

    /// Whether the stream may end here: not inside a frame. `leftOver` is what is not consumed.
    public func mayEnd(leftOver: Int) -> Bool { discarding == 0 && leftOver == 0 }
}
