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
        var loops: [@Sendable (Duration) async -> [LoopSnapshot]] = []
        var clients: [@Sendable () async -> ClientSnapshot] = []
        var breakers: [@Sendable () async -> [BreakerReading]] = []
        var pools: [@Sendable () async -> AdminV1.PoolSnapshot] = []
    }

    /// The works beside the calls.
    let works = WorkBoard()
    private let process: ProcessIdentity
    private let sources = Mutex(Sources())

    init(process: ProcessIdentity) { self.process = process }

    /// Shows a server.
    package func addServer(_ source: @escaping @Sendable () async -> ServerSnapshot) {
        sources.withLock { Self.add(source, to: &$0.servers) }
    }

    /// Shows a server's loops, each of which may take so long to answer.
    package func addLoops(_ source: @escaping @Sendable (Duration) async -> [LoopSnapshot]) {
        sources.withLock { Self.add(source, to: &$0.loops) }
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

    /// The service's name.
    var service: String { process.service }

    /// What the loops of all servers have before them.
    func loops(within limit: Duration) async -> [LoopSnapshot] {
        var loops: [LoopSnapshot] = []
        for source in sources.withLock({ $0.loops }) { loops += await source(limit) }
        return loops
    }

    /// Calls that came until now, operators' own looks left out.
    func callCount() async -> UInt64 {
        var count: UInt64 = 0
        let own = AdminV1.Admin.getSnapshot.service
        for source in sources.withLock({ $0.servers }) {
            for method in await source().methods where !method.path.hasPrefix(own + "/") {
                count &+= method.callCount
            }
        }
        return count
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
