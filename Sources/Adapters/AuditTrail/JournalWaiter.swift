/// Who is told how an append ended: a caller's continuation, or a closure.
// Safety: a continuation may be resumed from any thread; the queue hands it out once.
@safe struct JournalWaiter: @unchecked Sendable {
    @safe private enum Listener {
        case caller(UnsafeContinuation<Result<UInt64, AuditError>, Never>)
        case closure(@Sendable (Result<UInt64, AuditError>) -> Void)
    }

    private let listener: Listener

    init(_ continuation: UnsafeContinuation<Result<UInt64, AuditError>, Never>) {
        listener = unsafe .caller(continuation)
    }

    init(_ told: @escaping @Sendable (Result<UInt64, AuditError>) -> Void) {
        listener = .closure(told)
    }

    func answer(_ result: Result<UInt64, AuditError>) {
        switch listener {
        case .caller(let continuation): unsafe continuation.resume(returning: result)
        case .closure(let told): told(result)
        }
    }
}
