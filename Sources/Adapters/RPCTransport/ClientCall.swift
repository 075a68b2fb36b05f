internal import RPC
internal import Reactor
internal import TTRPC

/// One unary call that waits for its answer. Confined to its loop's thread.
// Safety: as above; the task that made it only waits meanwhile.
@safe
final class ClientCall: PendingCall, @unchecked Sendable {
    let call: UnaryCall
    /// A second attempt, while it is under way.
    var hedge: ClientHedge?
    /// Made for a call that is to be hedged.
    var hedgeTimer: LoopTimer?
    private unowned let owner: RPCClient
    private var continuation: UnsafeContinuation<Void, Never>?

    init(
        _ client: RPCClient, _ call: UnaryCall, _ options: CallOptions,
        startedAt: ContinuousClock.Instant, trace: TraceContext
    ) {
        owner = client
        self.call = call
        super.init(call.method, options, startedAt: startedAt, trace: trace)
    }

    override var client: RPCClient { owner }

    /// The call's task waits from here on; if the call is over already, it goes on at once.
    @unsafe
    func wait(with continuation: UnsafeContinuation<Void, Never>) {
        if isOver {
            unsafe continuation.resume()
        } else {
            unsafe self.continuation = continuation
        }
    }

    override func wake() {
        if let hedgeTimer { owner.loop.cancel(hedgeTimer) }
        unsafe continuation.take()?.resume()
    }

    override func send(on connection: ClientConnection) {
        attemptCount += 1
        connection.send(self, of: self)
    }

    override func answered(_ envelope: ResponseEnvelope) { unsafe answered(envelope, by: self) }

    override func headers(_ metadata: Metadata) {
        options.report?.update { $0.metadata = metadata }
    }

    override func other(than attempt: ClientAttempt) -> ClientAttempt? {
        if attempt === self { return hedge }
        return connection == nil ? nil : self
    }

    override func abandonAttempts(_ code: StatusCode) {
        connection?.abandon(self, code)
        if let hedge = hedge.take() { hedge.connection?.abandon(hedge, code) }
    }

    /// The Response of an attempt has come.
    func answered(_ envelope: ResponseEnvelope, by attempt: ClientAttempt) {
        if unsafe envelope.isMalformed {
            let error = RPCError(.internalError, "the response's envelope cannot be read")
            owner.attemptFailed(attempt, of: self, error, .perhaps)
            return
        }
        if let report = options.report { unsafe envelope.note(in: report, attempt) }
        if let (error, reach) = unsafe envelope.failure {
            owner.attemptFailed(attempt, of: self, error, reach)
            return
        }
        attempt.endpoint?.succeeded()
        do throws(RPCError) {
            unsafe try call.receive(envelope.payload, arena: owner.arena)
            finish(nil)
        } catch { finish(error) }
    }
}
