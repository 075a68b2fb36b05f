internal import CircuitBreaking
internal import FigureReporting
internal import LatencyBudget
internal import Messages
internal import RPC
internal import Synchronization

/// The way of hop records to one aggregator.
final class HopLine: Sendable {
    let sink: TelemetrySink
    private let queue = Mutex(HopQueue())

    init(_ sink: TelemetrySink) { self.sink = sink }

    /// Records dropped since the beginning, and batches that went again.
    var counts: (dropped: UInt64, repeated: UInt64) {
        queue.withLock { ($0.droppedCount, $0.repeatedCount) }
    }

    func add(_ hops: [PackedHop], now: ContinuousClock.Instant) {
        queue.withLock { $0.add(hops, now: now) }
    }

    func tellDropped(_ count: UInt64) { queue.withLock { $0.tellDropped(count) } }

    func drain() { queue.withLock { $0.drain() } }

    /// Sends batches while some are due, the aggregator answers, and its breaker lets them.
    func send(
        _ sender: @Sendable () -> Outgoing.Sender, now: @Sendable () -> ContinuousClock.Instant
    ) async {
        let client = AggregatorV1.LatencyAggregatorClient(sink.channel)
        while !Task.isCancelled {
            let start = now()
            guard queue.withLock({ $0.isDue(now: start) }),
                case .permit(let lease) = sink.breaker.acquire(now: start)
            else { return }
            let names = sender()
            guard let batch = queue.withLock({ $0.next(names, now: start) }) else {
                sink.breaker.record(.ignored, lease: lease, now: start)
                return
            }
            var failure: RPCError?
            do throws(RPCError) {
                _ = try await client.record(
                    batch.request, options: CallOptions(timeout: TelemetrySink.timeout))
            } catch { failure = error }
            let end = now()
            let outcome = TelemetrySink.outcome(failure, start.duration(to: end))
            sink.breaker.record(outcome, lease: lease, now: end)
            let onSend = Self.onSend(failure)
            queue.withLock { $0.done(batch, onSend, now: end) }
            guard case .delivered = onSend else { return }
        }
    }

    private static func onSend(_ failure: RPCError?) -> HopQueue.OnSend {
        switch failure?.code {
        case nil: .delivered
        case .unavailable: .unreached
        case .invalidArgument: .refused
        default: .unanswered
        }
    }
}
