import TTRPC

/// A server machine and the time, so that a test is a list of frames and outcomes.
final class ServerSubject {
    private var machine: ServerConnectionMachine
    private(set) var now = ContinuousClock.now

    init(concurrentCallMax: Int = 1000) {
        machine = ServerConnectionMachine(concurrentCallMax: concurrentCallMax)
    }

    var runningCount: Int { machine.runningCount }
    var isDrained: Bool { machine.isDrained }

    func frame(
        _ type: UInt8, _ id: UInt32, flags: UInt8 = 0, count: Int = 1
    ) -> ServerConnectionMachine.OnFrame {
        machine.receive(header(type, id, flags, count), now: now)
    }

    func oversize(_ type: UInt8, _ id: UInt32) -> ServerConnectionMachine.OnFrame {
        machine.receiveOversize(header(type, id, 0, (4 << 20) + 1), now: now)
    }

    func request(_ id: UInt32, flags: UInt8 = 0) -> ServerConnectionMachine.OnFrame {
        frame(FrameType.request, id, flags: flags)
    }

    func data(_ id: UInt32, flags: UInt8 = 0, count: Int = 1) -> ServerConnectionMachine.OnFrame {
        frame(FrameType.data, id, flags: flags, count: count)
    }

    /// Data with flags 0x05 and nothing in it.
    func bareClose(_ id: UInt32) -> ServerConnectionMachine.OnFrame {
        data(id, flags: FrameFlags.remoteClosed | FrameFlags.noData, count: 0)
    }

    /// A Request that is taken and whose handler begins.
    func start(_ id: UInt32, call: Int32, flags: UInt8 = 0) -> Bool {
        guard request(id, flags: flags) == .request else { return false }
        machine.begin(id, call: call)
        return true
    }

    func refused(_ id: UInt32, flags: UInt8) {
        machine.refused(header(FrameType.request, id, flags, 1), now: now)
    }

    func answer(_ id: UInt32) -> Bool { machine.answer(id) }
    func returned() { machine.returned() }
    func drain() { machine.drain() }
    func close() -> [Int32] { machine.close().sorted() }
    func pass(_ duration: Duration) { now += duration }

    private func header(_ type: UInt8, _ id: UInt32, _ flags: UInt8, _ count: Int) -> FrameHeader {
        FrameHeader(payloadByteCount: count, streamID: id, type: type, flags: flags)
    }
}
