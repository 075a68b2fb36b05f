/// A caller's continuation.
// Safety: a continuation may be resumed from any thread; the queue hands it out once.
@safe struct JournalWaiter: @unchecked Sendable {
    private let continuation: UnsafeContinuation<Result<UInt64, AuditError>, Never>

    init(_ continuation: UnsafeContinuation<Result<UInt64, AuditError>, Never>) {
        unsafe self.continuation = continuation
    }

    func answer(_ result: Result<UInt64, AuditError>) {
        unsafe continuation.resume(returning: result)
    }
}
