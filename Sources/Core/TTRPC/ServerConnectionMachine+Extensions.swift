/// The frames of the extensions.
extension ServerConnectionMachine {
    /// What a frame of an agreed extension means; nil for every other frame.
    mutating func receiveExtension(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame? {
        guard let outcome = extensionOutcome(header, now: now) else { return nil }
        streams.expectObedience()
        return outcome
    }

    private mutating func extensionOutcome(
        _ header: FrameHeader, now: ContinuousClock.Instant
    ) -> OnFrame? {
        switch header.type {
        case FrameType.cancel where capabilities.contains(.cancel):
            return receiveCancel(header.streamID, now: now)
        case FrameType.ping where capabilities.contains(.ping):
            guard header.isPing else { return nil }
            return pings.admits(now: now) ? .ping : .close
        case FrameType.pong where capabilities.contains(.ping):
            return header.isPing ? .pong : nil
        case FrameType.window where capabilities.contains(.window):
            return header.payloadByteCount == ControlFrame.windowByteCount ? .window : .close
        default: return nil
        }
    }

    private mutating func receiveCancel(
        _ streamID: UInt32, now: ContinuousClock.Instant
    ) -> OnFrame {
        guard let call = live.remove(streamID) ?? finish(streamID, now: now) else {
            return .ignore
        }
        return .cancelled(call: call)
    }
}
