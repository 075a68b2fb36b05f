/// Data of the client, and of the server.
extension ServerConnectionMachine {
    mutating func receiveData(_ header: FrameHeader, now: ContinuousClock.Instant) -> OnFrame {
        let id = header.streamID
        if streams.contains(id) { return receiveStreamData(header, now: now) }
        streams.dropped(byteCount: header.payloadByteCount)
        if let call = live.remove(id) {
            lingering.insert(id, now: now)
            return .cancel(call: call, .unexpectedData)
        }
        let isClose = header.flags & FrameFlags.remoteClosed != 0
        if lingering.drops(id, isClose: isClose, now: now) { return .ignore }
        let isOver = id & 1 == 1 && id <= largestStreamID
        let isBare = header.payloadByteCount == 0 && header.flags & FrameFlags.noData != 0
        if isOver, isClose, isBare { return .ignore }
        strayDataCount += 1
        if strayDataCount > Self.strayDataMax { return .close }
        return answeredStrays.insert(id).inserted ? .refuse(.unexpectedData) : .ignore
    }

    /// Data with `no data` carries no message, even where it has octets.
    private mutating func receiveStreamData(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame {
        let id = header.streamID
        let isClose = header.flags & FrameFlags.remoteClosed != 0
        let isMessage = header.flags & FrameFlags.noData == 0
        let mayCome = streams.with(id) { state in
            // A client that opened its side of a call that takes no Data may still close it.
            let takes = state.kind.takesData || isClose && !isMessage && state.kind != .unary
            return !state.isRemoteClosed && takes
        }
        guard mayCome == true else { return fail(header, .unexpectedData, now) }
        if isMessage {
            guard streams.takes(id, byteCount: header.payloadByteCount) else {
                return fail(header, .queueOverflow, now)
            }
        } else {
            streams.dropped(byteCount: header.payloadByteCount)
        }
        return streams.with(id) { state in
            if isClose { state.isRemoteClosed = true }
            if isMessage { return .message(call: state.call, isLast: isClose) }
            return isClose && state.kind.takesData ? .end(call: state.call) : .ignore
        } ?? .ignore
    }

    mutating func receiveOversizeData(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame {
        let id = header.streamID
        if streams.contains(id) { return fail(header, .oversize, now) }
        streams.dropped(byteCount: header.payloadByteCount)
        if let call = live.remove(id) {
            lingering.insert(id, now: now)
            return .cancel(call: call, .oversize)
        }
        let isClose = header.flags & FrameFlags.remoteClosed != 0
        return lingering.drops(id, isClose: isClose, now: now) ? .ignore : .refuse(.oversize)
    }

    /// The frame ends its stream, and what the client sent behind it is dropped in silence.
    private mutating func fail(
        _ header: FrameHeader, _ refusal: Refusal, _ now: ContinuousClock.Instant
    ) -> OnFrame {
        streams.dropped(byteCount: header.payloadByteCount)
        guard let state = streams.remove(header.streamID) else { return .ignore }
        lingering.insert(header.streamID, now: now)
        return .cancel(call: state.call, refusal)
    }

    // MARK: Sending

    /// Whether a Data frame may go out on a stream. Room in the write queue is the driver's matter.
    public func maySend(_ streamID: UInt32) -> OnSend { streams.maySend(streamID) }

    /// A message of so many octets has been sent as Data; on a stream that is over, the connection
    /// alone is charged.
    public mutating func sent(_ streamID: UInt32, byteCount: Int) {
        streams.sent(streamID, byteCount: byteCount)
    }

    /// A Window frame has widened a stream, or with id 0 the connection.
    public mutating func widen(_ streamID: UInt32, by increment: UInt32) -> OnWindow {
        streams.widen(streamID, by: increment)
    }

    // MARK: Consuming

    /// The handler has taken a message that came as Data (not one that came in the Request), or
    /// the driver has thrown such a message away, be its stream live or over.
    ///
    /// - Returns: the increments to announce now, on the stream and on id 0; 0 is none.
    public mutating func consumed(
        _ streamID: UInt32, byteCount: Int
    ) -> (stream: UInt32, connection: UInt32) {
        streams.consumed(streamID, byteCount: byteCount)
    }

    /// A Window frame that is owed although nobody has consumed a message just now: for Data that
    /// was dropped here, or consumed before windows were agreed on. Ask until nil, after `agree`
    /// and after a Data frame that was no message.
    public mutating func owedWindow() -> (streamID: UInt32, increment: UInt32)? {
        streams.owedWindow()
    }
}
