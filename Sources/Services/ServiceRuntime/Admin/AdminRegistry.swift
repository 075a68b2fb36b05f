package import CircuitBreaking
package import Messages
internal import RPC
package import RPCTransport
private import Synchronization

/// What a process shows of itself to operators: its servers, clients, breakers and pools, each as a
/// closure that is asked when somebody looks.
///
/// Nothing that is shown holds patient data: the closures give names, addresses, states, counts and
/// times, and the messages have no field for more.
package final class AdminRegistry: Sendable {
    /// A breaker's name and its figures.
    package typealias BreakerReading = (name: String, snapshot: CircuitBreakerSnapshot)

    /// Sources of each kind; further ones are left out.
    package static let sourceCountMax = 256

    private struct Sources {
        var servers: [@Sendable () async -> ServerSnapshot] = []
        var clients: [@Sendable () async -> ClientSnapshot] = []
        var breakers: [@Sendable () async -> [BreakerReading]] = []
        var pools: [@Sendable () async -> AdminV1.PoolSnapshot] = []
    }

    private let process: ProcessIdentity
    private let sources = Mutex(Sources())

    init(process: ProcessIdentity) { self.process = process }

    /// Shows a server.
    package func addServer(_ source: @escaping @Sendable () async -> ServerSnapshot) {
        sources.withLock { Self.add(source, to: &$0.servers) }
    }

    /// Shows the way to another service.
    package func addClient(_ source: @escaping @Sendable () async -> ClientSnapshot) {
        sources.withLock { Self.add(source, to: &$0.clients) }
    }

    /// Shows breakers, any number of them.
    package func addBreakers(_ source: @escaping @Sendable () async -> [BreakerReading]) {
        sources.withLock { Self.add(source, to: &$0.breakers) }
    }

    /// Shows a pool of connections.
    package func addPool(_ source: @escaping @Sendable () async -> AdminV1.PoolSnapshot) {
        sources.withLock { Self.add(source, to: &$0.pools) }
    }

    private static func add<Source>(_ source: Source, to sources: inout [Source]) {
        if sources.count < sourceCountMax { sources.append(source) }
    }

    /// The figures of all breakers.
    func breakers() async -> [BreakerReading] {
        var readings: [BreakerReading] = []
        for source in sources.withLock({ $0.breakers }) { readings += await source() }
        return readings
    }

    /// The process as it is now.
    package func snapshot() async -> AdminV1.Snapshot {
        let sources = sources.withLock { $0 }
        var snapshot = AdminV1.Snapshot(process: process.snapshot())
        for source in sources.servers {
            snapshot.servers.append(AdminV1.ServerSnapshot(await source()))
        }
        for source in sources.clients {
            snapshot.clients.append(AdminV1.ClientSnapshot(await source()))
        }
        for source in sources.breakers {
            let readings = await source()
            snapshot.breakers += readings.map { AdminV1.BreakerSnapshot($0, now: .now) }
        }
        for source in sources.pools { snapshot.pools.append(await source()) }
        return snapshot
    }
}
