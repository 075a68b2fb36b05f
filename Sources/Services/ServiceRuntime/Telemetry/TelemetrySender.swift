package import CircuitBreaking
package import FigureReporting
package import LatencyBudget
internal import Messages
package import RPC
internal import Synchronization

/// Reports a service on itself: hop records to the aggregator, metrics to the metrics service.
///
/// A call costs one copy into a bounded buffer; everything else happens in ``run()``. What cannot
/// be delivered is dropped and counted, and a sink that is down is left alone by its breaker.
package final class TelemetrySender: CallObserver {
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
        /// Emptied storage for the buffer.
        var spare: [HopRecord] = []
    }

    let service: String
    let instance: String
    let aggregator: TelemetrySink?
    let metrics: TelemetrySink?
    /// Tells the metrics service; nil when there is none.
    package let figures: FigurePusher?
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
        let sink = metrics.map { TelemetrySink("metrics-service", $0, now: start) }
        self.metrics = sink
        figures = sink.map {
            FigurePusher(service: service, instance: instance, sink: $0, now: now)
        }
        figures?.addSource { ProcessReadings.current() }
        figures?.addSource { [weak self] in self?.ownReadings() ?? [] }
    }

    /// 16 random hexadecimal digits.
    package static func randomInstance() -> String {
        let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Keeps a record. Any thread; never waits for more than another thread's copy.
    package func observe(_ hop: HopRecord) { buffer.withLock { $0.append(hop) } }

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
            figures?.add(hops)
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
