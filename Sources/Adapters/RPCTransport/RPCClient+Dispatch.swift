internal import RPC
internal import Reactor
internal import TLS

/// How a call finds a connection. On the loop's thread.
extension RPCClient {
    /// Sends a call now, or lets it wait for a connection.
    ///
    /// - Parameter avoiding: the address where it has just failed; used only if there is no other.
    func dispatch(_ pending: PendingCall, avoiding: ClientEndpoint? = nil) {
        if unsafe line.isEmpty || pending.isUrgent, let connection = pick(avoiding: avoiding) {
            pending.send(on: connection)
            return
        }
        wait(pending)
    }

    /// A connection with room, on the less busy of two addresses; nil when there is none now.
    func pick(avoiding: ClientEndpoint? = nil) -> ClientConnection? {
        if unsafe endpoints.isEmpty { makeEndpoints() }
        if isDynamic { resolveIfDue() }
        if let readyUntil, readyUntil <= loop.now { findReady() }
        if unsafe ready.count < endpoints.count { connectIdle() }
        if unsafe ready.count <= 1 { return unsafe ready.first?.connectionForCall() }
        var (best, other) = unsafe TwoChoices.order(count: ready.count, random: loop.nextRandom()) {
            unsafe ready[$0].outstanding
        }
        if unsafe ready[best] === avoiding { swap(&best, &other) }
        if let connection = unsafe ready[best].connectionForCall() { return connection }
        for endpoint in unsafe ready {
            if endpoint !== avoiding, let connection = endpoint.connectionForCall() {
                return connection
            }
        }
        return unsafe ready[other].connectionForCall()
    }

    private func connectIdle() {
        for endpoint in unsafe endpoints where endpoint.isIdle { endpoint.connect() }
    }

    private func wait(_ pending: PendingCall) {
        if unsafe line.count >= configuration.waitingCallMax {
            // An emergency takes the place of the last who came.
            guard pending.isUrgent, let last = unsafe line.lastOrdinary else {
                pending.finish(Self.lineIsFull)
                return
            }
            last.finish(Self.lineIsFull)
        }
        unsafe line.append(pending)
        if isHopeless, !pending.options.waitsForReady { pending.finish(notReachable("")) }
    }

    private static let lineIsFull = RPCError(
        .resourceExhausted, "too many calls wait for a connection")

    /// Whether no address has a connection or is about to get one.
    private var isHopeless: Bool {
        unsafe !resolution.isUnderWay && !endpoints.contains { $0.isPromising }
    }

    private func notReachable(_ reason: String) -> RPCError {
        let text = "\(targetText) is not reachable"
        return RPCError(.unavailable, reason.isEmpty ? text : "\(text): \(reason)")
    }

    /// The calls that wait go on, as far as there is room.
    func serveLine() {
        while let pending = unsafe line.first, let connection = pick() {
            unsafe line.remove(pending)
            pending.send(on: connection)
        }
    }

    // MARK: Addresses

    /// A new connection to an address, not registered yet.
    func open(_ address: SocketAddress, for endpoint: ClientEndpoint) throws -> ClientConnection {
        try security.check(address)
        let session = try tls.map { context in
            try TLSSession(context, expectedPeer: expectedPeer)
        }
        return ClientConnection(
            endpoint, descriptor: try loop.connect(to: address), tls: session, configuration,
            machine: makeMachine())
    }

    /// An address has got or lost a connection, or may be tried again.
    func endpointChanged(_ endpoint: ClientEndpoint) {
        if isClosed { return }
        findReady()
        if unsafe line.isEmpty { return }
        connectIdle()
        serveLine()
        failHopeless("")
    }

    /// No connection to an address could be made.
    func endpointFailed(_ endpoint: ClientEndpoint, _ reason: String) {
        if isClosed { return }
        findReady()
        if isDynamic { resolveAgain() }
        connectIdleIfAwaited()
        failHopeless(reason)
    }

    private func connectIdleIfAwaited() {
        if unsafe !line.isEmpty { connectIdle() }
    }

    /// Calls that do not wait for ready end as soon as nothing can be hoped for.
    func failHopeless(_ reason: String) {
        guard unsafe !line.isEmpty, isHopeless else { return }
        let error = notReachable(reason)
        for pending in unsafe line.all where !pending.options.waitsForReady {
            pending.finish(error)
        }
    }

    /// Finds out anew over which addresses calls are spread: not over those that do worse than the
    /// others, as long as there are others.
    func findReady() {
        let now = loop.now
        readyUntil = nil
        let connected = unsafe endpoints.filter { unsafe !$0.connections.isEmpty }
        unsafe ready = connected.filter { endpoint in
            guard let until = detector.ejectedUntil(endpoint.number, now: now) else { return true }
            readyUntil = min(readyUntil ?? until, until)
            return false
        }
        if unsafe ready.isEmpty { unsafe ready = connected }
    }

    // MARK: How addresses do

    /// An attempt at an address was answered.
    @inline(__always)
    func succeeded(_ endpoint: ClientEndpoint) {
        if unsafe endpoints.count < 2 || endpoint.isGone { return }
        detector.succeeded(endpoint.number)
        sweepIfDue()
    }

    /// An attempt at an address has failed by the server's fault.
    func failed(_ endpoint: ClientEndpoint) {
        if unsafe endpoints.count < 2 || endpoint.isGone { return }
        if detector.failed(endpoint.number, now: loop.now) { findReady() }
        sweepIfDue()
    }

    private func sweepIfDue() {
        if let due = detector.sweepDue, loop.now < due { return }
        if !detector.sweep(now: loop.now).isEmpty { findReady() }
    }
}
