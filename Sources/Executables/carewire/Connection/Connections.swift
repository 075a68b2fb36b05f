internal import RPC
internal import RPCTransport
internal import Reactor

/// One connection to each service of a suite, opened when it is first used.
final class Connections: Sendable {
    private let loop: EventLoop
    private let clients: [String: RPCClient]

    /// Runs `body` with connections to the endpoints, and closes them afterwards.
    static func with<Result: Sendable>(
        _ endpoints: Endpoints, _ body: (Connections) async throws -> Result
    ) async throws -> Result {
        let connections = try Connections(endpoints)
        do {
            let result = try await body(connections)
            await connections.close()
            return result
        } catch {
            await connections.close()
            throw error
        }
    }

    private init(_ endpoints: Endpoints) throws {
        let loop = EventLoop(name: "calls")
        let security = TransportSecurity.mutualTLS(
            certificateFile: endpoints.certificate, keyFile: endpoints.key,
            authorityFile: endpoints.authority)
        var configuration = RPCClientConfiguration()
        configuration.interceptors = [CallerStatement()]
        // Somebody watches: a service that is back is found at once.
        configuration.backoff = Backoff(
            initial: .milliseconds(50), factor: 1.6, limit: .seconds(1), jitter: 0.2)
        clients = try endpoints.services.mapValues { service in
            try RPCClient(
                target: service.address, expectedPeer: service.identity, security: security,
                loop: loop, configuration: configuration)
        }
        self.loop = loop
        loop.start()
    }

    /// The way to a service by its name, such as `soap-service`.
    func channel(to name: String) throws(CLIError) -> any RPCChannel {
        guard let client = clients[name] else {
            let known = clients.keys.sorted().joined(separator: ", ")
            throw CLIError(.usage, "there is no service \(name); there are \(known)")
        }
        return client
    }

    private func close() async {
        for client in clients.values { await client.close() }
        loop.stop()
    }
}
