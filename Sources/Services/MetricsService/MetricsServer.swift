package import Messages
package import RPC
internal import Synchronization

/// Takes the metrics of every instance and gives them to Prometheus.
///
/// Shared by every loop of the process; a lock covers each question, and nothing waits inside.
package final class MetricsServer: MetricsV1.MetricsServiceServer {
    /// Metrics in one push. Source: metrics.proto, `PushRequest.metrics`.
    package static let metricCountMax = 1_000

    /// Sessions at once; one more is refused.
    package static let sessionCountMax = 16
    /// How long a session may last, in seconds.
    package static let sessionSeconds: ClosedRange<UInt32> = 1...3_600

    /// What the judge of budgets says of the last so many seconds; nil when it cannot be asked.
    package typealias BudgetSource = @Sendable (UInt32) async -> AggregatorV1.ReportResponse?

    let clock: MetricsClock
    let budgets: BudgetSource
    let registry: Mutex<MetricRegistry>
    private let services: Set<String>?

    /// An empty registry.
    ///
    /// - Parameters:
    ///   - catalogue: what may be pushed, and by whom.
    ///   - budgets: asked at the end of a session.
    package convenience init(
        limits: MetricLimits = MetricLimits(), catalogue: MetricCatalogue, clock: MetricsClock,
        budgets: @escaping BudgetSource = { _ in nil }
    ) {
        self.init(limits: limits, checking: catalogue, clock: clock, budgets: budgets)
    }

    /// As above; without a catalogue every name of the form is admitted, for tests.
    init(
        limits: MetricLimits, checking catalogue: MetricCatalogue?, clock: MetricsClock,
        budgets: @escaping BudgetSource = { _ in nil }
    ) {
        self.clock = clock
        self.budgets = budgets
        services = catalogue?.services
        registry = Mutex(MetricRegistry(limits, catalogue: catalogue))
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
        try check(request.service, request.instance, peer: context.peer)
        guard request.sequence > 0 else {
            throw RPCError(.invalidArgument, "sequence begins at 1")
        }
        guard request.metrics.count <= Self.metricCountMax else {
            throw RPCError(.invalidArgument, "more than \(Self.metricCountMax) metrics")
        }
        let (now, hour) = (clock.now(), clock.hour())
        let onPush = registry.withLock { $0.push(request, now: now, hour: hour) }
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
        let (now, hour) = (clock.now(), clock.hour())
        return registry.withLock { $0.text(now: now, hour: hour) }
    }

    package func figures(
        _ request: MetricsV1.FiguresRequest, context: CallContext
    ) throws -> MetricsV1.FiguresResponse {
        let (now, hour) = (clock.now(), clock.hour())
        return registry.withLock { $0.figures(request, now: now, hour: hour) }
    }

    /// Only a listed service reports, and only for itself: `spiffe://…/NAME` for NAME. In clear
    /// text programs cannot be told apart.
    private func check(_ service: String, _ instance: String, peer: String?) throws {
        guard let services else { return }
        guard services.contains(service) else {
            throw RPCError(.invalidArgument, "the service is not in the catalogue")
        }
        let isRandom = instance.utf8.count == 16 && instance.allSatisfy(\.isHexDigit)
        guard isRandom else {
            throw RPCError(.invalidArgument, "instance is 16 hexadecimal digits")
        }
        if let name = peer?.split(separator: "/").last, name != service {
            throw RPCError(.permissionDenied, "a program reports on itself alone")
        }
    }
}
