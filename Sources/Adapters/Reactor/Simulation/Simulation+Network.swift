/// The simulated network: what the sockets' system calls are in a simulation.
extension Simulation {
    /// Connections waiting to be accepted; later attempts wait without an answer.
    static let backlogMax = 1024

    // MARK: Connections

    func listen(on address: SocketAddress) throws(ReactorError) -> Int32 {
        if isTaken(address.description) {
            throw ReactorError(
                .systemCall, "cannot listen on \(address)", errorNumber: SimulatedErrno.taken)
        }
        let socket = makeSocket(.listening)
        socket.address = address.description
        setListener(socket, at: address.description)
        return socket.descriptor
    }

    func connect(to address: SocketAddress) throws(ReactorError) -> Int32 {
        if happens(plan.shortageProbability) {
            throw ReactorError(
                .systemCall, "no socket could be made",
                errorNumber: SimulatedErrno.outOfDescriptors)
        }
        let socket = makeSocket(.connecting)
        if happens(plan.hangProbability) {
            expire(socket)
            return socket.descriptor
        }
        let isRefused = happens(plan.refusalProbability)
        schedule(at: now + duration(plan.latency)) { [unowned self] in
            arrive(socket, at: address.description, isRefused)
        }
        return socket.descriptor
    }

    /// The attempt has no answer.
    private func expire(_ socket: SimulatedSocket) {
        schedule(at: now + plan.connectDuration) { [unowned self] in
            if case .connecting = socket.state { fail(socket, SimulatedErrno.timedOut) }
        }
    }

    /// The attempt has come to where it is sent.
    private func arrive(_ socket: SimulatedSocket, at address: String, _ isRefused: Bool) {
        guard case .connecting = socket.state else { return }
        guard !isRefused, let listener = listener(at: address) else {
            schedule(at: now + duration(plan.latency)) { [unowned self] in
                if case .connecting = socket.state { fail(socket, SimulatedErrno.refused) }
            }
            return
        }
        if listener.backlog.count >= Self.backlogMax {
            expire(socket)
            return
        }
        let accepted = makeSocket(.open)
        accepted.peer = socket
        socket.peer = accepted
        listener.backlog.append(accepted)
        let answer = now + duration(plan.latency)
        // What the accepting side sends cannot come before its answer.
        accepted.lastArrival = answer
        schedule(at: answer) { if case .connecting = socket.state { socket.state = .open } }
    }

    func connectError(_ descriptor: Int32) -> Int32 {
        guard let socket = socket(descriptor) else { return SimulatedErrno.noSuchDescriptor }
        if case .failed(let number) = socket.state { return number }
        return 0
    }

    func accept(_ descriptor: Int32) -> AcceptOutcome {
        guard let listener = socket(descriptor), !listener.backlog.isEmpty else { return .none }
        if happens(plan.shortageProbability) { return .outOfDescriptors }
        return .connection(listener.backlog.removeFirst().descriptor)
    }

    func resolve(
        _ target: String, on loop: EventLoop
    ) async throws(ReactorError) -> [SocketAddress] {
        let fails = happens(plan.unresolvableProbability)
        do { try await loop.sleep(until: now + duration(plan.latency)) } catch {
            throw ReactorError(.unresolvable, "the caller gave up")
        }
        let found = fails ? [] : addresses(of: target)
        if found.isEmpty { throw ReactorError(.unresolvable, "\(target) has no address") }
        return found
    }

    // MARK: Reading and writing

    @unsafe
    func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Socket.Transfer {
        guard let socket = socket(descriptor) else {
            return .failed(SimulatedErrno.noSuchDescriptor)
        }
        if socket.unreadCount > 0 {
            let isShort = happens(plan.shortTransferProbability)
            let limit = isShort ? 1 + below(socket.unreadCount) : .max
            return .bytes(unsafe socket.read(into: buffer, atMost: limit))
        }
        if case .failed(let number) = socket.state { return .failed(number) }
        return socket.hasEnded ? .end : .wouldBlock
    }

    @unsafe
    func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Socket.Transfer {
        guard let socket = socket(descriptor) else {
            return .failed(SimulatedErrno.noSuchDescriptor)
        }
        switch socket.state {
        case .failed(let number): return .failed(number)
        case .closed, .listening: return .failed(SimulatedErrno.brokenPipe)
        case .connecting: return .wouldBlock
        case .open: break
        }
        if socket.isWriteShut { return .failed(SimulatedErrno.brokenPipe) }
        if unsafe socket.isMute || buffer.isEmpty { return .bytes(buffer.count) }
        var count = min(socket.room, buffer.count)
        if count <= 0 { return .wouldBlock }
        if happens(plan.shortTransferProbability) { count = 1 + below(count) }
        unsafe send(socket, Array(buffer[..<count]))
        return .bytes(count)
    }

    private func send(_ socket: SimulatedSocket, _ octets: [UInt8]) {
        var cuts = [octets.count]
        if happens(plan.splitProbability) {
            for _ in 0...below(3) { cuts.append(1 + below(octets.count)) }
            cuts.sort()
        }
        var start = 0
        for end in cuts where end > start {
            if socket.isMute { return }
            sendSegment(socket, octets[start..<end])
            start = end
        }
    }

    private func sendSegment(_ socket: SimulatedSocket, _ octets: ArraySlice<UInt8>) {
        socket.inFlightByteCount += octets.count
        if happens(plan.blackHoleProbability) { swallow(socket) }
        if happens(plan.stallProbability) {
            socket.lastArrival = max(socket.lastArrival, now) + duration(plan.stallDuration)
        }
        if happens(plan.cutProbability) {
            let part = octets.prefix(below(octets.count + 1))
            whenArrived(socket) { [unowned self] in
                socket.peer?.receive(part)
                if let peer = socket.peer { fail(peer, SimulatedErrno.reset) }
                fail(socket, SimulatedErrno.reset)
            }
            return
        }
        whenArrived(socket) { [unowned self] in
            socket.inFlightByteCount -= octets.count
            deliver(socket, octets)
        }
        if happens(plan.halfCloseProbability) {
            socket.isMute = true
            whenArrived(socket) { socket.peer?.hasEnded = true }
        }
    }

    private func deliver(_ socket: SimulatedSocket, _ octets: ArraySlice<UInt8>) {
        guard let peer = socket.peer else { return }
        switch peer.state {
        case .open, .connecting: peer.receive(octets)
        case .closed: answerReset(to: socket, from: peer)
        case .failed, .listening: return
        }
    }

    /// Nobody is there any more: the sender finds out a little later, behind what was sent to it
    /// before.
    private func answerReset(to socket: SimulatedSocket, from peer: SimulatedSocket) {
        whenArrived(peer) { [unowned self] in fail(socket, SimulatedErrno.reset) }
    }

    /// Nothing passes any more, and in the end both sides notice.
    private func swallow(_ socket: SimulatedSocket) {
        if socket.isBlackHole { return }
        let ends = [socket, socket.peer].compactMap { $0 }
        for end in ends { end.isBlackHole = true }
        schedule(at: now + plan.deathDuration) { [unowned self] in
            for end in ends { fail(end, SimulatedErrno.timedOut) }
        }
    }

    /// Plans what happens when something that `socket` sends now arrives, behind everything sent
    /// before.
    private func whenArrived(_ socket: SimulatedSocket, _ action: @escaping () -> Void) {
        socket.lastArrival = max(socket.lastArrival, now + duration(plan.latency))
        schedule(at: socket.lastArrival) { if !socket.isBlackHole { action() } }
    }

    func remoteAddress(of descriptor: Int32) -> String {
        socket(descriptor)?.peer.map { "sim:\($0.descriptor - Self.descriptorMin)" } ?? ""
    }

    // MARK: The end

    func shutdownWrite(_ descriptor: Int32) {
        guard let socket = socket(descriptor), !socket.isWriteShut else { return }
        socket.isWriteShut = true
        whenArrived(socket) { socket.peer?.hasEnded = true }
    }

    func close(_ descriptor: Int32) {
        guard let socket = socket(descriptor) else { return }
        socket.watch.map { watch(descriptor, on: $0.loop, $0.token, nil) }
        let before = socket.state
        socket.state = .closed
        switch before {
        case .listening:
            setListener(nil, at: socket.address)
            for waiting in socket.backlog { close(waiting.descriptor) }
            socket.backlog = []
        case .open, .connecting:
            // As the kernel does: what was not read turns the end into a reset.
            let hadUnread = socket.unreadCount > 0
            socket.dropUnread()
            whenArrived(socket) { [unowned self] in
                guard let peer = socket.peer else { return }
                if hadUnread { fail(peer, SimulatedErrno.reset) } else { peer.hasEnded = true }
            }
        case .failed, .closed: break
        }
    }

    /// The connection is broken: what was not read may be lost with it.
    func fail(_ socket: SimulatedSocket, _ number: Int32) {
        switch socket.state {
        case .open, .connecting: break
        case .listening, .failed, .closed: return
        }
        socket.state = .failed(number)
        if happens(plan.forgetfulResetProbability) { socket.dropUnread() }
    }
}
