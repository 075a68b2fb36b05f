internal import Reactor

/// A connection of its own for bulk loads.
// Safety: touched on the loop's thread only.
final class CopySession: QuestionSession, @unchecked Sendable {
    override class var work: String { "the load" }

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
        let configuration = configuration
        try await open(deadline: deadline) { serverVersion in
            SessionSettings(role: .writer, configuration, serverVersion: serverVersion).sql
        }
    }

    /// Executes one COPY FROM STDIN with its data.
    ///
    /// - Throws: ``PostgresError``.
    func copy(_ sql: String, _ data: [UInt8]) async throws(PostgresError) {
        copyData = data
        defer { copyData = nil }
        try await script(sql)
        guard copyData == nil else {
            throw PostgresError(.protocolViolation, "the server did not ask for the copy's data")
        }
    }

    /// Executes one statement, prepared when it first comes, and gives its rows.
    ///
    /// - Throws: ``PostgresError``.
    func execute(_ step: PostgresStep) async throws(PostgresError) -> PostgresRows {
        _ = try ParameterBuffer.measure(step.values)
        if !prepared.contains(step.statement.name) {
            try await prepare(step.statement)
            prepared.insert(step.statement.name)
        }
        return try await execute(prepared: step)
    }

    /// The server waits for the data. It is asked for once.
    override func answerUnexpected() -> Bool {
        guard let data = copyData.take() else { return false }
        return handle?.putCopy(data) ?? false && handle?.endCopy() ?? false
    }
}
