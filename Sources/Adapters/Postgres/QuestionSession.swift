internal import Reactor

/// A connection of its own for one piece of work: one question at a time, outside pipeline mode.
// Safety: touched on the loop's thread only.
@safe
class QuestionSession: PostgresLink, @unchecked Sendable {
    /// What it is for, as messages call it.
    class var work: String { "the work" }

    private let deadlineTimer = LoopTimer()
    private let parameters = ParameterBuffer()
    private var waiter: UnsafeContinuation<Void, Never>?
    private var rows: [PostgresRows] = []
    private var failure: PostgresError?
    /// Whether the connection is closed, or about to be.
    private(set) final var isOver = false

    /// Connects, until `deadline`, and gives the session its settings.
    ///
    /// - Throws: ``PostgresError`` `unavailable`, `deadlineExceeded` or `cancelled`.
    final func open(
        deadline: ContinuousClock.Instant, settings: (Int) -> String
    ) async throws(PostgresError) {
        deadlineTimer.action = { [unowned self] in
            end(PostgresError(.deadlineExceeded, "\(Self.work) took too long", outcome: .unknown))
        }
        limit(to: deadline)
        try await wait { openLink() }
        try await script(settings(handle?.serverVersion ?? 0))
    }

    /// Closes the connection at `deadline`, unless it is moved; nil for never.
    final func limit(to deadline: ContinuousClock.Instant?) {
        loop.cancel(deadlineTimer)
        if let deadline { loop.schedule(deadlineTimer, at: deadline) }
    }

    // MARK: Questions

    /// Executes one or more statements by the simple protocol.
    ///
    /// - Throws: ``PostgresError``.
    final func script(_ sql: String) async throws(PostgresError) {
        try await wait { sent(handle?.executeScript(sql) ?? false) }
    }

    /// Prepares a statement.
    ///
    /// - Throws: ``PostgresError``.
    final func prepare(_ statement: PostgresStatement) async throws(PostgresError) {
        try await wait { sent(handle?.prepare(statement) ?? false) }
    }

    /// Executes one statement with parameters and gives its rows.
    ///
    /// - Throws: ``PostgresError``.
    final func execute(
        _ sql: String, _ values: [PostgresValue]
    ) async throws(PostgresError) -> PostgresRows {
        _ = try ParameterBuffer.measure(values)
        try await wait {
            parameters.encode(values)
            sent(handle?.execute(sql, parameters) ?? false)
        }
        return try lastRows()
    }

    /// Executes a statement that was prepared and gives its rows.
    ///
    /// - Throws: ``PostgresError``.
    final func execute(prepared step: PostgresStep) async throws(PostgresError) -> PostgresRows {
        _ = try ParameterBuffer.measure(step.values)
        try await wait {
            parameters.encode(step.values)
            sent(handle?.execute(step.statement, parameters) ?? false)
        }
        return try lastRows()
    }

    private func lastRows() throws(PostgresError) -> PostgresRows {
        guard let last = rows.last else {
            throw PostgresError(.protocolViolation, "a statement has ended without a result")
        }
        return last
    }

    /// Closes the connection; what is not committed is rolled back. Whoever waits is answered.
    final func end(_ error: PostgresError) {
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
            loop.submit { self.end(PostgresError(.cancelled, "\(Self.work) was cancelled")) }
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

    /// The server has said what no question expects; whether that was answered. False ends the
    /// session.
    func answerUnexpected() -> Bool { false }

    // MARK: Called by the link

    final override func linkConnected() {
        guard handle?.becomeNonBlocking(pipeline: false) ?? false else { return lost() }
        linkIsReady()
        resume()
    }

    final override func linkFailed(_ error: PostgresError) {
        if !isOver { end(error) }
    }

    final override func flush() {
        if handle == nil || isOver { return }
        switch handle?.flush() {
        case .done: watch(forRoom: false)
        case .blocked: watch(forRoom: true)
        case .failed, nil: lost()
        }
    }

    final override func linkReady(_ events: Readiness) {
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
            case .unexpected:
                guard answerUnexpected() else { return lost() }
                flush()
            case .lost, .aborted, .sync: lost()
            }
        }
    }
}
