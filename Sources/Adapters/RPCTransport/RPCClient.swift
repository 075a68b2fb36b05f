internal import LatencyBudget
internal import Messages
public import RPC
public import Reactor
internal import TLS

/// The way to one server, over one connection that is made when it is needed and made again when it
/// is lost.
///
/// May be called from any task; the work happens on its loop. Calls made while it connects wait, in
/// a bounded queue, at most until their deadline; when connecting fails they end UNAVAILABLE, and
/// so do calls made during the back-off.
// Safety: everything that changes is touched on the loop's thread only.
public final class RPCClient: RPCChannel, @unchecked Sendable {
    /// Calls waiting for a connection.
    public static let waitingCallMax = 1024
    /// Name resolution, connecting and the TLS handshake together.
    public static let defaultConnectTimeout = Duration.seconds(2)
    /// The first wait after a failed attempt; it grows by 1.6 up to ``backoffMax``, with 20 %
    /// jitter.
    public static let backoffMin = Duration.milliseconds(100)
    /// The longest wait between attempts.
    public static let backoffMax = Duration.seconds(5)

    private enum State {
        case idle
        case connecting(ClientConnection?)
        case ready(ClientConnection)
        case backingOff(until: ContinuousClock.Instant)
        case closed
    }

    let loop: EventLoop
    let arena = MessageArena()
    private let target: String
    private let expectedPeer: String?
    private let connectTimeout: Duration
    private let security: TransportSecurity
    private let tls: TLSContext?
    private let observer: (any CallObserver)?
    private var state = State.idle
    private var waiting: [ClientCall] = []
    private var prefixes: [MethodName: [UInt8]] = [:]
    private var failedAttempts = 0
    private var attempt = 0
    private let connectTimer = LoopTimer()
    private var random = SystemRandomNumberGenerator()

    /// Makes a client; nothing is opened before the first call.
    ///
    /// - Parameters:
    ///   - target: `host:port`, `[v6]:port` or a Unix socket's path.
    ///   - expectedPeer: the URI the server's certificate must carry; nil for any of the
    ///     authority's.
    ///   - connectTimeout: name resolution, connecting and the TLS handshake together.
    /// - Throws: ``RPCError`` `failedPrecondition` when the certificates cannot be used.
    public init(
        target: String, expectedPeer: String?, security: TransportSecurity, loop: EventLoop,
        observer: (any CallObserver)? = nil, connectTimeout: Duration = defaultConnectTimeout
    ) throws(RPCError) {
        self.target = target
        self.expectedPeer = expectedPeer
        self.connectTimeout = connectTimeout
        self.security = security
        self.loop = loop
        self.observer = observer
        tls = try security.clientContext()
        connectTimer.action = { [weak self] in self?.connectFailed("it took too long") }
    }

    deinit {
        // No call is under way, since calls hold their client; the connection goes on its own
        // thread.
        switch state {
        case .connecting(let connection?), .ready(let connection):
            loop.submit { connection.close() }
        case .connecting(nil), .idle, .backingOff, .closed: break
        }
    }

    // MARK: Calls

    /// Makes one unary call; see ``RPCChannel``.
    ///
    /// The caller's task only waits: what the call does happens on the loop, whatever executor or
    /// actor the caller is on.
    public func perform(_ call: UnaryCall) async throws(RPCError) {
        let pending = ClientCall(
            self, call, startedAt: ContinuousClock.now, trace: Self.trace(of: call))
        call.options.parent?.timeline?.downstreamBegan(at: pending.startedAt)
        await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { continuation in
                if loop.isCurrent {
                    unsafe begin(pending, continuation)
                } else {
                    loop.submit { unsafe self.begin(pending, continuation) }
                }
            }
        } onCancel: {
            loop.submit {
                self.giveUp(pending, RPCError(.cancelled, "the caller gave up"))
            }
        }
        if let error = pending.error { throw error }
    }

    /// A call has its end: its time is taken, its timer given back.
    func ended(_ pending: ClientCall) {
        loop.cancel(pending.deadlineTimer)
        let endedAt = ContinuousClock.now
        pending.call.options.parent?.timeline?.downstreamEnded(at: endedAt)
        observe(pending, pending.startedAt, endedAt)
    }

    private static func trace(of call: UnaryCall) -> TraceContext {
        if let trace = call.options.trace { return trace }
        var random = SystemRandomNumberGenerator()
        let span = random.next() | 1
        guard let parent = call.options.parent?.trace else {
            return TraceContext(
                traceID: TraceID(high: random.next() | 1, low: random.next()), spanID: span,
                parentSpanID: 0)
        }
        return TraceContext(traceID: parent.traceID, spanID: span, parentSpanID: parent.spanID)
    }

    private func observe(
        _ pending: ClientCall, _ startedAt: ContinuousClock.Instant,
        _ endedAt: ContinuousClock.Instant
    ) {
        guard let observer else { return }
        let parentStart = pending.call.options.parent?.timeline?.startedAt
        observer.observe(
            HopRecord(
                kind: .client, traceID: pending.trace.traceID, spanID: pending.trace.spanID,
                parentSpanID: pending.trace.parentSpanID, operation: pending.call.method.path,
                status: pending.error?.code.rawValue ?? 0, queueNanoseconds: 0,
                runNanoseconds: (endedAt - startedAt).nanosecondsClamped,
                downstreamNanoseconds: 0,
                offsetNanoseconds: parentStart.map { (startedAt - $0).nanosecondsClamped } ?? 0))
    }

    @unsafe
    private func begin(
        _ pending: ClientCall, _ continuation: UnsafeContinuation<Void, Never>
    ) {
        unsafe pending.wait(with: continuation)
        if pending.isOver { return }
        let now = ContinuousClock.now
        if pending.deadline <= now {
            pending.finish(Self.deadlineExceeded)
            return
        }
        pending.deadlineTimer.action = { [unowned self, unowned pending] in
            giveUp(pending, Self.deadlineExceeded)
        }
        loop.schedule(pending.deadlineTimer, at: pending.deadline)
        switch state {
        case .ready(let connection):
            connection.send(pending, prefix: prefix(pending.call.method), arena: arena)
        case .idle: wait(pending) { self.connect() }
        case .connecting: wait(pending) {}
        case .backingOff(let until) where until <= now: wait(pending) { self.connect() }
        case .backingOff:
            pending.finish(RPCError(.unavailable, "\(target) is not reachable"))
        case .closed: pending.finish(RPCError(.unavailable, "the client is closed"))
        }
    }

    private func wait(_ pending: ClientCall, then action: () -> Void) {
        guard waiting.count < Self.waitingCallMax else {
            pending.finish(RPCError(.resourceExhausted, "too many calls wait for a connection"))
            return
        }
        waiting.append(pending)
        action()
    }

    private func giveUp(_ pending: ClientCall, _ error: RPCError) {
        if pending.isOver { return }
        pending.connection?.abandon(pending)
        waiting.removeAll { $0 === pending }
        pending.finish(error)
    }

    private func prefix(_ method: MethodName) -> [UInt8] {
        if let prefix = prefixes[method] { return prefix }
        let prefix = RequestPrefix.make(method)
        prefixes[method] = prefix
        return prefix
    }

    private static let deadlineExceeded = RPCError(
        .deadlineExceeded, "the deadline passed before the answer came")

    // MARK: The connection

    private func connect() {
        attempt += 1
        state = .connecting(nil)
        loop.schedule(connectTimer, at: ContinuousClock.now + connectTimeout)
        let attempt = attempt
        // The name service may block, so it answers from a thread of its own.
        Task(executorPreference: loop) {
            let addresses = try? await SocketAddress.resolve(self.target)
            guard attempt == self.attempt, case .connecting(nil) = self.state else { return }
            self.open(addresses?.first)
        }
    }

    private func open(_ address: SocketAddress?) {
        guard let address else {
            connectFailed("its name has no address")
            return
        }
        do {
            try security.check(address)
            let session = try tls.map { context in
                try TLSSession(context, expectedPeer: expectedPeer)
            }
            let connection = ClientConnection(
                self, descriptor: try Socket.connect(to: address), tls: session)
            state = .connecting(connection)
            connection.register(.writable)
        } catch let error as RPCError {
            connectFailed(error.message)
        } catch { connectFailed("no connection could be opened") }
    }

    func connectionReady(_ connection: ClientConnection) {
        loop.cancel(connectTimer)
        failedAttempts = 0
        state = .ready(connection)
        let calls = waiting
        waiting.removeAll()
        for pending in calls where !pending.isOver {
            connection.send(pending, prefix: prefix(pending.call.method), arena: arena)
        }
    }

    /// The connection has closed, or takes no more calls.
    func connectionGone(_ connection: ClientConnection) {
        switch state {
        case .connecting(let current) where current === connection:
            connectFailed("it refused the connection")
        case .ready(let current) where current === connection: state = .idle
        default: return
        }
    }

    private func connectFailed(_ reason: String) {
        loop.cancel(connectTimer)
        guard case .connecting(let connection) = state else { return }
        attempt += 1
        let growth = Self.backoffMin * pow(1.6, failedAttempts)
        failedAttempts += 1
        let jitter = Double.random(in: 0.8...1.2, using: &random)
        state = .backingOff(until: ContinuousClock.now + min(growth, Self.backoffMax) * jitter)
        connection?.close()
        let calls = waiting
        waiting.removeAll()
        for pending in calls {
            pending.finish(RPCError(.unavailable, "\(target) is not reachable: \(reason)"))
        }
    }

    /// Ends every call and closes the connection. The client cannot be used again.
    public func close() async {
        await loop.run {
            let old = state
            state = .closed
            loop.cancel(connectTimer)
            switch old {
            case .connecting(let connection): connection?.close()
            case .ready(let connection): connection.close()
            case .idle, .backingOff, .closed: break
            }
            for pending in waiting {
                pending.finish(RPCError(.unavailable, "the client is closed"))
            }
            waiting.removeAll()
        }
    }
}

private func pow(_ base: Double, _ exponent: Int) -> Double {
    (0..<min(exponent, 20)).reduce(1) { value, _ in value * base }
}
