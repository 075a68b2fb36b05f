/// What a client sends on a stream: the message at hand, and those sent before the server has taken
/// the call up, in case it has to be made again elsewhere.
struct StreamOutbox {
    /// Octets kept for another attempt (64 KiB); a call that has sent more is not made again.
    static let keptByteCountMax = 64 << 10
    /// Messages kept.
    static let keptMessageMax = 1024

    /// The message that the caller is sending.
    var message: [UInt8]?
    /// Whether the caller has closed its side.
    var isClosed = false
    /// Whether the server was told so.
    var isCloseSent = false
    /// Whether everything sent so far could be sent again.
    private(set) var isReplayable = true
    private var kept: [[UInt8]] = []
    private var keptByteCount = 0
    private var sentCount = 0

    /// The message to be sent next; nil when there is none.
    var next: [UInt8]? { sentCount < kept.count ? kept[sentCount] : message }

    /// ``next`` is on its way.
    ///
    /// - Returns: whether it was the caller's message.
    mutating func nextWasSent(isTakenUp: Bool) -> Bool {
        if sentCount < kept.count {
            sentCount += 1
            if isTakenUp { forget() }
            return false
        }
        if let message = message.take(), !isTakenUp { keep(message) }
        return true
    }

    private mutating func keep(_ message: [UInt8]) {
        keptByteCount += message.count
        guard isReplayable, keptByteCount <= Self.keptByteCountMax,
            kept.count < Self.keptMessageMax
        else {
            isReplayable = false
            kept = []
            sentCount = 0
            return
        }
        kept.append(message)
        sentCount = kept.count
    }

    /// Another attempt begins.
    mutating func rewind() {
        sentCount = 0
        isCloseSent = false
    }

    /// Nothing of what was sent is needed any more.
    mutating func forget() {
        guard sentCount == kept.count else { return }
        kept = []
        sentCount = 0
    }
}
