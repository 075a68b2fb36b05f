internal import Reactor

/// Cancels what another session works on, by SQL over a connection of its own: for sessions under
/// TLS, whose key libpq would send in the clear.
///
/// One request, then it is closed. The server lets a role cancel its own sessions.
// Safety: touched on the loop's thread only.
final class CancelSession: PostgresLink, @unchecked Sendable {
    /// Aims at this pool's kind of session only: a process number may belong to another one by now.
    private static let sql = """
        SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND state = 'active'
        AND usename = current_user AND datname = current_database()
        AND application_name = current_setting('application_name')
        """

    private let answerTimer = LoopTimer()
    private let parameters = ParameterBuffer()
    private var done: (() -> Void)?

    /// Connects and asks the server to cancel what the backend process works on; calls `done` when
    /// it has answered or cannot be reached, never from within this call.
    func cancel(processID: Int32, _ done: @escaping () -> Void) {
        self.done = done
        answerTimer.action = { [unowned self] in end() }
        parameters.encode([.int32(processID)])
        openLink()
    }

    /// Closes at once; nobody is told.
    func close() {
        done = nil
        end()
    }

    private func end() {
        loop.cancel(answerTimer)
        closeLink()
        done.take()?()
    }

    override func linkConnected() {
        guard handle?.becomeNonBlocking(pipeline: false) ?? false,
            handle?.execute(Self.sql, parameters) ?? false
        else { return end() }
        linkIsReady()
        loop.schedule(answerTimer, at: loop.now + PostgresLimits.cancelAnswerLimit)
        markDirty()
    }

    override func linkFailed(_ error: PostgresError) { end() }

    override func flush() {
        switch handle?.flush() {
        case .done: watch(forRoom: false)
        case .blocked: watch(forRoom: true)
        case .failed: end()
        case nil: return
        }
    }

    override func linkReady(_ events: Readiness) {
        if events.contains(.writable) { flush() }
        var isAlive = handle?.consumeInput() ?? false
        while isAlive, handle?.hasHiddenInput ?? false { isAlive = handle?.consumeInput() ?? false }
        while let isBusy = handle?.isBusy, !isBusy, let result = handle?.nextResult() {
            switch result {
            case .rows: continue
            case .failed, .end, .lost, .aborted, .sync, .unexpected: return end()
            }
        }
        if !isAlive { end() }
    }
}
