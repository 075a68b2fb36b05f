internal import RPC
internal import Reactor
internal import TLS
internal import TTRPC

/// One address of a client's target, with its connections. Confined to its loop's thread.
// Safety: as above.
@safe
final class ClientEndpoint: @unchecked Sendable {
    /// The address, for people.
    let name: String
    /// Known from a look-up already; otherwise looked up for each attempt.
    let address: SocketAddress?
    let loop: EventLoop
    /// Its number in the client's ``OutlierDetector``.
    let number: Int
    private weak var client: RPCClient?
    private let configuration: RPCClientConfiguration

    /// Those that take calls.
    @exclusivity(unchecked) private(set) var connections: [ClientConnection] = []
    /// Those that take no more, and have calls under way.
    private var retired: [ClientConnection] = []
    private var opening: ClientConnection?
    private(set) var isConnecting = false
    private var attempt = 0
    private var untried: [SocketAddress] = []
    private var backoff: Backoff
    private(set) var isBackingOff = false
    @exclusivity(unchecked) private var lacksRoom = false
    private(set) var isGone = false
    private let connectTimer = LoopTimer()
    private let backoffTimer = LoopTimer()

    /// Calls under way.
    @exclusivity(unchecked) var outstanding = 0
    /// Attempts sent, so far.
    @exclusivity(unchecked) private(set) var callCount: UInt64 = 0
    /// Of them, those that failed by the server's fault.
    private(set) var failureCount: UInt64 = 0

    init(_ client: RPCClient, name: String, address: SocketAddress?, number: Int) {
        self.client = client
        self.name = name
        self.address = address
        self.number = number
        loop = client.loop
        configuration = client.configuration
        backoff = client.configuration.backoff
        connectTimer.action = { [weak self] in self?.connectFailed("it took too long") }
        backoffTimer.action = { [weak self] in self?.backoffEnded() }
    }

    /// Whether calls that wait may hope for it.
    var isPromising: Bool { unsafe !connections.isEmpty || isConnecting }
    /// Whether it has no connection and may make one.
    var isIdle: Bool { unsafe connections.isEmpty && !isConnecting && !isBackingOff && !isGone }

    // MARK: Calls

    func began() {
        unsafe outstanding += 1
        unsafe callCount += 1
    }

    @inline(__always)
    func succeeded() { client?.succeeded(self) }

    func failed() {
        failureCount += 1
        client?.failed(self)
    }

    /// The least busy connection with room for a call; nil when there is none now.
    func connectionForCall() -> ClientConnection? {
        guard var best = unsafe connections.first else { return nil }
        for index in unsafe connections.indices.dropFirst() {
            let other = unsafe connections[index]
            if unsafe !best.hasRoom
                || other.hasRoom && other.machine.liveCount < best.machine.liveCount
            {
                best = other
            }
        }
        if unsafe best.machine.liveCount >= configuration.busyConnectionLimit { grow() }
        if best.hasRoom { return best }
        unsafe lacksRoom = true
        grow()
        return nil
    }

    private func grow() {
        if unsafe connections.count < configuration.connectionMax { connect() }
    }

    /// A connection has room; the calls that waited for it go on.
    func hasRoom() {
        guard unsafe lacksRoom else { return }
        unsafe lacksRoom = false
        client?.serveLine()
    }

    // MARK: Connecting

    /// Begins an attempt, unless one is under way or it is too early.
    func connect() {
        guard !isConnecting, !isBackingOff, !isGone, let client else { return }
        isConnecting = true
        attempt += 1
        loop.schedule(connectTimer, at: loop.currentTime + configuration.connectTimeout)
        if let address {
            untried = [address]
            tryNext("")
            return
        }
        let (attempt, name, loop) = (attempt, name, client.loop)
        // The name service may block, so it answers from a thread of its own.
        Task(executorPreference: loop) { [weak self] in
            let addresses = try? await loop.resolve(name)
            guard let self, attempt == self.attempt, self.isConnecting else { return }
            self.untried = Array((addresses ?? []).prefix(RPCClientConfiguration.endpointMax))
            self.tryNext("its name has no address")
        }
    }

    private func tryNext(_ reason: String) {
        opening = nil
        guard let client, !untried.isEmpty else {
            connectFailed(reason)
            return
        }
        let address = untried.removeFirst()
        do {
            let connection = try client.open(address, for: self)
            opening = connection
            connection.register(.writable)
        } catch let error as RPCError {
            tryNext(error.message)
        } catch { tryNext("no connection could be opened") }
    }

    func connectionReady(_ connection: ClientConnection) {
        guard connection === opening else {
            connection.close()
            return
        }
        loop.cancel(connectTimer)
        opening = nil
        isConnecting = false
        unsafe connections.append(connection)
        client?.endpointChanged(self)
    }

    /// A frame has come on a new connection: only now it is sure that the server wants us.
    func heard() { backoff.reset() }

    private func connectFailed(_ reason: String) {
        guard isConnecting else { return }
        isConnecting = false
        attempt += 1
        loop.cancel(connectTimer)
        let connection = opening.take()
        connection?.close()
        backOff(reason)
    }

    private func backOff(_ reason: String) {
        if isGone { return }
        isBackingOff = true
        let wait = backoff.next(random: loop.nextRandom())
        loop.schedule(backoffTimer, at: loop.currentTime + wait)
        client?.endpointFailed(self, reason)
    }

    private func backoffEnded() {
        isBackingOff = false
        client?.endpointChanged(self)
    }

    // MARK: Losing connections

    /// A connection takes no more calls; another is made ahead of the next one.
    func retired(_ connection: ClientConnection) {
        guard let index = unsafe connections.firstIndex(where: { $0 === connection }) else {
            return
        }
        unsafe connections.remove(at: index)
        retired.append(connection)
        connect()
        client?.endpointChanged(self)
    }

    /// A connection has closed.
    func connectionGone(_ connection: ClientConnection) {
        if connection === opening {
            tryNext("it refused the connection")
            return
        }
        retired.removeAll { $0 === connection }
        guard let index = unsafe connections.firstIndex(where: { $0 === connection }) else {
            return
        }
        unsafe connections.remove(at: index)
        // Accepted, and let go before the first frame: a server that does not want us.
        if !connection.wasHeard, unsafe connections.isEmpty, !isConnecting, !isBackingOff {
            backOff("it closed the connection")
        } else {
            client?.endpointChanged(self)
        }
    }

    /// The name does not lead here any more: what is under way goes on.
    func leave() {
        isGone = true
        stopConnecting()
        let old = unsafe connections
        unsafe connections = []
        retired += old
        for connection in old { connection.retire() }
    }

    /// Closes every connection.
    func close() {
        isGone = true
        stopConnecting()
        let old = unsafe connections + retired
        unsafe connections = []
        retired = []
        for connection in old { connection.close() }
    }

    private func stopConnecting() {
        loop.cancel(connectTimer)
        loop.cancel(backoffTimer)
        isConnecting = false
        isBackingOff = false
        attempt += 1
        untried = []
        let connection = opening.take()
        connection?.close()
    }

    // MARK: For operators

    func snapshot(isEjected: Bool, ejectionCount: Int) -> EndpointSnapshot {
        let state =
            if isEjected {
                "ejected"
            } else if unsafe !connections.isEmpty {
                "ready"
            } else if isConnecting {
                "connecting"
            } else if isBackingOff {
                "backingOff"
            } else { retired.isEmpty ? "idle" : "draining" }
        return unsafe EndpointSnapshot(
            address: name, state: state, connectionCount: connections.count,
            outstanding: outstanding, calls: callCount, failures: failureCount,
            ejections: ejectionCount)
    }
}
