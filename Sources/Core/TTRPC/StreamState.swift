/// One streaming call on a connection, as either side sees it.
struct StreamState {
    let streamID: UInt32
    /// The driver's number of it.
    let call: Int32
    let kind: CallKind
    /// The peer sends no more.
    var isRemoteClosed: Bool
    /// This side sends no more Data.
    var isSendClosed: Bool
    /// Headers or Data have come, so Headers may not come any more.
    var isPastHeaders = false
    private var queuedMessageCount = 0
    var send = SendWindow(StreamLimits.initialWindowByteCount)
    private(set) var receive = ReceiveWindow(StreamLimits.initialWindowByteCount)

    init(
        streamID: UInt32, call: Int32, kind: CallKind, isRemoteClosed: Bool, isSendClosed: Bool
    ) {
        self.streamID = streamID
        self.call = call
        self.kind = kind
        self.isRemoteClosed = isRemoteClosed
        self.isSendClosed = isSendClosed
    }

    /// Whether the receiving queue takes another message, and counts it. `isStrict`: the peer
    /// knows of the windows.
    mutating func takes(_ byteCount: Int, isWindowed: Bool, isStrict: Bool) -> Bool {
        let hasRoom =
            if isWindowed {
                queuedMessageCount < StreamLimits.windowedMessageMax
                    && (isStrict
                        ? !receive.isExhausted
                        : receive.queuedByteCount < StreamLimits.queuedByteCountMax)
            } else {
                queuedMessageCount == 0
                    || queuedMessageCount < StreamLimits.queuedMessageMax
                        && receive.queuedByteCount + byteCount <= StreamLimits.queuedByteCountMax
            }
        guard hasRoom else { return false }
        queuedMessageCount += 1
        receive.received(byteCount)
        return true
    }

    /// The handler has taken a message.
    mutating func consumed(_ byteCount: Int) {
        queuedMessageCount = max(0, queuedMessageCount - 1)
        receive.consumed(byteCount)
    }

    /// The increment to announce now; 0 when there is none, or nothing more will come.
    mutating func takeIncrement() -> UInt32 { isRemoteClosed ? 0 : receive.takeIncrement() }
}
