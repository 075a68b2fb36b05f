internal import RPC
internal import Reactor
internal import TTRPC

/// A call that is not over: what unary and streaming calls have in common. It is its own first
/// attempt, so that the usual call needs one object only. Confined to its loop's thread.
// Safety: as above; the tasks that made it only wait meanwhile.
@safe
class PendingCall: ClientAttempt, @unchecked Sendable {
    final let method: MethodName
    final let options: CallOptions
    final let startedAt: ContinuousClock.Instant
    final let deadline: ContinuousClock.Instant
    final let trace: TraceContext
    final let deadlineTimer = LoopTimer()
    /// Made when the call is first repeated.
    final var retryTimer: LoopTimer?
    final private(set) var error: RPCError?
    final private(set) var isOver = false
    /// Attempts sent that may have run.
    final var attemptCount = 0
    /// Attempts sent that no handler has seen.
    final var safeRepeatCount = 0
    /// Those that stand before this call.
    final var interceptors: [any ClientInterceptor] = []

    /// Its neighbours in the line of waiting calls.
    final var nextInLine: PendingCall?
    final unowned(unsafe) var previousInLine: PendingCall?
    final var lane: CallLine.Lane?
    /// Whether it stands among those that wait before they are made again.
    final var isPausing = false

    init(
        _ method: MethodName, _ options: CallOptions, startedAt: ContinuousClock.Instant,
        trace: TraceContext
    ) {
        self.method = method
        self.options = options
        self.startedAt = startedAt
        deadline = options.deadline(from: startedAt)
        self.trace = trace
    }

    /// The client that makes it.
    var client: RPCClient { preconditionFailure("a call has a client") }
    /// Whether an attempt that may have run can be followed by another.
    var mayRepeat: Bool { RetryPolicy.mayRepeat(method, options) }
    /// Whether an attempt that no handler has seen can be followed by another.
    var mayBeginAgain: Bool { true }
    /// Whether it goes ahead of those that wait.
    final var isUrgent: Bool { options.priority(of: method) == .emergency }
    /// Whether this attempt is marked as a repeat.
    final var isRetry: Bool { attemptCount > 1 || options.parent?.isRetry == true }

    /// Another attempt that may still answer, besides `attempt`.
    func other(than attempt: ClientAttempt) -> ClientAttempt? { nil }
    /// Gives the attempts up that are under way.
    func abandonAttempts(_ code: StatusCode) { connection?.abandon(self, code) }
    /// Wakes whoever waits for the end.
    func wake() {}

    /// Ends the call, once: what comes later changes nothing.
    final func finish(_ error: RPCError?) {
        if isOver { return }
        isOver = true
        self.error = error
        abandonAttempts(error?.code ?? .cancelled)
        client.ended(self)
        wake()
    }

    final override func refused(_ error: RPCError) { finish(error) }

    final override func failed(_ error: RPCError, _ reach: RetryPolicy.Reach) {
        client.attemptFailed(self, of: self, error, reach)
    }
}
