internal import RPC
internal import Reactor

/// One call that waits for its answer. Confined to its loop's thread.
// Safety: as above; the task that made it only waits meanwhile.
@safe
final class ClientCall: @unchecked Sendable {
    let call: UnaryCall
    let startedAt: ContinuousClock.Instant
    let deadline: ContinuousClock.Instant
    let trace: TraceContext
    let deadlineTimer = LoopTimer()
    private(set) var error: RPCError?
    private(set) var isOver = false
    /// Where it was sent; nil while it waits for a connection.
    weak var connection: ClientConnection?
    var streamID: UInt32 = 0
    private unowned let client: RPCClient
    private var continuation: UnsafeContinuation<Void, Never>?

    init(
        _ client: RPCClient, _ call: UnaryCall, startedAt: ContinuousClock.Instant,
        trace: TraceContext
    ) {
        self.client = client
        self.call = call
        self.startedAt = startedAt
        deadline = call.options.deadline(from: startedAt)
        self.trace = trace
    }

    /// The call's task waits from here on; if the call is over already, it goes on at once.
    @unsafe
    func wait(with continuation: UnsafeContinuation<Void, Never>) {
        if isOver {
            unsafe continuation.resume()
        } else {
            unsafe self.continuation = continuation
        }
    }

    /// Ends the call, once: later answers change nothing.
    func finish(_ error: RPCError?) {
        if isOver { return }
        isOver = true
        self.error = error
        client.ended(self)
        unsafe continuation.take()?.resume()
    }
}
