import LatencyBudget
import Messages
import RPC
import Synchronization
import TestSupport

@testable import MetricsService
@testable import ObservabilityBackends

/// A reporter, with a real metrics-service and an aggregator that keeps what it is sent.
struct BackendFixture {
    static let names = ReportedNames(
        metrics: [
            ReportedMetric("shop.orders", .counter, labels: ["kind": ["new", "repeat"]]),
            ReportedMetric("shop.open", .gauge), ReportedMetric("shop.checkout", .durations),
            ReportedMetric("shop.weight", .durations),
        ], spans: ["checkout", "pay"])

    let aggregator = KeptRecords()
    let server: MetricsServer
    let reporter: CareWireReporter
    private let clock = HandClock()

    init() throws {
        let clock = clock
        server = MetricsServer(
            catalogue: try MetricCatalogue(adding: Self.names.catalogue(service: "shop")),
            clock: MetricsClock(now: { clock.now }, hour: { 1 }, sleep: { _ in }))
        var table = MethodTable()
        MetricsV1.MetricsService.register(server, in: &table)
        AggregatorV1.LatencyAggregator.register(aggregator, in: &table)
        let channel = InProcessChannel(table: table)
        reporter = CareWireReporter(
            service: "shop", metrics: channel, aggregator: channel, names: Self.names,
            clock: { clock.now })
    }

    func advance(by duration: Duration) { clock.advance(by: duration) }

    /// The value behind a line's name and labels in the exposition.
    func value(_ line: String) -> Double? {
        server.text().split(separator: "\n").first { $0.hasPrefix(line + " ") }
            .flatMap { Double($0.dropFirst(line.utf8.count + 1)) }
    }
}

/// A clock that a test turns by hand.
final class HandClock: Sendable {
    private let instant = Mutex(ContinuousClock().now)
    var now: ContinuousClock.Instant { instant.withLock { $0 } }
    func advance(by duration: Duration) { instant.withLock { $0 += duration } }
}

/// An aggregator that keeps records.
final class KeptRecords: AggregatorV1.LatencyAggregatorServer {
    private struct State {
        var requests: [AggregatorV1.RecordRequest] = []
        var failureCount = 0
    }

    private let state = Mutex(State())

    var requests: [AggregatorV1.RecordRequest] { state.withLock { $0.requests } }

    /// Every hop with its operation's name.
    var hops: [HopRecord] {
        requests.flatMap { request in
            PackedHop.hops(request.packedHops).compactMap {
                $0.record(operation: request.operations[$0.operation])
            }
        }
    }

    /// Takes the next requests and does not say so.
    func loseAnswers(_ count: Int) { state.withLock { $0.failureCount = count } }

    func record(
        _ request: AggregatorV1.RecordRequest, context: CallContext
    ) throws -> AggregatorV1.RecordResponse {
        let isLost = state.withLock { state in
            state.requests.append(request)
            guard state.failureCount > 0 else { return false }
            state.failureCount -= 1
            return true
        }
        if isLost { throw RPCError(.unavailable, "the answer is lost") }
        return AggregatorV1.RecordResponse()
    }

    func report(
        _ request: AggregatorV1.ReportRequest, context: CallContext
    ) throws -> AggregatorV1.ReportResponse { AggregatorV1.ReportResponse() }

    func collect(
        _ request: AggregatorV1.CollectRequest, context: CallContext
    ) throws -> AggregatorV1.CollectResponse { AggregatorV1.CollectResponse() }

    func watchAlerts(
        _ request: AggregatorV1.WatchAlertsRequest,
        responses: MessageSink<AggregatorV1.AlertEvent>, context: CallContext
    ) async throws {}

    func getTrace(
        _ request: AggregatorV1.GetTraceRequest, context: CallContext
    ) throws -> AggregatorV1.GetTraceResponse { AggregatorV1.GetTraceResponse() }
}
