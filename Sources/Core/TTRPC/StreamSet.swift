/// The streaming calls of a connection, and the windows that they share. Unary calls never touch
/// it, and it takes no memory before the first streaming call.
///
/// Windows are counted from the connection's first octet and only obeyed once agreed: so both
/// peers hold the same windows, whatever was under way at the moment of the agreement.
struct StreamSet: ~Copyable {
    private var table = StreamTable()
    private var states: ContiguousArray<StreamState> = []
    private var free: ContiguousArray<Int32> = []
    private(set) var send = SendWindow(StreamLimits.initialConnectionWindowByteCount)
    private(set) var receive = ReceiveWindow(StreamLimits.initialConnectionWindowByteCount)
    /// Whether both peers have agreed on windows.
    private var isWindowed = false
    /// Whether the peer is known to obey them.
    private var isStrict = false
    /// Whether a stream may owe the peer an increment from before the agreement.
    private var mayOwe = false

    var count: Int { table.count }

    /// From now on windows are obeyed.
    mutating func obeyWindows() {
        guard !isWindowed else { return }
        isWindowed = true
        mayOwe = true
    }

    /// The peer has shown that it knows of the agreement.
    mutating func expectObedience() { isStrict = true }

    // MARK: Streams

    mutating func insert(_ state: StreamState) {
        if let slot = free.popLast() {
            states[Int(slot)] = state
            table.insert(state.streamID, slot)
        } else {
            table.insert(state.streamID, Int32(states.count))
            states.append(state)
        }
    }

    func contains(_ streamID: UInt32) -> Bool { table.value(streamID) != nil }

    /// Asks or changes a stream; nil when it is not there.
    @inline(__always)
    mutating func with<Answer>(
        _ streamID: UInt32, _ body: (inout StreamState) -> Answer
    ) -> Answer? {
        guard let slot = table.value(streamID) else { return nil }
        return body(&states[Int(slot)])
    }

    mutating func remove(_ streamID: UInt32) -> StreamState? {
        guard let slot = table.remove(streamID) else { return nil }
        free.append(slot)
        return states[Int(slot)]
    }

    /// Every stream's id and the driver's number, in no order.
    func forEachStream(_ body: (_ streamID: UInt32, _ call: Int32) -> Void) {
        table.forEachEntry { streamID, slot in body(streamID, states[Int(slot)].call) }
    }

    mutating func removeAll() {
        table = StreamTable()
        states = []
        free = []
    }

    // MARK: Sending

    func maySend(_ streamID: UInt32) -> OnSend {
        guard let slot = table.value(streamID), !states[Int(slot)].isSendClosed else {
            return .over
        }
        if !isWindowed { return .now }
        return states[Int(slot)].send.isOpen && send.isOpen ? .now : .wait
    }

    mutating func sent(_ streamID: UInt32, byteCount: Int) {
        send.sent(byteCount)
        guard let slot = table.value(streamID) else { return }
        states[Int(slot)].send.sent(byteCount)
    }

    mutating func widen(_ streamID: UInt32, by increment: UInt32) -> OnWindow {
        guard increment > 0 else { return .close }
        if streamID == 0 {
            let wasOpen = send.isOpen
            guard send.widen(by: increment) else { return .close }
            return !wasOpen && send.isOpen ? .resumeAll : .ignore
        }
        guard let slot = table.value(streamID) else { return .ignore }
        let wasOpen = states[Int(slot)].send.isOpen
        guard states[Int(slot)].send.widen(by: increment) else { return .close }
        let state = states[Int(slot)]
        let resumes = !wasOpen && state.send.isOpen && send.isOpen && !state.isSendClosed
        return resumes ? .resume(call: state.call) : .ignore
    }

    // MARK: Receiving

    /// Whether a stream's queue takes a message; false: it, or the connection, is full.
    mutating func takes(_ streamID: UInt32, byteCount: Int) -> Bool {
        guard let slot = table.value(streamID) else { return false }
        if isWindowed, isStrict, receive.isExhausted { return false }
        let takes = states[Int(slot)].takes(byteCount, isWindowed: isWindowed, isStrict: isStrict)
        if takes { receive.received(byteCount) }
        return takes
    }

    /// Data that no handler will see.
    mutating func dropped(byteCount: Int) { receive.dropped(byteCount) }

    mutating func consumed(
        _ streamID: UInt32, byteCount: Int
    ) -> (stream: UInt32, connection: UInt32) {
        receive.consumed(byteCount)
        let slot = table.value(streamID)
        if let slot { states[Int(slot)].consumed(byteCount) }
        guard isWindowed else { return (0, 0) }
        let stream = if let slot { states[Int(slot)].takeIncrement() } else { 0 as UInt32 }
        return (stream, receive.takeIncrement())
    }

    /// An increment that is owed without anybody having consumed a message just now.
    mutating func owedWindow() -> (streamID: UInt32, increment: UInt32)? {
        guard isWindowed else { return nil }
        let increment = receive.takeIncrement()
        if increment > 0 { return (0, increment) }
        guard mayOwe else { return nil }
        var owing: [UInt32] = []
        table.forEachEntry { streamID, _ in owing.append(streamID) }
        for streamID in owing {
            let increment = with(streamID) { $0.takeIncrement() } ?? 0
            if increment > 0 { return (streamID, increment) }
        }
        mayOwe = false
        return nil
    }
}
