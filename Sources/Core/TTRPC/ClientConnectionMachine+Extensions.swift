/// The frames of the extensions.
extension ClientConnectionMachine {
    /// What a frame of an agreed extension means; nil for every other frame.
    mutating func receiveExtension(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame? {
        switch header.type {
        case FrameType.headers where capabilities.contains(.trailer):
            return receiveHeaders(header.streamID)
        case FrameType.ping where capabilities.contains(.ping):
            guard header.isPing else { return nil }
            return pings.admits(now: now) ? .ping : .close
        case FrameType.pong where capabilities.contains(.ping):
            return header.isPing ? .pong : nil
        case FrameType.goAway where capabilities.contains(.goAway):
            let isWhole = header.payloadByteCount >= ControlFrame.goAwayByteCountMin
            return header.streamID == 0 && isWhole ? .goAway : nil
        case FrameType.window where capabilities.contains(.window):
            return header.payloadByteCount == ControlFrame.windowByteCount ? .window : .close
        default: return nil
        }
    }

    /// A stream's come once, before its first Data; later ones mean nothing.
    private mutating func receiveHeaders(_ streamID: UInt32) -> OnFrame? {
        if let call = live.value(streamID) { return .headers(call: call) }
        let call: Int32?? = streams.with(streamID) { state in
            if state.isPastHeaders { return nil }
            state.isPastHeaders = true
            return state.call
        }
        return (call ?? nil).map { .headers(call: $0) }
    }
}
