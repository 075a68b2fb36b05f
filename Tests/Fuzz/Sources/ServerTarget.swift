import TTRPC

/// A server's machine under any frames, driven as the transport drives it: it never traps, and its
/// count of running calls is that of the handlers.
enum ServerTarget {
    static let concurrentCallMax = 8

    /// A handler that has not returned.
    struct Running {
        var streamID: UInt32
        var kind: CallKind
        /// Messages that it has not taken: their sizes.
        var waiting: [Int] = []
    }

    struct Driver: ~Copyable {
        var machine: ServerConnectionMachine
        var running: [Int32: Running] = [:]
        var nextCall: Int32 = 0
        var now = ContinuousClock.Instant.now

        /// The first octet chooses: windows obeyed, and what the handlers do.
        let choice: UInt8
    }

    static func run(_ input: UnsafeRawBufferPointer) {
        guard let choice = unsafe input.first else { return }
        let capabilities: Capabilities = choice & 1 == 0 ? [] : .all
        var driver = Driver(
            machine: ServerConnectionMachine(
                concurrentCallMax: concurrentCallMax, capabilities: capabilities),
            choice: choice)
        var reader = unsafe FrameReader(UnsafeRawBufferPointer(rebasing: input.dropFirst()))
        frames: while let found = unsafe reader.next() {
            driver.now += .milliseconds(7)
            switch unsafe found {
            case .oversize(let header):
                let event = driver.machine.receiveOversize(header, now: driver.now)
                unsafe driver.take(event, header, UnsafeRawBufferPointer(start: nil, count: 0))
            case .frame(let header, let data):
                let now = driver.now
                let event = driver.machine.receive(header, now: now)
                if event == .close { break frames }
                unsafe driver.take(event, header, data)
            }
            driver.work()
            precondition(driver.machine.runningCount == driver.running.count)
            precondition(driver.running.count <= concurrentCallMax)
        }
        let live = driver.machine.close()
        for call in live { precondition(driver.running[call] != nil, "a call of no handler") }
        precondition(Set(live).count == live.count, "a call twice")
    }
}

extension ServerTarget.Driver {
    mutating func take(
        _ event: ServerConnectionMachine.OnFrame, _ header: FrameHeader,
        _ data: UnsafeRawBufferPointer
    ) {
        switch event {
        case .request: unsafe begin(header, data)
        case .message(let call, _):
            precondition(running[call] != nil, "a message for no handler")
            running[call]?.waiting.append(header.payloadByteCount)
        case .end(let call): precondition(running[call] != nil, "the end of no call")
        case .cancel(let call, _), .cancelled(let call): finish(call)
        case .window:
            let increment = unsafe ControlFrame.readWindow(data)
            precondition(increment != nil, "a Window that cannot be read")
            if machine.widen(header.streamID, by: increment ?? 0) == .close { _ = machine.close() }
        case .ping, .pong: precondition(unsafe ControlFrame.readPing(data) != nil)
        case .refuse, .ignore, .close: break
        }
        while let owed = machine.owedWindow() { precondition(owed.increment > 0) }
    }

    private mutating func begin(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        let envelope = unsafe RequestEnvelope(reading: data)
        guard unsafe envelope.refusal == nil else {
            machine.refused(header, now: now)
            return
        }
        // The stream's number decides what the method is.
        let kind = CallKind(rawValue: UInt8(header.streamID >> 1 & 3)) ?? .unary
        let call = nextCall
        nextCall += 1
        _ = unsafe machine.begin(
            header.streamID, call: call, kind: kind, flags: header.flags,
            payloadByteCount: envelope.payload.count)
        running[call] = ServerTarget.Running(streamID: header.streamID, kind: kind)
    }

    /// Some handlers take a message, send one, or end.
    mutating func work() {
        for call in running.keys.sorted() {
            guard let handler = running[call] else { continue }
            if choice & 2 != 0, let byteCount = handler.waiting.first {
                running[call]?.waiting.removeFirst()
                _ = machine.consumed(handler.streamID, byteCount: byteCount)
            }
            if handler.kind.sendsData, machine.maySend(handler.streamID) == .now {
                machine.sent(handler.streamID, byteCount: 1000)
            }
            if (UInt8(truncatingIfNeeded: call) ^ choice) & 4 != 0 {
                let isOpen =
                    choice & 8 != 0 && handler.kind.sendsData
                    ? machine.end(handler.streamID, now: now)
                    : machine.answer(handler.streamID, now: now)
                precondition(isOpen, "a live call was over")
                finish(call)
            }
        }
    }

    private mutating func finish(_ call: Int32) {
        guard let handler = running.removeValue(forKey: call) else {
            preconditionFailure("the end of no call")
        }
        for byteCount in handler.waiting {
            _ = machine.consumed(handler.streamID, byteCount: byteCount)
        }
        machine.returned()
    }
}
