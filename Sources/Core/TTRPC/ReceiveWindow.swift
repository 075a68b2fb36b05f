/// The other end of a ``SendWindow``: what has come, and what to announce.
struct ReceiveWindow {
    private let initialByteCount: Int
    /// Octets received and not yet consumed.
    private(set) var queuedByteCount = 0
    /// Octets consumed that the peer does not know of.
    private(set) var unannouncedByteCount = 0

    init(_ byteCount: Int) { initialByteCount = byteCount }

    /// Whether a peer that keeps to the window may not have sent another message.
    var isExhausted: Bool { queuedByteCount >= initialByteCount }

    mutating func received(_ count: Int) { queuedByteCount += count }

    /// The handler has taken a message. More than was queued is not announced: a window must not
    /// grow.
    mutating func consumed(_ count: Int) {
        let taken = min(count, queuedByteCount)
        queuedByteCount -= taken
        unannouncedByteCount += taken
    }

    /// Data that nobody will take.
    mutating func dropped(_ count: Int) { unannouncedByteCount += count }

    /// The increment to announce now; 0 below half the window. It is taken as announced.
    mutating func takeIncrement() -> UInt32 {
        guard unannouncedByteCount >= initialByteCount / 2 else { return 0 }
        let increment = min(unannouncedByteCount, StreamLimits.windowMax)
        unannouncedByteCount -= increment
        return UInt32(increment)
    }
}
