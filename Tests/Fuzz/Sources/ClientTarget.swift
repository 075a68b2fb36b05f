import TTRPC

/// A client's machine under any frames: each call ends at most once, and no frame traps.
enum ClientTarget {
    /// Calls that are open at first, of all kinds in turn.
    static let callCount: Int32 = 12

    static func run(_ input: UnsafeRawBufferPointer) {
        guard let choice = unsafe input.first else { return }
        var machine = ClientConnectionMachine(capabilities: choice & 1 == 0 ? [] : .all)
        var live: [Int32: UInt32] = [:]
        for call in 0..<callCount {
            let kind = CallKind(rawValue: UInt8(call % 4)) ?? .unary
            live[call] = machine.open(call: call, kind: kind)
        }
        var reader = unsafe FrameReader(UnsafeRawBufferPointer(rebasing: input.dropFirst()))
        var now = ContinuousClock.Instant.now
        frames: while let found = unsafe reader.next() {
            now += .milliseconds(7)
            let isOpen =
                switch unsafe found {
                case .oversize(let header):
                    unsafe take(
                        machine.receiveOversize(header), header,
                        UnsafeRawBufferPointer(start: nil, count: 0), &machine, &live)
                case .frame(let header, let data):
                    unsafe take(
                        machine.receive(header, now: now), header, data, &machine, &live)
                }
            guard isOpen else { break frames }
            precondition(machine.liveCount == live.count, "a call is lost")
            if choice & 2 != 0 { send(&machine, live) }
        }
        let left = machine.close()
        precondition(Set(left) == Set(live.keys) && left.count == live.count)
    }

    private static func send(_ machine: inout ClientConnectionMachine, _ live: [Int32: UInt32]) {
        for call in live.keys.sorted() where call % 4 == 1 || call % 4 == 3 {
            guard let id = live[call], machine.maySend(id) == .now else { continue }
            machine.sent(id, byteCount: 4000)
        }
    }

    /// - Returns: whether the connection goes on.
    private static func take(
        _ event: ClientConnectionMachine.OnFrame, _ header: FrameHeader,
        _ data: UnsafeRawBufferPointer, _ machine: inout ClientConnectionMachine,
        _ live: inout [Int32: UInt32]
    ) -> Bool {
        switch event {
        case .response(let call):
            _ = unsafe ResponseEnvelope(reading: data).payload
            end(call, &live)
        case .message(let call, let isLast):
            precondition(live[call] != nil, "a message for no call")
            _ = machine.consumed(header.streamID, byteCount: header.payloadByteCount)
            if isLast { end(call, &live) }
        case .end(let call), .fail(let call, _): end(call, &live)
        case .headers(let call):
            precondition(live[call] != nil, "metadata for no call")
            _ = unsafe ControlFrame.readHeaders(data) { _, _ in }
        case .goAway:
            guard let goAway = unsafe ControlFrame.readGoAway(data) else { break }
            for call in machine.goAway(lastStreamID: goAway.lastStreamID) { end(call, &live) }
        case .window:
            let increment = unsafe ControlFrame.readWindow(data)
            precondition(increment != nil, "a Window that cannot be read")
            if machine.widen(header.streamID, by: increment ?? 0) == .close { return false }
        case .ping, .pong: precondition(unsafe ControlFrame.readPing(data) != nil)
        case .ignore: break
        case .close: return false
        }
        while let owed = machine.owedWindow() { precondition(owed.increment > 0) }
        return true
    }

    private static func end(_ call: Int32, _ live: inout [Int32: UInt32]) {
        precondition(live.removeValue(forKey: call) != nil, "a call ended twice")
    }
}
