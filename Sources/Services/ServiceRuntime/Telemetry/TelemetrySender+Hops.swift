internal import CircuitBreaking
internal import FigureReporting
internal import Messages
internal import RPC
internal import Synchronization

extension TelemetrySender {
    /// Sends batches while some are due and the aggregator's breaker lets them.
    func sendHops() async {
        guard let aggregator else { return }
        let client = AggregatorV1.LatencyAggregatorClient(aggregator.channel)
        while !Task.isCancelled {
            let start = now()
            guard state.withLock({ $0.queue.isDue(now: start) }),
                case .permit(let lease) = aggregator.breaker.acquire(now: start)
            else { return }
            guard let batch = state.withLock({ $0.queue.next(now: start) }) else {
                aggregator.breaker.record(.ignored, lease: lease, now: start)
                return
            }
            let request = batch.request(service: service, instance: instance)
            var failure: RPCError?
            do throws(RPCError) {
                _ = try await client.record(
                    request, options: CallOptions(timeout: TelemetrySink.timeout))
            } catch { failure = error }
            let end = now()
            let outcome = TelemetrySink.outcome(failure, start.duration(to: end))
            aggregator.breaker.record(outcome, lease: lease, now: end)
            let isDelivered = failure == nil
            state.withLock { $0.queue.done(batch, isDelivered: isDelivered, now: end) }
        }
    }
}
