package import LatencyBudget
package import Messages
package import RPC
internal import Synchronization

/// The aggregator's methods and pages over one table of budgets.
///
/// Shared by every loop of the process; a lock covers each question, and nothing waits inside it.
package final class AggregatorServer: AggregatorV1.LatencyAggregatorServer {
    /// Records in one request. Source: aggregator.proto, `RecordRequest.hops`.
    package static let hopCountMax = 4_096
    /// Names in one request.
    package static let operationCountMax = 4_096

    let now: @Sendable () -> ContinuousClock.Instant
    let time: LogTime
    let limits: TraceLimits
    let aggregation: Mutex<Aggregation>
    let log: Mutex<RecordLog?>
    /// One at a time: what a sync has taken upon itself is on the disk when the next one begins.
    let isSyncing = Mutex(())
    /// Nil without a log.
    private let sync: LogSync?
    let feed = AlertFeed()
    let peers = Mutex(PeerState())
    /// Of several aggregators the one with the lowest tells alerts.
    let rank: UInt64
    private let hook = Mutex<AlertHook?>(nil)
    /// Why the last process' checkpoint could not be used; nil when it could, or there was none.
    /// What the log itself has is there all the same.
    package let startProblem: RecordLogError?

    /// An aggregator that has seen nothing.
    ///
    /// - Parameters:
    ///   - rank: random, so that peers differ.
    ///   - wallNanoseconds: the wall clock, in nanoseconds since 1970; asked once.
    ///   - now: the clock.
    package init(
        _ table: BudgetTable, limits: TraceLimits = TraceLimits(), rank: UInt64 = 0,
        wallNanoseconds: () -> UInt64 = { 0 },
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.now = now
        self.limits = limits
        self.rank = rank
        time = LogTime(now(), wallNanoseconds: wallNanoseconds())
        aggregation = Mutex(Aggregation(table, limits: limits))
        log = Mutex(nil)
        sync = nil
        startProblem = nil
    }

    /// An aggregator that goes on where the log ends, as if it had never stopped.
    ///
    /// - Parameters:
    ///   - rank: random, so that peers differ.
    ///   - isAlone: false for one that will be told of peers: what alerts there were is then not
    ///     concluded from its own log, which is a part only.
    ///   - log: nobody else may use it from now on.
    ///   - wallNanoseconds: the wall clock, in nanoseconds since 1970; asked once.
    /// - Throws: ``RecordLogError`` when the log cannot be read.
    package init(
        _ table: BudgetTable, limits: TraceLimits = TraceLimits(), rank: UInt64 = 0,
        isAlone: Bool = true, log: sending RecordLog, wallNanoseconds: () -> UInt64,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) throws(RecordLogError) {
        self.now = now
        self.limits = limits
        self.rank = rank
        let restored = try Restoration(
            table, limits, log, isAlone: isAlone, now: now(), wallNanoseconds: wallNanoseconds())
        time = restored.time
        startProblem = restored.problem
        aggregation = Mutex(restored.aggregation)
        self.log = Mutex(log)
        sync = LogSync()
    }

    package func record(
        _ request: AggregatorV1.RecordRequest, context: CallContext
    ) async throws -> AggregatorV1.RecordResponse {
        let response = try take(request)
        // A repeated batch waits too: its first answer may have been lost before the disk had it.
        await sync?.wait { self.synchronizeLog() }
        return response
    }

    /// Takes a batch as ``record(_:context:)`` does, without waiting for the disk.
    package func take(
        _ request: AggregatorV1.RecordRequest
    ) throws -> AggregatorV1.RecordResponse {
        guard request.hopCount <= Self.hopCountMax else {
            throw RPCError(.invalidArgument, "more than \(Self.hopCountMax) hops")
        }
        guard request.operations.count <= Self.operationCountMax else {
            throw RPCError(.invalidArgument, "more than \(Self.operationCountMax) operations")
        }
        let now = now()
        let count = aggregation.withLock { aggregation -> UInt32? in
            if aggregation.isRepeated(request) { return nil }
            log.withLock { $0?.append(request, wallNanoseconds: time.wall(now)) }
            return aggregation.record(request, now: now)
        }
        lookAtAlerts()
        return AggregatorV1.RecordResponse(
            acceptedCount: count ?? 0, repeatedBatch: count == nil)
    }

    package func report(
        _ request: AggregatorV1.ReportRequest, context: CallContext
    ) async throws -> AggregatorV1.ReportResponse {
        let report = await whole(over: try Self.window(request.windowSeconds))
        return request.withDetails ? report.detailed : report.response
    }

    package func collect(
        _ request: AggregatorV1.CollectRequest, context: CallContext
    ) throws -> AggregatorV1.CollectResponse {
        let window = try Self.window(request.windowSeconds)
        if request.alertsOnly { return alertParts().message }
        return collected(over: window).1.message
    }

    /// The window that a request asks for; 0 is the standard one.
    static func window(_ seconds: UInt32) throws -> Duration {
        let window = Duration.seconds(Int64(seconds))
        guard window <= TallyWindows.windowMax else {
            throw RPCError(.invalidArgument, "a window is of at most 30 days")
        }
        return seconds == 0 ? LatencyJudge.standardWindow : window
    }

    /// From now on the metrics cover what becomes of posted alerts too.
    package func use(hook: AlertHook) { self.hook.withLock { $0 = hook } }

    /// The alerts that are on, and then each that begins or ends; nil when too many watch.
    ///
    /// - Parameter areCurrentTold: false leaves those out that are on already.
    package func alertEvents(
        areCurrentTold: Bool = true
    ) -> AsyncStream<AggregatorV1.AlertEvent>? {
        let now = now()
        return aggregation.withLock { aggregation in
            let second = aggregation.second(now)
            let turns = aggregation.board.turns
            let on = aggregation.alerts.map { alert in
                let turn = turns.first {
                    $0.operation == alert.operation && $0.isPage == alert.rule.isPage
                }
                return AggregatorV1.AlertEvent(
                    kind: .fired, alert: AggregatorV1.Alert(alert, second: second),
                    id: turn?.id ?? "")
            }
            return feed.events(after: areCurrentTold ? on : [])
        }
    }

    package func watchAlerts(
        _ request: AggregatorV1.WatchAlertsRequest,
        responses: MessageSink<AggregatorV1.AlertEvent>, context: CallContext
    ) async throws {
        guard let events = alertEvents() else {
            throw RPCError(.resourceExhausted, "\(AlertFeed.watcherCountMax) watch already")
        }
        for await event in events { try await responses.send(event) }
        try Task.checkCancellation()
    }

    /// Goes on with other budgets; what was measured of operations that stay is kept.
    package func replaceBudgets(_ table: BudgetTable) {
        aggregation.withLock { $0.replace(table) }
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

    /// The report in proto3's JSON mapping.
    package func reportJSON(
        over window: Duration = LatencyJudge.standardWindow
    ) async -> String {
        let report = await whole(over: window)
        var response = report.response
        response.slowRequests = report.slowRequests
        return response.json().text(pretty: true)
    }

    /// This aggregator's budgets, alerts and losses in Prometheus' text format.
    package func prometheusText() -> String {
        let failures = log.withLock { $0?.failureCount ?? 0 }
        lookAtAlerts()
        let now = now()
        let snapshot = aggregation.withLock {
            $0.snapshot(over: LatencyJudge.standardWindow, now: now)
        }
        let posts = hook.withLock { $0?.counts }
        return PrometheusText(snapshot, logFailureCount: failures, posts: posts).text
    }
}
