package import LatencyBudget
package import Messages
package import RPC
private import Synchronization

/// The aggregator's methods and pages over one table of budgets.
///
/// Shared by every loop of the process; a lock covers each question, and nothing waits inside.
package final class AggregatorServer: AggregatorV1.LatencyAggregatorServer {
    /// Records in one request. Source: aggregator.proto, `RecordRequest.hops`.
    package static let hopCountMax = 4_096
    /// Names in one request.
    package static let operationCountMax = 4_096

    private let now: @Sendable () -> ContinuousClock.Instant
    private let aggregation: Mutex<Aggregation>

    /// An aggregator that has seen nothing. `now` is the clock.
    package init(
        _ table: BudgetTable, limits: TraceLimits = TraceLimits(),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.now = now
        aggregation = Mutex(Aggregation(table, limits: limits))
    }

    package func record(
        _ request: AggregatorV1.RecordRequest, context: CallContext
    ) throws -> AggregatorV1.RecordResponse {
        guard request.hops.count <= Self.hopCountMax else {
            throw RPCError(.invalidArgument, "more than \(Self.hopCountMax) hops")
        }
        guard request.operations.count <= Self.operationCountMax else {
            throw RPCError(.invalidArgument, "more than \(Self.operationCountMax) operations")
        }
        let now = now()
        let count = aggregation.withLock { $0.record(request, now: now) }
        return AggregatorV1.RecordResponse(acceptedCount: count)
    }

    package func report(
        _ request: AggregatorV1.ReportRequest, context: CallContext
    ) throws -> AggregatorV1.ReportResponse {
        AggregatorV1.ReportResponse(snapshot())
    }

    package func getTrace(
        _ request: AggregatorV1.GetTraceRequest, context: CallContext
    ) throws -> AggregatorV1.GetTraceResponse {
        guard let id = TraceID(octets: request.traceID) else {
            throw RPCError(.invalidArgument, "trace_id has 16 octets")
        }
        let now = now()
        guard let found = aggregation.withLock({ $0.request(id, now: now) }) else {
            throw RPCError(.notFound, "the request is not known, not complete yet, or too old")
        }
        return AggregatorV1.GetTraceResponse(found)
    }

    /// The dashboard: one self-contained HTML page that renews itself.
    package func dashboardHTML() -> String { Dashboard(snapshot(), now: now()).html }

    /// The report in proto3's JSON mapping.
    package func reportJSON() -> String {
        AggregatorV1.ReportResponse(snapshot()).json().text(pretty: true)
    }

    private func snapshot() -> Aggregation.Snapshot {
        let now = now()
        return aggregation.withLock { $0.snapshot(now: now) }
    }
}
