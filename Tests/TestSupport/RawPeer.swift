internal import Reactor

/// One end of a connection that speaks octets and knows no protocol.
///
/// It reads from its socket only while somebody waits for octets: a peer that is not asked does not
/// read. Closed when it goes.
package final class RawPeer: Sendable {
    /// The connection ended before as many octets had come as were asked for.
    package struct EndedError: Error, CustomStringConvertible {
        /// What came instead.
        package let received: [UInt8]

        /// An end after these octets.
        package init(received: [UInt8]) { self.received = received }

        package var description: String { "the connection ended after \(received.count) octets" }
    }

    /// The loop of all peers of a test process.
    static let loop: EventLoop = {
        let loop = EventLoop(name: "raw peers")
        loop.start()
        return loop
    }()

    private let link: RawLink

    init(descriptor: Int32) { link = RawLink(loop: Self.loop, descriptor: descriptor) }

    deinit {
        let link = link
        Self.loop.submit { link.close() }
    }

    /// Connects to `host:port` or a Unix socket's path.
    package static func connect(to address: String) async throws -> RawPeer {
        let peer = RawPeer(
            descriptor: try Socket.connect(to: await SocketAddress.resolve(address)[0]))
        await loop.run { peer.link.register([]) }
        return peer
    }

    /// Connects to a port of this machine.
    package static func connect(port: UInt16) async throws -> RawPeer {
        try await connect(to: "127.0.0.1:\(port)")
    }

    /// Begins to watch a socket that was accepted. On the peers' loop.
    func accepted() { link.register([]) }

    /// Sends, and waits until the socket has taken everything.
    ///
    /// - Returns: Whether it has; false when the connection broke.
    @discardableResult
    package func send(_ octets: [UInt8]) async -> Bool {
        await Self.loop.run { await self.link.send(octets) }
    }

    /// The next octets.
    ///
    /// - Throws: ``EndedError``, or `CancellationError` when the task is cancelled.
    package func receive(_ count: Int) async throws -> [UInt8] {
        let octets = try await atMost(count)
        if octets.count < count { throw EndedError(received: octets) }
        return octets
    }

    /// Everything until the end of the connection.
    package func receiveToEnd() async throws -> [UInt8] { try await atMost(.max) }

    /// What is there, one octet at least and so many at most; nothing at the end of the connection.
    package func receiveSome(atMost count: Int = 256 * 1024) async throws -> [UInt8] {
        try await atMost(count, waitingFor: 1)
    }

    private func atMost(_ count: Int, waitingFor wanted: Int? = nil) async throws -> [UInt8] {
        let link = link
        let octets = await withTaskCancellationHandler {
            await Self.loop.run { await link.receive(count, waitingFor: wanted ?? count) }
        } onCancel: {
            Self.loop.submit { link.stopWaiting() }
        }
        try Task.checkCancellation()
        return octets
    }

    /// Tells the other side that nothing more will be sent.
    package func finishSending() async { await Self.loop.run { self.link.finishSending() } }

    /// Closes both directions.
    package func close() async { await Self.loop.run { self.link.close() } }
}

// Safety: used on its loop's thread only.
private final class RawLink: EventSource, @unchecked Sendable {
    private var received: [UInt8] = []
    private var outgoing: ArraySlice<UInt8> = []
    private var isEnded = false
    private var isBroken = false
    private var isClosed = false
    private var wanted = 0
    private var reader: CheckedContinuation<Void, Never>?
    private var writer: CheckedContinuation<Void, Never>?

    override init(loop: EventLoop, descriptor: Int32 = -1) {
        super.init(loop: loop, descriptor: descriptor)
    }

    override func ready(_ events: Readiness) {
        // A hang-up is told again and again; what is left can be read without being told.
        if !events.isDisjoint(with: [.hangup, .error]) { unregister() }
        write()
        read()
        update()
    }

    private func read() {
        guard reader != nil else { return }
        var space = [UInt8](repeating: 0, count: 256 * 1024)
        while !isEnded, received.count < wanted {
            switch unsafe space.withUnsafeMutableBytes({ unsafe Socket.read(descriptor, into: $0) })
            {
            case .bytes(let count): received += space[..<count]
            case .wouldBlock where isRegistered: return
            case .wouldBlock, .end, .failed: isEnded = true
            }
        }
        reader.take()?.resume()
    }

    private func write() {
        while !outgoing.isEmpty, !isBroken {
            switch unsafe outgoing.withUnsafeBytes({ unsafe Socket.write(descriptor, $0) }) {
            case .bytes(let count): outgoing = outgoing.dropFirst(count)
            case .wouldBlock where isRegistered: return
            case .wouldBlock, .end, .failed: isBroken = true
            }
        }
        writer.take()?.resume()
    }

    private func update() {
        var interest: Readiness = []
        if reader != nil { interest.insert(.readable) }
        if writer != nil { interest.insert(.writable) }
        setInterest(interest)
    }

    func send(_ octets: [UInt8]) async -> Bool {
        outgoing += octets
        await withCheckedContinuation { continuation in
            writer = continuation
            write()
            update()
        }
        return !isBroken
    }

    func receive(_ count: Int, waitingFor wanted: Int) async -> [UInt8] {
        self.wanted = wanted
        await withCheckedContinuation { continuation in
            reader = continuation
            read()
            update()
        }
        defer { received.removeFirst(min(count, received.count)) }
        return Array(received.prefix(count))
    }

    func stopWaiting() {
        isEnded = true
        reader.take()?.resume()
    }

    func finishSending() { Socket.shutdownWrite(descriptor) }

    func close() {
        if isClosed { return }
        isClosed = true
        isBroken = true
        isEnded = true
        unregister()
        Socket.close(descriptor)
        reader.take()?.resume()
        writer.take()?.resume()
    }
}
