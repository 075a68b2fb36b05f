import LatencyAggregator
import Messages
import RPC
import RPCTransport
import ServiceRuntime

/// The ways to the other aggregators. Called on any loop.
final class PeerChannels: Sendable {
    /// Peers that are asked.
    private static let peerCountMax = 15
    /// How long a report waits for them, all at once.
    private static let timeout = Duration.seconds(1)

    private let clients: [RPCClient]

    /// Nil when there are no peers.
    init?(_ context: ServiceContext) throws {
        let targets = (context.settings.text("aggregator.peers") ?? "").split(separator: ",")
        guard !targets.isEmpty else { return nil }
        guard targets.count <= Self.peerCountMax else {
            throw ServiceError(
                .badSetting, "CAREWIRE_AGGREGATOR_PEERS names more than \(Self.peerCountMax)")
        }
        clients = try targets.map {
            try context.client(of: "latency-aggregator", target: $0.filter { $0 != " " })
        }
    }

    /// Peers that there are.
    var count: Int { clients.count }

    /// What each peer has; nil for one that gives no answer.
    func collect(
        _ request: AggregatorV1.CollectRequest
    ) async -> [AggregatorV1.CollectResponse?] {
        await withTaskGroup { group in
            for client in clients {
                group.addTask {
                    try? await AggregatorV1.LatencyAggregatorClient(client).collect(
                        request, options: CallOptions(timeout: Self.timeout))
                }
            }
            var parts: [AggregatorV1.CollectResponse?] = []
            for await part in group { parts.append(part) }
            return parts
        }
    }

    func close() async {
        for client in clients { await client.close() }
    }
}
