import TTRPC

/// A server machine and the time, so that a test is a list of frames and outcomes.
final class ServerSubject {
    private var machine: ServerConnectionMachine
    private(set) var now = ContinuousClock.now

    init(concurrentCallMax: Int = 1000, capabilities: Capabilities = []) {
        machine = ServerConnectionMachine(
            concurrentCallMax: concurrentCallMax, capabilities: capabilities)
    }

    var runningCount: Int { machine.runningCount }
    var ignoredCount: Int { machine.ignoredCount }
    var isDrained: Bool { machine.isDrained }
    var lastStreamID: UInt32 { machine.lastStreamID }
    var capabilities: Capabilities { machine.capabilities }

    // MARK: Frames

    func frame(
        _ type: UInt8, _ id: UInt32, flags: UInt8 = 0, count: Int = 1
    ) -> ServerConnectionMachine.OnFrame {
        machine.receive(header(type, id, flags, count), now: now)
    }

    func oversize(
        _ type: UInt8, _ id: UInt32, flags: UInt8 = 0
    ) -> ServerConnectionMachine.OnFrame {
        machine.receiveOversize(header(type, id, flags, (4 << 20) + 1), now: now)
    }

    func request(_ id: UInt32, flags: UInt8 = 0) -> ServerConnectionMachine.OnFrame {
        frame(FrameType.request, id, flags: flags)
    }

    func data(_ id: UInt32, count: Int = 1, flags: UInt8 = 0) -> ServerConnectionMachine.OnFrame {
        frame(FrameType.data, id, flags: flags, count: count)
    }

    /// Data with flags 0x05 and nothing in it.
    func bareClose(_ id: UInt32) -> ServerConnectionMachine.OnFrame {
        data(id, count: 0, flags: FrameFlags.remoteClosed | FrameFlags.noData)
    }

    func ping(_ id: UInt32 = 0) -> ServerConnectionMachine.OnFrame {
        frame(FrameType.ping, id, count: 8)
    }

    /// One frame in octets, or the header of one that is too long, as a driver hands it on.
    func octets(_ hexadecimal: String) -> ServerConnectionMachine.OnFrame {
        switch decodedFrame(hexadecimal) {
        case .frame(let header): machine.receive(header, now: now)
        case .oversize(let header): machine.receiveOversize(header, now: now)
        case .needMore, .discard, .close: .close
        }
    }

    // MARK: Calls

    /// A Request that is taken and whose handler begins.
    func start(_ id: UInt32, call: Int32, flags: UInt8 = 0) -> Bool {
        guard request(id, flags: flags) == .request else { return false }
        machine.begin(id, call: call)
        return true
    }

    /// A Request of any kind that is taken and whose handler begins; nil when it is refused.
    func start(
        _ id: UInt32, call: Int32, _ kind: CallKind, flags: UInt8? = nil, payloadByteCount: Int = 0
    ) -> ServerConnectionMachine.OnBegin? {
        let flags = flags ?? kind.openingFlags
        guard request(id, flags: flags) == .request else { return nil }
        return machine.begin(
            id, call: call, kind: kind, flags: flags, payloadByteCount: payloadByteCount)
    }

    func refused(_ id: UInt32, flags: UInt8) {
        machine.refused(header(FrameType.request, id, flags, 1), now: now)
    }

    func answer(_ id: UInt32) -> Bool { machine.answer(id, now: now) }
    func end(_ id: UInt32) -> Bool { machine.end(id, now: now) }
    func returned() { machine.returned() }

    // MARK: Windows

    func agree(_ capabilities: Capabilities) { machine.agree(capabilities) }
    func maySend(_ id: UInt32) -> OnSend { machine.maySend(id) }
    func sent(_ id: UInt32, _ byteCount: Int) { machine.sent(id, byteCount: byteCount) }
    func widen(_ id: UInt32, _ increment: UInt32) -> OnWindow { machine.widen(id, by: increment) }

    func consumed(_ id: UInt32, _ byteCount: Int) -> Increments {
        let (stream, connection) = machine.consumed(id, byteCount: byteCount)
        return Increments(stream: stream, connection: connection)
    }

    /// Every Window that is owed now.
    func owed() -> [OwedWindow] {
        var owed: [OwedWindow] = []
        while let (id, increment) = machine.owedWindow() {
            owed.append(OwedWindow(streamID: id, increment: increment))
        }
        return owed
    }

    // MARK: The end

    func beginDrain() -> Bool { machine.beginDrain() }
    func drain() { machine.drain() }
    func close() -> [Int32] { machine.close().sorted() }
    func pass(_ duration: Duration) { now += duration }

    private func header(_ type: UInt8, _ id: UInt32, _ flags: UInt8, _ count: Int) -> FrameHeader {
        FrameHeader(payloadByteCount: count, streamID: id, type: type, flags: flags)
    }
}
