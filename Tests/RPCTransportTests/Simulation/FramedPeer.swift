internal import Reactor
internal import TLS
internal import TTRPC
internal import TestSupport

@testable import RPCTransport

/// A connection that keeps the frames it receives, and does with them what a test says.
// Safety: used by the thread that turns the simulation.
final class FramedPeer: FramedConnection, @unchecked Sendable {
    private(set) var frames: [RawFrame] = []
    private(set) var oversizeCount = 0
    private(set) var closedCount = 0
    private(set) var queuedWhenClosed = 0
    private(set) var establishedCount = 0
    var whenReceived: (FramedPeer, RawFrame) -> Void = { _, _ in }
    private var isConnecting = false

    static func connect(
        _ loop: EventLoop, to address: String, tls: TLSSession? = nil
    ) throws -> FramedPeer {
        let descriptor = try loop.connect(to: SocketAddress(simulated: address))
        let peer = FramedPeer(loop: loop, descriptor: descriptor, tls: tls)
        peer.isConnecting = true
        peer.register(.writable)
        return peer
    }

    override func ready(_ events: Readiness) {
        guard isConnecting else {
            super.ready(events)
            return
        }
        isConnecting = false
        if loop.connectError(descriptor) != 0 {
            close()
        } else {
            setInterest(.readable)
            if isEncrypted { beginHandshake() } else { markDirty() }
        }
    }

    @unsafe
    override func received(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        let frame = RawFrame(
            streamID: header.streamID, type: header.type, flags: header.flags,
            data: unsafe Array(data))
        frames.append(frame)
        whenReceived(self, frame)
    }

    override func receivedOversize(_ header: FrameHeader) { oversizeCount += 1 }
    override func established() { establishedCount += 1 }

    override func closed() {
        closedCount += 1
        queuedWhenClosed = queuedByteCount
    }

    /// Queues a frame of any size; false when there is no room.
    @discardableResult
    func put(_ frame: RawFrame) -> Bool {
        let octets = frame.octets
        guard let place = unsafe reserve(octets.count) else { return false }
        unsafe octets.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress {
                unsafe place.copyMemory(from: base, byteCount: bytes.count)
            }
        }
        sent(octets.count)
        return true
    }
}

/// Accepts framed connections.
// Safety: as above.
final class FramedAcceptor: EventSource, @unchecked Sendable {
    private(set) var peers: [FramedPeer] = []
    private let make: (EventLoop, Int32) -> FramedPeer

    init(
        _ loop: EventLoop, _ address: String, _ make: @escaping (EventLoop, Int32) -> FramedPeer
    ) throws {
        self.make = make
        super.init(loop: loop)
        register(
            .readable, descriptor: try loop.listen(on: SocketAddress(simulated: address)))
    }

    override func ready(_ events: Readiness) {
        while case .connection(let descriptor) = loop.accept(descriptor) {
            let peer = make(loop, descriptor)
            peers.append(peer)
            peer.register(.readable)
        }
    }
}
