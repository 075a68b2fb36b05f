internal import RPC
internal import Reactor

/// One call that waits for its answer. Confined to its loop's thread.
// Safety: as above; the task that made it only waits meanwhile.
@safe
final class ClientCall: @unchecked Sendable {
    let call: UnaryCall
    let deadline: ContinuousClock.Instant
    let trace: TraceContext
    let deadlineTimer = LoopTimer()
    private(set) var error: RPCError?
    private(set) var isOver = false
    /// Where it was sent; nil while it waits for a connection.
    weak var connection: ClientConnection?
    var streamID: UInt32 = 0
    private var continuation: UnsafeContinuation<Void, Never>?

    init(_ call: UnaryCall, deadline: ContinuousClock.Instant, trace: TraceContext) {
        self.call = call
        self.deadline = deadline
        self.trace = trace
    }

    /// The call's task waits from here on.
    @unsafe
    func wait(with continuation: UnsafeContinuation<Void, Never>) {
        unsafe self.continuation = continuation
    }

    /// Ends the call, once: later answers change nothing.
    func finish(_ error: RPCError?) {
        if isOver { return }
        isOver = true
        self.error = error
        unsafe continuation.take()?.resume()
    }
}
