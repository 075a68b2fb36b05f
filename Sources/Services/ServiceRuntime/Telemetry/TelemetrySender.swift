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
    static let reports: Set<String> = Set(
        ([
            AggregatorV1.LatencyAggregator.record, MetricsV1.MetricsService.push,
            HealthV1.Health.watch,
        ] + AdminV1.Admin.methods + ReflectionV1.ServerReflection.methods).map(\.path))

    /// Where the sender may be changed by ``run()``'s loops.
    struct State: ~Copyable {
        /// Emptied storage for the buffer, and for what goes to each aggregator.
        var spare: [PackedHop] = []
        var shares: [[PackedHop]] = []
        /// The operations by the numbers that records have, and which of them are reports.
        var names: [String] = []
        var isReport: [Bool] = []
        /// Records for which the buffer had no room.
        var droppedCount: UInt64 = 0
    }

    let service: String
    let instance: String
    /// One for each aggregator.
    let lines: [HopLine]
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
    ///   - aggregators: the ways to the latency aggregators, in the order that every service has:
    ///     each gets the requests whose trace ids fall to it. None sends nothing.
    ///   - metrics: the way to the metrics service; nil sends it nothing.
    ///   - now: the clock.
    package init(
        service: String, instance: String = TelemetrySender.randomInstance(),
        aggregators: [any RPCChannel], metrics: (any RPCChannel)?,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.service = service
        self.instance = instance
        self.now = now
        let start = now()
        lines = aggregators.enumerated().map { index, channel in
            let name = "latency-aggregator" + (index == 0 ? "" : "-\(index)")
            return HopLine(TelemetrySink(name, channel, now: start))
        }
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
    package var droppedCount: UInt64 {
        lines.reduce(state.withLock { $0.droppedCount }) { $0 &+ $1.counts.dropped }
    }

    /// Batches that were sent again.
    var repeatedCount: UInt64 { lines.reduce(0) { $0 &+ $1.counts.repeated } }

    /// The ways to all who take reports.
    var sinks: [TelemetrySink] { lines.map(\.sink) + (metrics.map { [$0] } ?? []) }

    /// The figures of the sinks' breakers.
    package func breakers() -> [(name: String, snapshot: CircuitBreakerSnapshot)] {
        let now = now()
        return sinks.map { ($0.breaker.name, $0.breaker.snapshot(now: now)) }
    }

    /// Brings what calls have left to the queues and the figures. ``run()`` does it by itself.
    package func collect() {
        let now = now()
        state.withLock { state in
            var hops = state.spare
            state.spare = []
            let (dropped, names) = buffer.withLock { $0.exchange(&hops) }
            state.droppedCount &+= dropped
            if dropped > 0 { lines.first?.tellDropped(dropped) }
            state.learn(names)
            figures?.add(hops, state.names)
            if !lines.isEmpty {
                state.share(hops, lines.count)
                for (line, share) in zip(lines, state.shares) where !share.isEmpty {
                    line.add(share, now: now)
                }
            }
            hops.removeAll(keepingCapacity: hops.count < HopBuffer.hopCountMax / 4)
            state.spare = hops
        }
    }

    /// Sends every aggregator what is due. ``run()`` does it by itself.
    package func sendHops() async { for line in lines { await send(line) } }

    /// Sends one aggregator what is due.
    func send(_ line: HopLine) async {
        await line.send(
            {
                Outgoing.Sender(
                    service: service, instance: instance, names: state.withLock { $0.names })
            }, now: now)
    }
}

extension TelemetrySender.State {
    /// The list of names has perhaps grown.
    fileprivate mutating func learn(_ all: [String]) {
        guard all.count > names.count else { return }
        isReport += all[names.count...].map { TelemetrySender.reports.contains($0) }
        names = all
    }

    /// Divides records over aggregators. Reports about reports would never end.
    fileprivate mutating func share(_ hops: [PackedHop], _ count: Int) {
        if shares.count != count { shares = Array(repeating: [], count: count) }
        for index in shares.indices { shares[index].removeAll(keepingCapacity: true) }
        for hop in hops where !isReport[hop.operation] {
            shares[count == 1 ? 0 : hop.traceID.shard(of: count)].append(hop)
        }
    }
}
