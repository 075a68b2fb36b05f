internal import Reactor

/// A connection of its own for bulk loads: one question at a time, outside pipeline mode.
// Safety: touched on the loop's thread only.
@safe
final class CopySession: PostgresLink, @unchecked Sendable {
    private let deadlineTimer = LoopTimer()
    private let parameters = ParameterBuffer()
    private var waiter: UnsafeContinuation<Void, Never>?
    private var rows: [PostgresRows] = []
    private var failure: PostgresError?
    /// Whether the connection is closed, or about to be.
    private(set) var isOver = false
    /// Whether a transaction is open, healthy or not.
    var isInTransaction: Bool { handle?.isInTransaction ?? false }
    /// Whether a commit is on its way.
    var isCommitting = false
    /// Names of the statements that the session knows.
    private var prepared: Set<String> = []
    /// What the server is going to ask for.
    private var copyData: [UInt8]?

    /// Connects and gives the session its settings.
    ///
    /// - Throws: ``PostgresError`` `unavailable`, `deadlineExceeded` or `cancelled`.
    func open(deadline: ContinuousClock.Instant) async throws(PostgresError) {
        deadlineTimer.action = { [unowned self] in
            end(PostgresError(.deadlineExceeded, "the load took too long", outcome: .unknown))
        }
        limit(to: deadline)
        try await wait { openLink() }
        let settings = SessionSettings(
            role: .writer, configuration, serverVersion: handle?.serverVersion ?? 0)
        try await script(settings.sql)
    }

    /// Closes the connection at `deadline`, unless it is moved; nil for never.
    func limit(to deadline: ContinuousClock.Instant?) {
        loop.cancel(deadlineTimer)
        if let deadline { loop.schedule(deadlineTimer, at: deadline) }
    }

    /// Executes one COPY FROM STDIN with its data.
    ///
    /// - Throws: ``PostgresError``.
    func copy(_ sql: String, _ data: [UInt8]) async throws(PostgresError) {
        copyData = data
        try await script(sql)
        guard copyData == nil else {
            throw PostgresError(.protocolViolation, "the server did not ask for the copy's data")
        }
    }

    /// Executes one or more statements by the simple protocol.
    ///
    /// - Throws: ``PostgresError``.
    func script(_ sql: String) async throws(PostgresError) {
        try await wait { sent(handle?.executeScript(sql) ?? false) }
    }

    /// Executes one statement, prepared when it first comes, and gives its rows.
    ///
    /// - Throws: ``PostgresError``.
    func execute(_ step: PostgresStep) async throws(PostgresError) -> PostgresRows {
        _ = try ParameterBuffer.measure(step.values)
        if !prepared.contains(step.statement.name) {
            try await wait { sent(handle?.prepare(step.statement) ?? false) }
            prepared.insert(step.statement.name)
        }
        try await wait {
            parameters.encode(step.values)
            sent(handle?.execute(step.statement, parameters) ?? false)
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
            loop.submit { self.end(PostgresError(.cancelled, "the load was cancelled")) }
        }
        if let failure {
            copyData = nil
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
            case .unexpected:
                // The server waits for the data. It is asked for once.
                guard let data = copyData.take() else { return lost() }
                guard handle?.putCopy(data) ?? false, handle?.endCopy() ?? false else {
                    return lost()
                }
                flush()
            case .lost, .aborted, .sync: lost()
            }
        }
    }
}
