@testable import TTRPC

/// A client machine in a class, with the time: a test cannot hand the machine itself to an
/// expectation.
final class ClientSubject {
    private var machine: ClientConnectionMachine
    private(set) var now = ContinuousClock.now

    init(nextStreamID: UInt32 = 1) { machine = ClientConnectionMachine(nextStreamID: nextStreamID) }
    init(capabilities: Capabilities) {
        machine = ClientConnectionMachine(capabilities: capabilities)
    }

    var liveCount: Int { machine.liveCount }
    var ignoredCount: Int { machine.ignoredCount }
    var isExhausted: Bool { machine.isExhausted }
    var isGoingAway: Bool { machine.isGoingAway }
    var capabilities: Capabilities { machine.capabilities }

    func open(_ call: Int32, _ kind: CallKind = .unary) -> UInt32? {
        machine.open(call: call, kind: kind)
    }
    @discardableResult
    func abandon(_ id: UInt32) -> Bool { machine.abandon(id) }
    func close() -> [Int32] { machine.close().sorted() }
    func goAway(_ id: UInt32) -> [Int32] { machine.goAway(lastStreamID: id) }
    func pass(_ duration: Duration) { now += duration }

    func frame(
        _ type: UInt8, _ id: UInt32, flags: UInt8 = 0, count: Int = 1
    ) -> ClientConnectionMachine.OnFrame {
        machine.receive(
            FrameHeader(payloadByteCount: count, streamID: id, type: type, flags: flags), now: now)
    }

    func data(_ id: UInt32, count: Int = 1, flags: UInt8 = 0) -> ClientConnectionMachine.OnFrame {
        frame(FrameType.data, id, flags: flags, count: count)
    }

    /// Data with flags 0x05 and nothing in it.
    func bareClose(_ id: UInt32) -> ClientConnectionMachine.OnFrame {
        data(id, count: 0, flags: FrameFlags.remoteClosed | FrameFlags.noData)
    }

    func oversize(_ type: UInt8, _ id: UInt32) -> ClientConnectionMachine.OnFrame {
        machine.receiveOversize(
            FrameHeader(payloadByteCount: (4 << 20) + 1, streamID: id, type: type))
    }

    /// One frame in octets, or the header of one that is too long, as a driver hands it on.
    func octets(_ hexadecimal: String) -> ClientConnectionMachine.OnFrame {
        switch decodedFrame(hexadecimal) {
        case .frame(let header): machine.receive(header, now: now)
        case .oversize(let header): machine.receiveOversize(header)
        case .needMore, .discard, .close: .close
        }
    }

    // MARK: Windows

    func agree(_ capabilities: Capabilities) { machine.agree(capabilities) }
    func maySend(_ id: UInt32) -> OnSend { machine.maySend(id) }
    func sent(_ id: UInt32, _ byteCount: Int) { machine.sent(id, byteCount: byteCount) }
    func closeSending(_ id: UInt32) -> Bool { machine.closeSending(id) }
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
}
