internal import Reactor

/// A connection of its own for one migration run: one question at a time, outside pipeline mode.
// Safety: touched on the loop's thread only.
@safe
final class MigrationSession: PostgresLink, @unchecked Sendable {
    private let deadlineTimer = LoopTimer()
    private let parameters = ParameterBuffer()
    private var waiter: UnsafeContinuation<Void, Never>?
    private var rows: [PostgresRows] = []
    private var failure: PostgresError?
    private var isOver = false

    /// Connects and gives the session its settings.
    ///
    /// - Throws: ``PostgresError`` `unavailable`, `deadlineExceeded` or `cancelled`.
    func open(deadline: ContinuousClock.Instant) async throws(PostgresError) {
        deadlineTimer.action = { [unowned self] in
            end(PostgresError(.deadlineExceeded, "the migration took too long", outcome: .unknown))
        }
        loop.schedule(deadlineTimer, at: deadline)
        try await wait { openLink() }
        try await script(
            "SET statement_timeout = 0; SET lock_timeout = 0; SET synchronous_commit = on")
        if handle?.serverVersion ?? 0 >= 140_000 {
            try await script("SET client_connection_check_interval = '500ms'")
        }
    }

    /// Executes one or more statements by the simple protocol.
    ///
    /// - Throws: ``PostgresError``.
    func script(_ sql: String) async throws(PostgresError) {
        try await wait { sent(handle?.executeScript(sql) ?? false) }
    }

    /// Executes one statement with parameters and gives its rows.
    ///
    /// - Throws: ``PostgresError``.
    func execute(
        _ sql: String, _ values: [PostgresValue]
    ) async throws(PostgresError) -> PostgresRows {
        _ = try ParameterBuffer.measure(values)
        try await wait {
            parameters.encode(values)
            sent(handle?.execute(sql, parameters) ?? false)
        }
        guard let last = rows.last else {
            throw PostgresError(.protocolViolation, "a statement has ended without a result")
        }
        return last
    }

    /// Closes the connection; what is not committed is rolled back. Whoever waits is answered.
    func end(_ error: PostgresError) {
        isOver = true
        failure = failure ?? error
        loop.cancel(deadlineTimer)
        closeLink()
        resume()
    }

    private func wait(_ begin: () -> Void) async throws(PostgresError) {
        if let failure { throw failure }
        rows = []
        await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { continuation in
                unsafe waiter = continuation
                begin()
            }
        } onCancel: {
            loop.submit { self.end(PostgresError(.cancelled, "the migration was cancelled")) }
        }
        if let failure {
            // An error of the server leaves the connection usable; it is the caller's to end.
            if !isOver { self.failure = nil }
            throw failure
        }
    }

    private func resume() { unsafe waiter.take()?.resume() }

    private func sent(_ isSent: Bool) {
        if isSent { markDirty() } else { lost() }
    }

    private func lost() {
        end(PostgresError(.unavailable, "the connection was lost", outcome: .unknown))
    }

    // MARK: Called by the link

    override func linkConnected() {
        guard handle?.becomeNonBlocking(pipeline: false) ?? false else { return lost() }
        linkIsReady()
        resume()
    }

    override func linkFailed(_ error: PostgresError) {
        if !isOver { end(error) }
    }

    override func flush() {
        if handle == nil || isOver { return }
        switch handle?.flush() {
        case .done: watch(forRoom: false)
        case .blocked: watch(forRoom: true)
        case .failed, nil: lost()
        }
    }

    override func linkReady(_ events: Readiness) {
        if events.contains(.writable) { flush() }
        var isAlive = handle?.consumeInput() ?? false
        while isAlive, handle?.hasHiddenInput ?? false { isAlive = handle?.consumeInput() ?? false }
        receive()
        if !isOver, !isAlive { lost() }
    }

    private func receive() {
        while unsafe waiter != nil, !(handle?.isBusy ?? true), let result = handle?.nextResult() {
            switch result {
            case .rows(let rows): self.rows.append(rows)
            case .failed(let state): failure = failure ?? PostgresError(sqlState: state)
            case .end: resume()
            case .lost, .aborted, .sync, .unexpected: lost()
            }
        }
    }
}
