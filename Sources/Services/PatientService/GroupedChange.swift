internal import AuditTrail
internal import Reactor

/// A change in a group, and the caller who waits for it.
// Safety: touched on the loop's thread only.
@safe
final class GroupedChange: @unchecked Sendable {
    /// What was done for the group, and how long that took.
    struct Step {
        let operation: StaticString
        let startedAt: ContinuousClock.Instant
        let endedAt: ContinuousClock.Instant
    }

    let change: PatientServer.Change
    let access: PatientServer.Access
    /// To be filed before the change is sent; empty when that was done.
    let attempt: [AuditRecord]
    /// For whom it is.
    let turn: CallerTurn
    private let isNamed: Bool
    var steps: [Step] = []
    private var result: Result<ReplaceOutcome, any Error>?
    private var answer: Result<ReplaceOutcome, any Error>?
    private var caller: UnsafeContinuation<Void, Never>?

    init(
        _ change: PatientServer.Change, attempt: [AuditRecord], isNamed: Bool,
        _ access: PatientServer.Access, turn: CallerTurn
    ) {
        self.turn = turn
        self.change = change
        self.access = access
        self.isNamed = isNamed
        self.attempt = attempt
    }

    /// Keeps the caller. Before anything else.
    func suspend(_ caller: UnsafeContinuation<Void, Never>) { unsafe self.caller = caller }

    /// What the store has said.
    func stored(_ result: Result<ReplaceOutcome, PatientServiceError>) {
        self.result = result.mapError { $0 }
    }

    /// Nobody knows how it ended, or it must not be acknowledged although it is stored.
    func fail(_ error: any Error) { result = .failure(error) }

    /// Whether nobody knows how it ended.
    var hasFailed: Bool { if case .failure = result { true } else { false } }

    /// Whether it is stored.
    var isReplaced: Bool { if case .success(.replaced) = result { true } else { false } }

    /// What is to be noted on the outcome; nil for one that is tried again, or has failed.
    func note(_ server: PatientServer) -> AuditNote? {
        guard case .success(let outcome) = result,
            server.isFinal(outcome, access.audit.action, isNamed: isNamed)
        else { return nil }
        var note = AuditNote(outcome.noted, access.audit)
        if outcome == .replaced {
            note.version = change.patient.version
            note.count = 1
        }
        return note
    }

    /// Answers the caller, once: with what the store has said, or with a failure in place of that.
    func finish(_ failure: Result<ReplaceOutcome, any Error>? = nil) {
        if answer != nil { return }
        answer = failure ?? result
        unsafe caller.take()?.resume()
    }

    /// What the caller is answered.
    func outcome() throws -> ReplaceOutcome {
        guard let answer else {
            throw PatientServiceError(.internalFailure, "a change was ended without an outcome")
        }
        return try answer.get()
    }
}
