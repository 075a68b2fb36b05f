import LatencyBudget
import Messages
import RPC
import RPCTransport
import Reactor
import TestSupport

/// A server of the echo service on loops of its own.
struct RunningServer {
    let server: RPCServer
    let loops: [EventLoop]
    let port: UInt16
    /// Where clients connect to.
    let address: String
    /// What the server observed.
    let hops: Journal<HopRecord>

    /// A client of it, on a loop of the caller's choice.
    func client(
        on loop: EventLoop, security: TransportSecurity = .plaintextOnLoopback,
        expectedPeer: String? = nil, observer: (any CallObserver)? = nil
    ) throws -> RPCClient {
        try RPCClient(
            target: address, expectedPeer: expectedPeer, security: security, loop: loop,
            observer: observer, connectTimeout: .seconds(50))
    }
}

/// What a test changes of a server's limits.
struct ServerLimits {
    var concurrentCallMax = 1000
    var connectionCountMax = 4096
    var authorization = AuthorizationTable.openToEveryone
    /// Everything else.
    var change: @Sendable (inout RPCServerConfiguration) -> Void = { _ in }
    // Beyond the time limit of every test: what they do not change must not end a test for them.
    var defaultTimeout = Duration.seconds(300)
    var drainLimit = Duration.seconds(300)
    var writeStallLimit = Duration.seconds(300)

    func configuration(address: String, security: TransportSecurity) -> RPCServerConfiguration {
        var configuration = RPCServerConfiguration(
            address: address, security: security, authorization: authorization)
        configuration.concurrentCallMax = concurrentCallMax
        configuration.connectionCountMax = connectionCountMax
        configuration.defaultTimeout = defaultTimeout
        configuration.drainLimit = drainLimit
        configuration.writeStallLimit = writeStallLimit
        change(&configuration)
        return configuration
    }
}

/// Runs a test with a server, which is drained and stopped afterwards.
func withServer(
    _ echo: ScriptedEcho = ScriptedEcho(), address: String = "127.0.0.1:0", loopCount: Int = 1,
    security: TransportSecurity = .plaintextOnLoopback,
    limits: ServerLimits = ServerLimits(),
    _ body: (RunningServer) async throws -> Void
) async throws {
    try await withServer(
        echo.table, address: address, loopCount: loopCount, security: security, limits: limits,
        body)
}

/// Runs a test with a server of any methods.
func withServer(
    _ table: MethodTable, address: String = "127.0.0.1:0", loopCount: Int = 1,
    security: TransportSecurity = .plaintextOnLoopback,
    limits: ServerLimits = ServerLimits(),
    _ body: (RunningServer) async throws -> Void
) async throws {
    let loops = (0..<loopCount).map { EventLoop(name: "server \($0)") }
    for loop in loops { loop.start() }
    defer { for loop in loops { loop.stop() } }
    let configuration = limits.configuration(address: address, security: security)
    let hops = Journal<HopRecord>()
    let server = RPCServer(configuration, loops: loops, observer: hops)
    let port = try await server.start { _ in table }
    let running = RunningServer(
        server: server, loops: loops, port: port,
        address: port == 0 ? address : "127.0.0.1:\(port)", hops: hops)
    do { try await body(running) } catch {
        await server.drain()
        throw error
    }
    await server.drain()
}

/// Runs a test with a client's loop.
func withLoop(_ body: (EventLoop) async throws -> Void) async throws {
    let loop = EventLoop(name: "client")
    loop.start()
    defer { loop.stop() }
    try await body(loop)
}

/// Runs a test with a server and a client of it.
func withClient(
    _ echo: ScriptedEcho = ScriptedEcho(),
    _ body: (EchoV1.EchoClient, RunningServer, RPCClient) async throws -> Void
) async throws {
    try await withLoop { loop in
        try await withServer(echo) { server in
            let channel = try server.client(on: loop)
            do { try await body(EchoV1.EchoClient(channel), server, channel) } catch {
                await channel.close()
                throw error
            }
            await channel.close()
        }
    }
}
