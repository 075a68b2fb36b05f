package import CircuitBreaking
package import LatencyBudget
internal import Messages
package import RPC
internal import Synchronization

/// Reports a service on itself: hop records to the aggregator, metrics to the metrics service.
///
/// A call costs one copy into a bounded buffer; everything else happens in ``run()``. What cannot
/// be delivered is dropped and counted, and a sink that is down is left alone by its breaker.
package final class TelemetrySender: CallObserver {
    /// Readings asked for with each push; further sources are left out.
    package static let sourceCountMax = 64

    /// Methods by which services report, and by which operators look on; as any others they are
    /// counted, but nobody traces them.
    private static let reports: Set<String> = Set(
        ([
            AggregatorV1.LatencyAggregator.record, MetricsV1.MetricsService.push,
            HealthV1.Health.watch,
        ] + AdminV1.Admin.methods + ReflectionV1.ServerReflection.methods).map(\.path))

    /// Where the sender may be changed by ``run()``'s two loops.
    struct State: ~Copyable {
        var queue = HopQueue()
        var figures = CallFigures()
        var history = ReadingHistory()
        /// Emptied storage for the buffer.
        var spare: [HopRecord] = []
        /// Pushes that have not been answered, the oldest first; the same ones are sent again,
        /// since a repeated push counts once.
        var pushes: [MetricsV1.PushRequest] = []
        var sequence: UInt64 = 0
        var sources: [@Sendable () -> [MeterReading]] = []
    }

    let service: String
    let instance: String
    let aggregator: TelemetrySink?
    let metrics: TelemetrySink?
    let now: @Sendable () -> ContinuousClock.Instant
    private let buffer = Mutex(HopBuffer())
    let state = Mutex(State())

    /// A sender that keeps records until ``run()`` sends them.
    ///
    /// - Parameters:
    ///   - service: such as "soap-service".
    ///   - instance: random, new at every start.
    ///   - aggregator: the way to the latency aggregator; nil sends it nothing.
    ///   - metrics: the way to the metrics service; nil sends it nothing.
    ///   - now: the clock.
    package init(
        service: String, instance: String = TelemetrySender.randomInstance(),
        aggregator: (any RPCChannel)?, metrics: (any RPCChannel)?,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.service = service
        self.instance = instance
        self.now = now
        let start = now()
        self.aggregator = aggregator.map { TelemetrySink("latency-aggregator", $0, now: start) }
        self.metrics = metrics.map { TelemetrySink("metrics-service", $0, now: start) }
    }

    /// 16 random hexadecimal digits.
    package static func randomInstance() -> String {
        let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Keeps a record. Any thread; never waits for more than another thread's copy.
    package func observe(_ hop: HopRecord) { buffer.withLock { $0.append(hop) } }

    /// Asks `source` for figures with every push, on the sender's thread. It must not wait.
    package func addSource(_ source: @escaping @Sendable () -> [MeterReading]) {
        state.withLock { state in
            if state.sources.count < Self.sourceCountMax { state.sources.append(source) }
        }
    }

    /// Records dropped since the beginning.
    package var droppedCount: UInt64 { state.withLock { $0.queue.droppedCount } }

    /// The figures of the sinks' breakers.
    package func breakers() -> [(name: String, snapshot: CircuitBreakerSnapshot)] {
        let now = now()
        return [aggregator, metrics].compactMap { $0?.breaker }.map {
            ($0.name, $0.snapshot(now: now))
        }
    }

    /// Brings what calls have left to the queue and the figures.
    func collect() {
        let now = now()
        state.withLock { state in
            var hops = state.spare
            state.spare = []
            let dropped = buffer.withLock { $0.exchange(&hops) }
            if dropped > 0 { state.queue.noteDropped(dropped) }
            if metrics != nil { for hop in hops { state.figures.add(hop) } }
            if aggregator != nil {
                // Reports about reports would never end.
                hops.removeAll { Self.reports.contains($0.operation) }
                state.queue.add(hops, now: now)
            }
            hops.removeAll(keepingCapacity: hops.count < HopBuffer.hopCountMax / 4)
            state.spare = hops
        }
    }
}
