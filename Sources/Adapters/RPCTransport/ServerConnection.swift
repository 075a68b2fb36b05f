internal import RPC
internal import Reactor
internal import TLS
internal import TTRPC

/// A client's connection, as its server sees it. Drives the machine; has no rule of its own.
final class ServerConnection: FramedConnection {
    /// Octets of answers that the client has not taken above which its requests wait.
    static let pauseByteCountLimit = 1 << 20
    /// How long a drain waits for the Pong that shows that the client knows of it. Source: ttRPC
    /// wire facts, section 11.
    static let goAwayDelay = Duration.seconds(1)

    let core: ServerCore
    @exclusivity(unchecked) var machine: ServerConnectionMachine
    /// Place in the loop's list of connections; -1 while not in it.
    var place = -1
    /// Who calls; nobody before the handshake's end.
    @exclusivity(unchecked) private(set) var peer: ServerPeer
    /// Whether Responses carry trailers and timing.
    @exclusivity(unchecked) var tellsTiming = false
    /// Whether the next unary Request is the first, which may carry an offer.
    @exclusivity(unchecked) var awaitsOffer: Bool
    /// The stream whose Response answers the offer; 0 is none.
    @exclusivity(unchecked) var offerStreamID: UInt32 = 0
    var offer: Capabilities = []
    /// Requests so far.
    @exclusivity(unchecked) var callCount: UInt64 = 0
    /// Streaming calls, for waking those that wait for the connection's window.
    var streamingCalls: ContiguousArray<ServerCall> = []
    /// Calls that wait for room in the write queue, in order.
    @exclusivity(unchecked) var waitingForRoom: ContiguousArray<ServerCall> = []
    /// Octets of finished answers that wait for room.
    var waitingAnswerByteCount = 0
    private var goAwayTimer: LoopTimer?
    /// While it is set a drained connection stays open, for what the client has sent already.
    private var lingerTimer: LoopTimer?
    let acceptedAt: ContinuousClock.Instant
    /// Where its calls come from.
    let address: CallerAddress
    /// Whose turn its calls take when they have to wait: its own, or that of its identity.
    private(set) var caller: UInt64

    init(_ core: ServerCore, descriptor: Int32, tls: TLSSession?) {
        self.core = core
        unsafe machine = ServerConnectionMachine(
            concurrentCallMax: core.configuration.concurrentCallMax)
        unsafe peer = tls == nil ? core.localPeer : core.unauthenticatedPeer
        unsafe awaitsOffer = tls == nil
        acceptedAt = core.loop.currentTime
        caller = core.nextCaller()
        address = core.loop.remoteHost(of: descriptor).map { CallerAddress(octets: $0) } ?? .local
        super.init(
            loop: core.loop, descriptor: descriptor, tls: tls,
            pauseByteCountLimit: Self.pauseByteCountLimit,
            writeStallLimit: core.configuration.writeStallLimit)
    }

    // MARK: Identity

    override func established() {
        guard let identity = peerIdentity else { return }
        let known = core.peer(identity)
        guard known.connectionCount < core.configuration.connectionsPerPeerMax else {
            core.count(.perPeer)
            close()
            return
        }
        known.connectionCount += 1
        unsafe peer = known
        caller = known.number
        if applicationProtocol == TransportSecurity.extendedProtocol { agree(.all) }
    }

    /// Both sides have these extensions from now on. What belongs to them goes behind what is
    /// queued, where the answer to the client's offer may be.
    func agree(_ capabilities: Capabilities) {
        unsafe machine.agree(capabilities)
        unsafe tellsTiming = machine.capabilities.contains(.trailer)
        sendOwedWindows()
    }

    // MARK: Frames

    @unsafe
    override func received(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        switch unsafe machine.receive(header, now: loop.now) {
        case .request: unsafe receivedRequest(header, RequestEnvelope(reading: data))
        case let other: unsafe act(other, header, data)
        }
    }

    override func receivedOversize(_ header: FrameHeader) {
        unsafe act(
            machine.receiveOversize(header, now: loop.now), header,
            UnsafeRawBufferPointer(start: nil, count: 0))
    }

    @unsafe
    private func act(
        _ outcome: ServerConnectionMachine.OnFrame, _ header: FrameHeader,
        _ data: UnsafeRawBufferPointer
    ) {
        switch outcome {
        case .request: return
        case .message(let call, let isLast):
            unsafe core.call(call).stream?.deliver(Array(data), isLast: isLast)
            return
        case .end(let call):
            core.call(call).stream?.inputEnded()
            return
        case .ping: unsafe answerPing(data)
        case .pong: clientHasSeenGoAway()
        case .window: unsafe widen(header.streamID, data)
        case .refuse(let refusal): fail(header.streamID, refusal)
        case .cancel(let call, let refusal):
            core.cancel(call, refusal.error)
            fail(header.streamID, refusal)
        case .cancelled(let call): unsafe core.cancel(call, Self.givenUp(data))
        case .ignore: break
        case .close: close()
        }
        if header.type == FrameType.data { sendOwedWindows() }
    }

    /// Why the client has ended a call: its code says whether by its deadline.
    @unsafe
    private static func givenUp(_ data: UnsafeRawBufferPointer) -> RPCError {
        if unsafe ControlFrame.readCancel(data) == StatusCode.deadlineExceeded.rawValue {
            return RPCError(.deadlineExceeded, "the deadline passed at the client")
        }
        return RPCError(.cancelled, "the client has given the call up")
    }

    private func fail(_ streamID: UInt32, _ refusal: ServerConnectionMachine.Refusal) {
        core.count(refusal.reason)
        sendFailure(streamID, refusal.error)
    }

    @unsafe
    private func answerPing(_ data: UnsafeRawBufferPointer) {
        guard let octets = unsafe ControlFrame.readPing(data) else { return }
        sendUrgent(ControlFrame.pong(octets))
    }

    // MARK: Windows

    @unsafe
    private func widen(_ streamID: UInt32, _ data: UnsafeRawBufferPointer) {
        guard let increment = unsafe ControlFrame.readWindow(data) else { return }
        switch unsafe machine.widen(streamID, by: increment) {
        case .ignore: return
        case .resume(let call): core.call(call).resumeSender()
        case .resumeAll: for call in streamingCalls { call.resumeSender() }
        case .close: close()
        }
    }

    /// A message of the client is out of its queue: it may send more.
    func consumed(_ streamID: UInt32, byteCount: Int) {
        let increment = unsafe machine.consumed(streamID, byteCount: byteCount)
        announce(streamID, increment.stream)
        announce(0, increment.connection)
    }

    private func announce(_ streamID: UInt32, _ increment: UInt32) {
        if increment > 0 { send(ControlFrame.window(streamID: streamID, increment: increment)) }
    }

    private func sendOwedWindows() {
        guard unsafe machine.capabilities.contains(.window) else { return }
        while let owed = unsafe machine.owedWindow() { announce(owed.streamID, owed.increment) }
    }

    // MARK: Room

    override func flush() {
        super.flush()
        if unsafe !waitingForRoom.isEmpty { resumeWaiting() }
    }

    /// Lets as many go on as there is room for; each looks again for itself.
    private func resumeWaiting() {
        var room = isClosed ? Int.max : Self.queuedByteCountLimit - queuedByteCount
        var count = 0
        while unsafe count < waitingForRoom.count, room >= 0 {
            let call = unsafe waitingForRoom[count]
            if !isClosed { room -= call.waitingByteCount }
            call.awaitsRoom = false
            call.resumeSender()
            count += 1
        }
        unsafe waitingForRoom.removeFirst(count)
    }

    /// The call is told when there is room.
    func awaitRoom(_ call: ServerCall) {
        if call.awaitsRoom { return }
        call.awaitsRoom = true
        unsafe waitingForRoom.append(call)
    }

    /// A call that may wait for room is over.
    func stopAwaitingRoom(_ call: ServerCall) {
        if !call.awaitsRoom { return }
        call.awaitsRoom = false
        unsafe waitingForRoom.removeAll { $0 === call }
    }

    // MARK: The end

    /// A handler has returned: its place in the call limit is free.
    func handlerReturned() {
        unsafe machine.returned()
        closeIfDrained()
    }

    private func closeIfDrained() {
        if lingerTimer == nil, unsafe machine.isDrained, !isClosed { closeWhenWritten() }
    }

    /// Takes no new calls, soon or at once; closes when the running ones are answered, and when a
    /// client that cannot be told has had time to see its Requests refused.
    func drain() {
        guard unsafe machine.beginDrain() else {
            linger()
            refuseCalls()
            return
        }
        send(
            ControlFrame.goAway(
                lastStreamID: GoAway.everyStreamID, code: 0, message: "draining"))
        if unsafe machine.capabilities.contains(.ping) { send(ControlFrame.ping(0)) }
        let timer = LoopTimer { [unowned self] in
            linger()
            refuseCalls()
        }
        goAwayTimer = timer
        loop.schedule(timer, at: loop.now + Self.goAwayDelay)
    }

    /// Whoever has not shown that it knows of the drain may have Requests on their way: they are
    /// told that they were not run, instead of finding the connection closed.
    private func linger() {
        let timer =
            lingerTimer
            ?? LoopTimer { [unowned self] in
                if isInsideFrame {
                    linger()
                } else {
                    lingerTimer = nil
                    closeIfDrained()
                }
            }
        lingerTimer = timer
        loop.schedule(timer, at: loop.currentTime + Self.goAwayDelay)
    }

    private func clientHasSeenGoAway() {
        if goAwayTimer != nil { refuseCalls() }
    }

    /// What the client sends from now on is refused. With GoAway it is told what was taken.
    private func refuseCalls() {
        unsafe machine.drain()
        if let timer = goAwayTimer.take() {
            loop.cancel(timer)
            send(
                ControlFrame.goAway(
                    lastStreamID: unsafe machine.lastStreamID, code: 0, message: "draining"))
        }
        closeIfDrained()
    }

    override func closed() {
        if let timer = goAwayTimer.take() { loop.cancel(timer) }
        if let timer = lingerTimer.take() { loop.cancel(timer) }
        for call in unsafe machine.close() { core.cancel(call, Self.lost) }
        resumeWaiting()
        unsafe peer.connectionCount -= peer.identity == nil ? 0 : 1
        core.remove(self)
    }

    private static let lost = RPCError(.cancelled, "the connection is lost")
}
