/// Data of the server, and of the client.
extension ClientConnectionMachine {
    /// What Data means; nil when it is for no call.
    mutating func receiveData(_ header: FrameHeader) -> OnFrame? {
        let id = header.streamID
        let isClose = header.flags & FrameFlags.remoteClosed != 0
        let isMessage = header.flags & FrameFlags.noData == 0
        guard streams.with(id, { $0.kind.sendsData }) == true else {
            streams.dropped(byteCount: header.payloadByteCount)
            return take(id).map { .fail(call: $0, .unexpectedData) }
        }
        let fits = isMessage && streams.takes(id, byteCount: header.payloadByteCount)
        if !fits { streams.dropped(byteCount: header.payloadByteCount) }
        if isMessage && !fits { return take(id).map { .fail(call: $0, .queueOverflow) } }
        if isClose {
            return take(id).map { isMessage ? .message(call: $0, isLast: true) : .end(call: $0) }
        }
        return streams.with(id) { state in
            guard isMessage else { return .ignore }
            state.isPastHeaders = true
            return .message(call: state.call, isLast: false)
        }
    }

    // MARK: Sending

    /// Whether a Data frame may go out on a stream. Room in the write queue is the driver's matter.
    public func maySend(_ streamID: UInt32) -> OnSend { streams.maySend(streamID) }

    /// A message of so many octets has been sent as Data.
    public mutating func sent(_ streamID: UInt32, byteCount: Int) {
        streams.sent(streamID, byteCount: byteCount)
    }

    /// This side closes: send ``DataWriter/end(streamID:)``. False when the stream or this side of
    /// it is over already, and nothing may be sent.
    public mutating func closeSending(_ streamID: UInt32) -> Bool {
        streams.with(streamID) { state in
            defer { state.isSendClosed = true }
            return !state.isSendClosed
        } ?? false
    }

    /// A Window frame has widened a stream, or with id 0 the connection.
    public mutating func widen(_ streamID: UInt32, by increment: UInt32) -> OnWindow {
        streams.widen(streamID, by: increment)
    }

    // MARK: Consuming

    /// The caller has taken a message that came as Data, or the driver has thrown one away, be its
    /// stream live or over.
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
