internal import FigureReporting
internal import RPC
internal import RPCTransport
internal import Reactor

/// The service's reports on itself: hop records to the aggregator, metrics to the metrics service.
///
/// Both are optional, `CAREWIRE_AGGREGATOR` and `CAREWIRE_METRICS`; what cannot be delivered is
/// dropped and counted, and never holds up a call. Of several aggregators, with commas between,
/// each has the requests whose trace ids fall to it: all services must name the same ones.
struct Telemetry: Sendable {
    /// Told of every call.
    let observer: any CallObserver
    private let sender: TelemetrySender
    private let clients: [RPCClient]

    init(
        _ name: String, instance: String, _ settings: ServiceSettings,
        _ security: TransportSecurity, _ loop: EventLoop, registry: AdminRegistry,
        figures: FigureSources, certificates: CertificateWatch?
    ) throws {
        // Unobserved clients: reports about reports would never end.
        let aggregators = try Self.targets(settings).map { target in
            try RPCClient(
                target: target,
                expectedPeer: ServiceContext.identity(of: "latency-aggregator"),
                security: security, loop: loop)
        }
        let metrics = try settings.text("metrics").map { target in
            try RPCClient(
                target: target, expectedPeer: ServiceContext.identity(of: "metrics-service"),
                security: security, loop: loop)
        }
        sender = TelemetrySender(
            service: name, instance: instance, aggregators: aggregators, metrics: metrics)
        sender.figures?.addSource { await figures.readings() }
        sender.figures?.addSource {
            AdminReadings.readings(of: await registry.snapshot())
                + AdminReadings.breakers(await registry.breakers())
        }
        sender.figures?.setPatients { figures.patients() }
        observer = sender
        clients = aggregators + (metrics.map { [$0] } ?? [])
        for client in clients {
            registry.addClient { await client.snapshot() }
            certificates?.add { () throws(RPCError) in try client.reloadCertificates() }
        }
        let sender = sender
        registry.addBreakers { sender.breakers() }
    }

    /// The aggregators that can be named.
    private static let aggregatorCountMax = 16

    /// The aggregators' addresses, in an order that does not depend on how they were listed.
    private static func targets(_ settings: ServiceSettings) throws(ServiceError) -> [String] {
        let targets = Set(
            (settings.text("aggregator") ?? "").split(separator: ",").map {
                $0.trimmingPrefix { $0 == " " }.description
            })
        guard targets.count <= aggregatorCountMax else {
            throw ServiceError(
                .badSetting, "CAREWIRE_AGGREGATOR names more than \(aggregatorCountMax)")
        }
        return targets.sorted()
    }

    /// Sends until it is cancelled, then what is left.
    func run() async { await sender.run() }

    func close() async { for client in clients { await client.close() } }
}
