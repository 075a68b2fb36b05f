public import RPC
public import Reactor
private import Synchronization
private import TLS

/// A server of ttRPC calls on one or more event loops, which share nothing but the listener.
///
/// Handlers run on the loop that read their request. Asynchronous ones are cancelled when the
/// deadline passes or the connection goes. Limits are those of the configuration; what is over them
/// is refused with RESOURCE_EXHAUSTED, and while draining with UNAVAILABLE "draining".
public final class RPCServer: Sendable {
    // Safety: the listener is touched on the first loop's thread only.
    private struct Running: @unchecked Sendable {
        let listener: ServerListener
        let cores: [ServerCore]
    }

    private let configuration: RPCServerConfiguration
    private let loops: [EventLoop]
    private let observer: (any CallObserver)?
    private let running = Mutex<Running?>(nil)

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

    /// Makes the methods, once on every loop, and listens.
    ///
    /// - Returns: The port; 0 for a Unix socket.
    /// - Throws: ``RPCError`` `failedPrecondition` when the address or the certificates cannot be
    ///   used; what `makeTable` throws.
    public func start(
        _ makeTable: @Sendable (EventLoop) async throws -> MethodTable
    ) async throws -> UInt16 {
        let tls = try configuration.security.serverContext()
        let addresses = try await resolve()
        var cores: [ServerCore] = []
        for loop in loops {
            let table = try await loop.run { try await makeTable(loop) }
            cores.append(
                ServerCore(
                    loop: loop, configuration: configuration, table: table, observer: observer))
        }
        let descriptor: Int32
        do { descriptor = try Socket.listen(on: addresses) } catch {
            throw RPCError(
                .failedPrecondition, "\(error.message), errno \(error.errorNumber)", cause: error)
        }
        let started = Running(
            listener: ServerListener(
                loop: loops[0], descriptor: descriptor, cores: cores, tls: tls),
            cores: cores)
        await loops[0].run { started.listener.register(.readable) }
        running.withLock { $0 = started }
        return Socket.port(of: descriptor)
    }

    private func resolve() async throws(RPCError) -> SocketAddress {
        do {
            let addresses = try await SocketAddress.resolve(configuration.address)
            try configuration.security.check(addresses[0])
            return addresses[0]
        } catch let error as ReactorError {
            throw RPCError(.failedPrecondition, error.message, cause: error)
        } catch { throw RPCError.translating(error) }
    }

    /// Stops accepting, finishes what is running within the drain limit, and closes everything.
    public func drain() async {
        guard let running = running.withLock({ $0.take() }) else { return }
        let limit = ContinuousClock.now + configuration.drainLimit
        await loops[0].run { running.listener.stop() }
        await withDiscardingTaskGroup { group in
            for core in running.cores {
                group.addTask { await core.loop.run { await core.drain(until: limit) } }
            }
        }
    }
}
