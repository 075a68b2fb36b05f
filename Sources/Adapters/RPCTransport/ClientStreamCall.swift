internal import RPC
internal import Reactor
internal import TTRPC

/// One streaming call, as its client sees it. Any task may use it; the work is done on the loop.
///
/// It lives until its end, its deadline or ``cancel()``, whoever still holds it.
// Safety: what changes is touched on the loop's thread only.
@safe
final class ClientStreamCall: PendingCall, ClientStream, @unchecked Sendable {
    typealias Taken = Result<[UInt8]?, RPCError>

    private let owner: RPCClient
    private let request: [UInt8]?
    /// Where its messages came from: they are paid for there even after its end.
    private var source: ClientConnection?
    private var opener: UnsafeContinuation<Taken, Never>?
    private var receiver: UnsafeContinuation<Taken, Never>?
    private var replier: UnsafeContinuation<Taken, Never>?
    var sender: UnsafeContinuation<Taken, Never>?

    private var inbound: ContiguousArray<[UInt8]> = []
    private var inboundHead = 0
    private var response: [UInt8]?
    /// Whether the failure is the server's word, which comes after its messages.
    private var isServersWord = false
    /// Whether the server has taken the call up: from then on it is not made again.
    var isTakenUp = false
    var outbox = StreamOutbox()

    init(
        _ client: RPCClient, _ method: MethodName, _ options: CallOptions, request: [UInt8]?,
        startedAt: ContinuousClock.Instant, trace: TraceContext
    ) {
        owner = client
        self.request = request
        super.init(method, options, startedAt: startedAt, trace: trace)
    }

    override var client: RPCClient { owner }
    override var mayBeginAgain: Bool { !isTakenUp && outbox.isReplayable }
    override var mayRepeat: Bool { super.mayRepeat && mayBeginAgain }

    /// The kind as the wire knows it.
    var wireKind: CallKind {
        switch method.kind {
        case .unary: .unary
        case .clientStreaming: .clientStreaming
        case .serverStreaming: .serverStreaming
        case .bidirectional: .bidirectional
        }
    }

    // MARK: For callers

    /// Sends the Request; waits for a connection if need be.
    func open() async throws(RPCError) {
        _ = unsafe try await suspended { call, continuation in unsafe call.begin(continuation) }
    }

    func receive() async throws(RPCError) -> [UInt8]? {
        if owner.loop.isCurrent, let taken = takeInbound() { return try taken.get() }
        return unsafe try await suspended { call, continuation in unsafe call.take(continuation) }
    }

    func send(_ message: [UInt8]) async throws(RPCError) {
        _ = unsafe try await suspended { call, continuation in
            unsafe call.send(message, continuation)
        }
    }

    func closeSending() async throws(RPCError) {
        _ = unsafe try await suspended { call, continuation in
            unsafe continuation.resume(returning: call.close())
        }
    }

    func reply() async throws(RPCError) -> [UInt8] {
        let octets = unsafe try await suspended { call, continuation in
            unsafe call.takeReply(continuation)
        }
        return octets ?? []
    }

    func cancel() {
        if owner.loop.isCurrent {
            finish(RPCClient.cancelled)
        } else {
            owner.loop.submit { self.finish(RPCClient.cancelled) }
        }
    }

    /// Runs `body` on the loop, and waits until it or what follows from it resumes the
    /// continuation. The caller's cancellation ends the call.
    private func suspended(
        _ body: @escaping @Sendable (ClientStreamCall, UnsafeContinuation<Taken, Never>) -> Void
    ) async throws(RPCError) -> [UInt8]? {
        let loop = owner.loop
        let taken: Taken = await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { continuation in
                if loop.isCurrent {
                    unsafe body(self, continuation)
                } else {
                    loop.submit { unsafe body(self, continuation) }
                }
            }
        } onCancel: {
            loop.submit { self.finish(RPCClient.cancelled) }
        }
        return try taken.get()
    }

    // MARK: Opening

    @unsafe
    private func begin(_ continuation: UnsafeContinuation<Taken, Never>) {
        if isOver {
            unsafe continuation.resume(returning: .failure(error ?? RPCClient.closed))
            return
        }
        unsafe opener = continuation
        deadlineTimer.action = { self.finish(RPCClient.deadlineExceeded) }
        _ = owner.start(self)
    }

    override func send(on connection: ClientConnection) {
        attemptCount += 1
        isServersWord = false
        outbox.rewind()
        source = connection
        connection.send(self, payload: request)
        if isOver { return }
        unsafe opener.take()?.resume(returning: .success(nil))
        pump()
    }

    override func maySend() { pump() }

    // MARK: Receiving

    @unsafe
    private func take(_ continuation: UnsafeContinuation<Taken, Never>) {
        if let taken = takeInbound() {
            unsafe continuation.resume(returning: taken)
        } else {
            unsafe receiver = continuation
        }
    }

    /// The next message, the end or the failure; nil when there is nothing yet.
    private func takeInbound() -> Taken? {
        if !method.kind.answersMany {
            return .failure(
                RPCError(.failedPrecondition, "the method answers once: wait for its reply"))
        }
        if unsafe receiver != nil { return .failure(Self.twoAtOnce) }
        return nextInbound()
    }

    private func nextInbound() -> Taken? {
        if inboundHead < inbound.count {
            let message = inbound[inboundHead]
            inbound[inboundHead] = []
            inboundHead += 1
            if inboundHead == inbound.count {
                inbound.removeAll(keepingCapacity: true)
                inboundHead = 0
            }
            source?.consumed(streamID, byteCount: message.count)
            return .success(message)
        }
        guard isOver else { return nil }
        return error.map { .failure($0) } ?? .success(nil)
    }

    /// Throws away what nobody will take; the connection's window is not shared with the dead.
    private func dropInbound() {
        for message in inbound[inboundHead...] {
            source?.consumed(streamID, byteCount: message.count)
        }
        inbound.removeAll()
        inboundHead = 0
    }

    @unsafe
    override func message(_ data: UnsafeRawBufferPointer, isLast: Bool) {
        takenUp()
        inbound.append(unsafe Array(data))
        if isLast {
            ended()
        } else if let receiver = unsafe receiver.take(), let taken = nextInbound() {
            unsafe receiver.resume(returning: taken)
        }
    }

    override func headers(_ metadata: Metadata) {
        takenUp()
        options.report?.update { $0.metadata = metadata }
    }

    override func ended() {
        takenUp()
        endpoint?.succeeded()
        if let report = options.report {
            let address = endpoint?.name
            report.update { $0.endpoint = address }
        }
        finish(nil)
    }

    override func answered(_ envelope: ResponseEnvelope) {
        if unsafe envelope.isMalformed {
            let error = RPCError(.internalError, "the response's envelope cannot be read")
            takenUp()
            failed(error, .perhaps)
            return
        }
        if let report = options.report { unsafe envelope.note(in: report, self) }
        if let (error, reach) = unsafe envelope.failure {
            isServersWord = true
            failed(error, reach)
            return
        }
        if !method.kind.answersMany { response = unsafe Array(envelope.payload) }
        endpoint?.succeeded()
        finish(nil)
    }

    @unsafe
    private func takeReply(_ continuation: UnsafeContinuation<Taken, Never>) {
        if method.kind.answersMany {
            unsafe continuation.resume(
                returning: .failure(
                    RPCError(.failedPrecondition, "the method answers with a stream")))
        } else if unsafe replier != nil {
            unsafe continuation.resume(returning: .failure(Self.twoAtOnce))
        } else if isOver {
            unsafe continuation.resume(returning: outcome)
        } else {
            unsafe replier = continuation
        }
    }

    private var outcome: Taken {
        if let error { return .failure(error) }
        return .success(response ?? [])
    }

    // MARK: The end

    override func wake() {
        deadlineTimer.action = {}
        if error != nil, !isServersWord { dropInbound() }
        unsafe opener.take()?.resume(returning: .failure(error ?? RPCClient.closed))
        if let receiver = unsafe receiver.take(), let taken = nextInbound() {
            unsafe receiver.resume(returning: taken)
        }
        unsafe replier.take()?.resume(returning: outcome)
        unsafe sender.take()?.resume(returning: .failure(sendingFailure))
        let isClosed = outbox.isClosed
        outbox = StreamOutbox()
        outbox.isClosed = isClosed
    }

    static let twoAtOnce = RPCError(
        .failedPrecondition, "one task at a time may use a direction of a call")
}
