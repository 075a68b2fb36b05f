package import Messages
package import RPC
internal import Synchronization

extension MetricsServer {
    /// Between two snapshots.
    static let interval = Duration.seconds(1)

    package func monitor(
        _ request: MetricsV1.MonitorRequest, responses: MessageSink<MetricsV1.MonitorEvent>,
        context: CallContext
    ) async throws {
        try await monitor(request) { try await responses.send($0) }
    }

    /// As the method, with a way of one's own for the answers.
    func monitor(
        _ request: MetricsV1.MonitorRequest,
        _ send: (MetricsV1.MonitorEvent) async throws -> Void
    ) async throws {
        guard Self.sessionSeconds.contains(request.durationSeconds) else {
            throw RPCError(.invalidArgument, "duration_seconds is 1 to 3600")
        }
        // What is not of the form cannot be the name of anything here; it is shown nowhere.
        guard MetricRules.isValue(request.operation) else {
            throw RPCError(.invalidArgument, "operation is the name of a method or a service")
        }
        let startedAt = clock.now()
        let number = try begin(request.operation, startedAt)
        defer { registry.withLock { $0.sessions[number] = nil } }
        for second in 1...Int(request.durationSeconds) {
            try await clock.sleep(startedAt + Self.interval * second)
            let view = try tick(number)
            try await send(MetricsV1.MonitorEvent(snapshot: view.snapshot))
            guard second == Int(request.durationSeconds) || view.isLast else { continue }
            // What is said at the end is of the same moment as the last snapshot.
            let report = await budgets(UInt32(second))
            let end = MonitorAnalysis.end(
                of: view.session, view.snapshot, view.levels, report: report)
            return try await send(MetricsV1.MonitorEvent(end: end))
        }
    }

    /// Every session ends with its next second, with what it has seen until then: nobody has to
    /// wait for them before the process stops.
    package func endSessions() { registry.withLock { $0.areSessionsEnding = true } }

    private func begin(_ operation: String, _ now: ContinuousClock.Instant) throws -> UInt64 {
        let number = UInt64.random(in: 1 ... .max)
        let session = MonitorSession(
            id: String(number, radix: 16), operation: operation, now: now)
        let isBegun = registry.withLock { registry in
            guard registry.sessions.count < Self.sessionCountMax,
                registry.sessions[number] == nil
            else { return false }
            registry.sessions[number] = session
            return true
        }
        guard isBegun else { throw RPCError(.resourceExhausted, "too many sessions") }
        return number
    }

    private func tick(_ number: UInt64) throws -> MonitorView {
        let (now, hour) = (clock.now(), clock.hour())
        let view = registry.withLock { $0.tick(session: number, now: now, hour: hour) }
        guard let view else { throw RPCError(.internalError, "the session is gone") }
        return view
    }
}
