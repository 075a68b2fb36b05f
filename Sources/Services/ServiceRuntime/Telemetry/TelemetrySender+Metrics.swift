internal import CircuitBreaking
internal import Messages
internal import RPC
internal import Synchronization

extension TelemetrySender {
    /// Metrics in one push. Source: metrics.proto, `PushRequest.metrics`.
    static let metricCountMax = 1_000

    /// Sends what has changed since the last push; what was not answered is sent again first.
    func pushMetrics() async {
        guard let metrics else { return }
        let client = MetricsV1.MetricsServiceClient(metrics.channel)
        preparePushes()
        while !Task.isCancelled, let push = state.withLock({ $0.pushes.first }) {
            let start = now()
            guard case .permit(let lease) = metrics.breaker.acquire(now: start) else { return }
            var failure: RPCError?
            do throws(RPCError) {
                _ = try await client.push(
                    push, options: CallOptions(timeout: TelemetrySink.timeout))
            } catch { failure = error }
            let end = now()
            let outcome = TelemetrySink.outcome(failure, start.duration(to: end))
            metrics.breaker.record(outcome, lease: lease, now: end)
            // A push that the service will never take is dropped; any other is sent again.
            guard failure == nil || failure?.code == .invalidArgument else { return }
            state.withLock { state in
                if state.pushes.first?.sequence == push.sequence { state.pushes.removeFirst() }
            }
        }
    }

    /// Makes pushes of what has come, unless earlier ones are still to be answered: then it goes on
    /// adding up.
    private func preparePushes() {
        let readings = ProcessReadings.current() + ownReadings()
        let sources = state.withLock { $0.sources }
        let others = sources.flatMap { $0() }
        state.withLock { state in
            guard state.pushes.isEmpty else { return }
            let metrics = state.figures.take(state.names) + state.history.metrics(readings + others)
            var start = 0
            repeat {
                let end = min(start + Self.metricCountMax, metrics.count)
                state.sequence += 1
                state.pushes.append(
                    MetricsV1.PushRequest(
                        service: service, instance: instance, sequence: state.sequence,
                        metrics: Array(metrics[start..<end])))
                start = end
            } while start < metrics.count
        }
    }

    private func ownReadings() -> [MeterReading] {
        let now = now()
        var readings = [
            MeterReading("carewire_telemetry_dropped_total", .total, Double(droppedCount)),
            MeterReading("carewire_telemetry_repeated_total", .total, Double(repeatedCount)),
        ]
        for breaker in sinks.map(\.breaker) {
            let isOpen = breaker.snapshot(now: now).state.isRefusing
            readings.append(
                MeterReading(
                    "carewire_telemetry_breaker_open", .level, isOpen ? 1 : 0,
                    labels: ["sink": breaker.name]))
        }
        return readings
    }
}
