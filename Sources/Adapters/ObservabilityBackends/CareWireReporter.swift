internal import FigureReporting
internal import LatencyBudget
public import RPC
public import RPCTransport
internal import Reactor
private import Synchronization

/// Reports any Swift program to CareWire: its swift-metrics instruments to metrics-service, its
/// swift-distributed-tracing spans to the latency aggregator.
///
///     let reporter = try CareWireReporter.start(
///         service: "shop", metrics: "metrics-service:7000", aggregator: "aggregator:7000",
///         security: .mutualTLS(…), names: names)
///     MetricsSystem.bootstrap(reporter.metrics)
///     InstrumentationSystem.bootstrap(reporter.tracer)
///
/// Nothing waits for it: what cannot be sent is kept in bounded memory, then dropped and counted.
public final class CareWireReporter: Sendable {
    /// Between two visits; each tenth also pushes metrics.
    static let visitInterval = Duration.milliseconds(100)
    private static let visitsPerPush = 10

    /// For `MetricsSystem.bootstrap`.
    public let metrics: CareWireMetrics
    /// For `InstrumentationSystem.bootstrap`.
    public let tracer: CareWireTracer
    private let figures: FigurePusher?
    private let hops: HopReporter?
    private let closing = Mutex<(@Sendable () async -> Void)?>(nil)

    /// A reporter over ways of one's own, for programs that call ``run()`` among their services.
    ///
    /// - Parameters:
    ///   - service: the program's name, which metrics-service must list.
    ///   - metrics: the way to metrics-service; nil reports no metrics.
    ///   - aggregator: the way to the latency aggregator; nil reports no spans.
    ///   - names: everything that may be reported.
    public convenience init(
        service: String, metrics: (any RPCChannel)?, aggregator: (any RPCChannel)?,
        names: ReportedNames
    ) {
        self.init(
            service: service, metrics: metrics, aggregator: aggregator, names: names,
            clock: { .now })
    }

    init(
        service: String, metrics: (any RPCChannel)?, aggregator: (any RPCChannel)?,
        names: ReportedNames, clock: @escaping @Sendable () -> ContinuousClock.Instant
    ) {
        let foreign = ForeignCounts()
        let instance = Self.randomInstance()
        let start = clock()
        let factory = CareWireMetrics(names, foreign)
        let pusher = metrics.map {
            FigurePusher(
                service: service, instance: instance,
                sink: TelemetrySink("metrics-service", $0, now: start), now: clock)
        }
        let reporter = aggregator.map {
            HopReporter(
                service: service, instance: instance,
                sink: TelemetrySink("latency-aggregator", $0, now: start), now: clock)
        }
        self.metrics = factory
        figures = pusher
        hops = reporter
        tracer = CareWireTracer(names, foreign, reporter ?? NoObserver(), clock: clock)
        pusher?.addMetrics { factory.metrics() }
        pusher?.addSource {
            foreign.current.map { reason, count in
                MeterReading(
                    "carewire_telemetry_foreign_total", .total, Double(count),
                    labels: ["reason": reason.rawValue])
            }
        }
    }

    /// A reporter with connections and a thread of its own, until ``stop()``.
    ///
    /// - Parameters:
    ///   - metrics: host:port of metrics-service; nil reports no metrics.
    ///   - aggregator: host:port of the latency aggregator; nil reports no spans.
    /// - Throws: `RPCError` for certificates that cannot be used.
    public static func start(
        service: String, metrics: String?, aggregator: String?, security: TransportSecurity,
        names: ReportedNames
    ) throws(RPCError) -> CareWireReporter {
        let loop = EventLoop(name: "carewire-reports")
        func client(_ target: String?, _ peer: String) throws(RPCError) -> RPCClient? {
            guard let target else { return nil }
            return try RPCClient(
                target: target, expectedPeer: "spiffe://carewire/\(peer)", security: security,
                loop: loop)
        }
        let ways = [
            try client(metrics, "metrics-service"), try client(aggregator, "latency-aggregator"),
        ]
        let reporter = CareWireReporter(
            service: service, metrics: ways[0], aggregator: ways[1], names: names)
        loop.start()
        // It outlives the call that starts it; `stop()` ends it.
        let work = Task { await reporter.run() }
        reporter.closing.withLock {
            $0 = {
                work.cancel()
                await work.value
                for way in ways { await way?.close() }
                loop.stop()
            }
        }
        return reporter
    }

    /// Sends what is left, and closes what ``start(service:metrics:aggregator:security:names:)``
    /// has opened. Once.
    public func stop() async {
        let close = closing.withLock { closing in
            defer { closing = nil }
            return closing
        }
        await close?()
    }

    /// Sends until the task is cancelled, then what is left.
    public func run() async {
        var visitCount = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.visitInterval)
            visitCount += 1
            await hops?.send()
            if visitCount % Self.visitsPerPush == 0 { await figures?.push() }
        }
        // A cancelled task could not send what is left.
        await Task { await self.flush() }.value
    }

    /// Sends what waits now.
    public func flush() async {
        await hops?.send()
        await figures?.push()
    }

    /// 16 hexadecimal digits.
    private static func randomInstance() -> String {
        let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// Of spans that nobody is told of.
private final class NoObserver: CallObserver {
    func observe(_ hop: HopRecord) {}
}
