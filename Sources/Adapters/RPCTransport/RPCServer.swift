public import RPC
public import Reactor
private import Synchronization

/// A server of ttRPC calls on one or more event loops, which share nothing but the listener.
///
/// Handlers run on the loop that read their request. Those that may wait are cancelled when the
/// deadline passes, the client gives the call up, or the connection goes. Limits are those of the
/// configuration, for each loop on its own; what is over them is refused with RESOURCE_EXHAUSTED,
/// and while draining with UNAVAILABLE "draining".
public final class RPCServer: Sendable {
    // Safety: the listener is touched on the first loop's thread only.
    private struct Running: @unchecked Sendable {
        let listener: ServerListener
        let cores: [ServerCore]
        let tls: ServerTLS
        let address: String
    }

    private struct State: Sendable {
        var running: Running?
        var isDraining = false
    }

    private let configuration: RPCServerConfiguration
    private let loops: [EventLoop]
    private let observer: (any CallObserver)?
    private let state = Mutex(State())

    /// Makes a server; nothing is opened before ``start(_:)``. The loops must have been started.
    public init(
        _ configuration: RPCServerConfiguration, loops: [EventLoop],
        observer: (any CallObserver)? = nil
    ) {
        precondition(!loops.isEmpty, "a server needs a loop")
        self.configuration = configuration
        self.loops = loops
        self.observer = observer
    }

    // MARK: Start

    /// Makes the methods, once on every loop, and listens.
    ///
    /// - Returns: The port; 0 for a Unix socket.
    /// - Throws: ``RPCError`` `failedPrecondition` when the address or the certificates cannot be
    ///   used, or when the authorization does not name a method; what `makeTable` throws.
    public func start(
        _ makeTable: @Sendable (EventLoop) async throws -> MethodTable
    ) async throws -> UInt16 {
        let tls = try ServerTLS(configuration.security)
        let address = try await resolve()
        var cores: [ServerCore] = []
        for loop in loops {
            let table = try await loop.run { try await makeTable(loop) }
            try checkNames(table)
            let methods = table.intercepted(by: configuration.interceptors)
            cores.append(
                await loop.run {
                    ServerCore(
                        loop: loop, configuration: self.configuration, table: methods,
                        observer: self.observer, tls: tls)
                })
        }
        let loop = loops[0]
        let descriptor = try listen(on: address)
        let port = loop.port(of: descriptor)
        let started = Running(
            listener: ServerListener(loop: loop, descriptor: descriptor, cores: cores),
            cores: cores, tls: tls, address: Self.text(configuration.address, port))
        await loop.run { started.listener.register(.readable) }
        state.withLock { $0.running = started }
        return port
    }

    /// A method that nobody has thought of must not be callable by chance.
    private func checkNames(_ table: MethodTable) throws(RPCError) {
        let unnamed = configuration.authorization.unnamedMethods(in: table).map(\.path)
        if unnamed.isEmpty { return }
        throw RPCError(
            .failedPrecondition,
            "the authorization does not name \(unnamed.joined(separator: ", "))")
    }

    private func listen(on address: SocketAddress) throws(RPCError) -> Int32 {
        do { return try loops[0].listen(on: address) } catch {
            throw RPCError(
                .failedPrecondition, "\(error.message), errno \(error.errorNumber)", cause: error)
        }
    }

    private func resolve() async throws(RPCError) -> SocketAddress {
        let addresses: [SocketAddress]
        do { addresses = try await loops[0].resolve(configuration.address) } catch {
            throw RPCError(.failedPrecondition, error.message, cause: error)
        }
        guard let address = addresses.first else {
            throw RPCError(.failedPrecondition, "the address has no numbers")
        }
        try configuration.security.check(address)
        return address
    }

    /// The address with the port that was got.
    private static func text(_ address: String, _ port: UInt16) -> String {
        guard port != 0, let colon = address.lastIndex(of: ":") else { return address }
        return "\(address[...colon])\(port)"
    }

    // MARK: While it runs

    /// Reads the certificate files again: new connections are met with what they hold now, open
    /// ones live on.
    ///
    /// - Throws: ``RPCError`` `failedPrecondition` when they cannot be used; then nothing changes.
    public func reloadCertificates() throws(RPCError) {
        guard let tls = state.withLock({ $0.running?.tls }) else { return }
        try tls.reload()
    }

    /// Limits how long calls of each method may take, from the next ones on; see
    /// ``RPCServerConfiguration/timeLimit``. Nothing happens before the start.
    public func limitTime(_ limit: @escaping @Sendable (MethodName) -> Duration?) {
        guard let running = state.withLock({ $0.running }) else { return }
        for core in running.cores { core.loop.submit { core.limitTime(limit) } }
    }

    /// The parts of the server that run; none before the start and after the drain.
    var runningCores: [ServerCore] { state.withLock { $0.running?.cores ?? [] } }

    /// What the server is doing; empty before the start and after the drain.
    public func snapshot() async -> ServerSnapshot {
        var snapshot = ServerSnapshot()
        guard let running = state.withLock({ $0.running }) else { return snapshot }
        snapshot.address = running.address
        var methods: [MethodTally] = []
        for core in running.cores {
            let before = (snapshot, methods)
            (snapshot, methods) = await core.loop.run {
                var (snapshot, methods) = before
                core.add(to: &snapshot)
                core.add(to: &methods)
                return (snapshot, methods)
            }
        }
        snapshot.methods = methods.map(\.snapshot)
        return snapshot
    }

    // MARK: The end

    /// Stops accepting, tells the clients, finishes what is running and closes everything. Returns
    /// when the last handler has returned, or when the drain limit has passed.
    public func drain() async {
        guard let running = beginDrain() else { return }
        let limit = loops[0].currentTime + configuration.drainLimit
        await loops[0].run { running.listener.stop() }
        await withDiscardingTaskGroup { group in
            for core in running.cores {
                group.addTask { await core.loop.run { await core.drain(until: limit) } }
            }
        }
        state.withLock { $0.running = nil }
    }

    /// What is to be drained, once.
    private func beginDrain() -> Running? {
        state.withLock { state in
            guard !state.isDraining, let running = state.running else { return nil }
            state.isDraining = true
            return running
        }
    }
}
