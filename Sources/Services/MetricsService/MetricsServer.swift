package import Messages
package import RPC
private import Synchronization

/// Takes the metrics of every instance and gives them to Prometheus.
///
/// Shared by every loop of the process; a lock covers each question, and nothing waits inside.
package final class MetricsServer: MetricsV1.MetricsServiceServer {
    /// Metrics in one push. Source: metrics.proto, `PushRequest.metrics`.
    package static let metricCountMax = 1_000

    private let now: @Sendable () -> ContinuousClock.Instant
    private let registry: Mutex<MetricRegistry>

    /// An empty registry. `now` is the clock.
    package init(
        limits: MetricLimits = MetricLimits(),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.now = now
        registry = Mutex(MetricRegistry(limits))
    }

    package func push(
        _ request: MetricsV1.PushRequest, context: CallContext
    ) throws -> MetricsV1.PushResponse {
        guard !request.service.isEmpty, MetricRules.isValue(request.service),
            !request.instance.isEmpty, MetricRules.isValue(request.instance)
        else {
            throw RPCError(
                .invalidArgument, "service and instance are 1 to 64 of A-Z a-z 0-9 _ . / -")
        }
        guard request.sequence > 0 else {
            throw RPCError(.invalidArgument, "sequence begins at 1")
        }
        guard request.metrics.count <= Self.metricCountMax else {
            throw RPCError(.invalidArgument, "more than \(Self.metricCountMax) metrics")
        }
        let now = now()
        let onPush = registry.withLock { $0.push(request, now: now) }
        return MetricsV1.PushResponse(
            acceptedCount: onPush.acceptedCount, refusedCount: onPush.refusedCount)
    }

    package func scrape(
        _ request: MetricsV1.ScrapeRequest, context: CallContext
    ) throws -> MetricsV1.ScrapeResponse {
        MetricsV1.ScrapeResponse(text: text())
    }

    /// All series, in Prometheus's text format 0.0.4 (`text/plain; version=0.0.4`).
    package func text() -> String {
        let now = now()
        return registry.withLock { $0.text(now: now) }
    }
}
