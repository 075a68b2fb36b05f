internal import LatencyBudget
internal import Messages
public import RPC
public import Reactor
private import Synchronization
internal import TLS
internal import TTRPC

/// The way to a service: one or more addresses, connections that are made when they are needed and
/// made again when they are lost, and calls that find their way around what does not work.
///
/// May be used from any task; the work happens on its loop. Calls made while nothing is connected
/// wait, in a bounded line, at most until their deadline; when connecting fails they end
/// UNAVAILABLE, and so do calls made during the back-off, unless they wait for ready.
///
/// A call whose Request no handler has seen is made again elsewhere without a word. A call that may
/// have run is made again only if its method is idempotent or it carries an idempotency key, within
/// the process's ``RetryBudget``.
// Safety: everything that changes is touched on the loop's thread only.
public final class RPCClient: RPCChannel, @unchecked Sendable {
    let loop: EventLoop
    let arena = MessageArena()
    let configuration: RPCClientConfiguration
    let targetText: String
    let target: ClientTarget
    /// Whether the target's addresses are looked up again and again.
    let isDynamic: Bool
    let expectedPeer: String?
    let security: TransportSecurity
    let observer: (any CallObserver)?
    private let chains = Mutex<[MethodName: [any ClientInterceptor]]>([:])

    /// Of new connections; nil in clear text.
    var tls: TLSContext?
    @exclusivity(unchecked) var endpoints: [ClientEndpoint] = []
    /// Those that calls are spread over.
    @exclusivity(unchecked) var ready: [ClientEndpoint] = []
    /// When an address that was left out may be used again.
    var readyUntil: ContinuousClock.Instant?
    var detector: OutlierDetector
    @exclusivity(unchecked) var line = CallLine()
    /// Calls that wait before they are made again.
    var pausing = CallLine()
    private var endToken: Int?
    var isClosed = false
    var resolution = NameResolution()
    var retryCount: UInt64 = 0
    var hedgeCount: UInt64 = 0
    /// Calls that the budget has not been told of.
    @exclusivity(unchecked) var undepositedCount = 0
    @exclusivity(unchecked) var undepositedSince: ContinuousClock.Instant
    static let depositInterval = Duration.milliseconds(100)
    private var prefixes: [MethodName: [UInt8]] = [:]
    /// The last method called and its prefix: mostly it is the next one as well.
    @exclusivity(unchecked) private var lastPrefix: (method: MethodName, octets: [UInt8])?
    @exclusivity(unchecked) private var metadataOctets: [UInt8] = []
    /// A machine for each new connection; tests begin near the last stream id.
    var makeMachine: () -> ClientConnectionMachine = { ClientConnectionMachine() }

    /// Makes a client; nothing is opened before the first call.
    ///
    /// - Parameters:
    ///   - target: `host:port`, `[v6]:port` or a Unix socket's path; several of them with commas
    ///     between; or `dns:///host:port`, whose addresses are all used and looked up again.
    ///   - expectedPeer: the URI the server's certificate must carry; nil for any of the
    ///     authority's.
    ///   - connectTimeout: in place of the configuration's.
    /// - Throws: ``RPCError`` `failedPrecondition` when the certificates cannot be used.
    public init(
        target: String, expectedPeer: String?, security: TransportSecurity, loop: EventLoop,
        observer: (any CallObserver)? = nil, connectTimeout: Duration? = nil,
        configuration: RPCClientConfiguration = RPCClientConfiguration()
    ) throws(RPCError) {
        targetText = target
        self.target = ClientTarget(target)
        isDynamic = self.target.isDynamic
        self.expectedPeer = expectedPeer
        self.security = security
        self.loop = loop
        self.observer = observer
        var configuration = configuration
        if let connectTimeout { configuration.connectTimeout = connectTimeout }
        self.configuration = configuration
        unsafe undepositedSince = loop.currentTime
        detector = OutlierDetector(configuration.outliers)
        tls = try security.clientContext()
    }

    deinit {
        // No call is under way, since calls hold their client; the connections go on their own
        // thread.
        let (endpoints, token, loop) = unsafe (endpoints, endToken, loop)
        if endpoints.isEmpty && token == nil { return }
        loop.submit {
            if let token { loop.cancelAtEnd(token) }
            for endpoint in endpoints { endpoint.close() }
        }
    }

    // MARK: Calls

    /// Makes one unary call; see ``RPCChannel``.
    ///
    /// The caller's task only waits: what the call does happens on the loop, whatever executor or
    /// actor the caller is on.
    public func perform(_ call: UnaryCall) async throws(RPCError) {
        let pending: ClientCall
        if configuration.interceptors.isEmpty {
            pending = ClientCall(
                self, call, call.options, startedAt: loop.currentTime, trace: trace(call.options))
        } else {
            let (options, chain) = try prepare(call.method, call.options)
            pending = ClientCall(
                self, call, options, startedAt: loop.currentTime, trace: trace(options))
            pending.interceptors = chain
        }
        pending.options.parent?.timeline?.downstreamBegan(at: pending.startedAt)
        await withTaskCancellationHandler {
            unsafe await withUnsafeContinuation { continuation in
                if loop.isCurrent {
                    unsafe begin(pending, continuation)
                } else {
                    loop.submit { unsafe self.begin(pending, continuation) }
                }
            }
        } onCancel: {
            loop.submit { pending.finish(Self.cancelled) }
        }
        if let error = pending.error { throw error }
    }

    /// Opens a streaming call; see ``RPCChannel``.
    public func open(
        _ method: MethodName, request: [UInt8]?, _ options: CallOptions
    ) async throws(RPCError) -> any ClientStream {
        let (options, chain) = try prepare(method, options)
        let stream = ClientStreamCall(
            self, method, options, request: method.kind.takesMany ? nil : request ?? [],
            startedAt: loop.currentTime, trace: trace(options))
        stream.interceptors = chain
        options.parent?.timeline?.downstreamBegan(at: stream.startedAt)
        try await stream.open()
        return stream
    }

    /// Lets the interceptors of a method change a call's options, first to last; if one refuses,
    /// those before it are told.
    private func prepare(
        _ method: MethodName, _ options: CallOptions
    ) throws(RPCError) -> (CallOptions, [any ClientInterceptor]) {
        let all = configuration.interceptors
        if all.isEmpty { return (options, []) }
        let chain = chains.withLock { chains in
            if let chain = chains[method] { return chain }
            let chain = all.filter { $0.applies(to: method) }
            chains[method] = chain
            return chain
        }
        var options = options
        for index in chain.indices {
            do throws(RPCError) { try chain[index].prepare(method, &options) } catch {
                for interceptor in chain[..<index].reversed() {
                    interceptor.ended(method, options, error.code)
                }
                throw error
            }
        }
        return (options, chain)
    }

    @unsafe
    private func begin(_ pending: ClientCall, _ continuation: UnsafeContinuation<Void, Never>) {
        unsafe pending.wait(with: continuation)
        if pending.isOver { return }
        pending.deadlineTimer.action = { [unowned pending] in
            pending.finish(Self.deadlineExceeded)
        }
        guard start(pending) else { return }
        if pending.options.hedgeDelay != nil { startHedgeTimer(pending) }
    }

    /// Sets a new call's timer and sends it, or lets it wait.
    ///
    /// - Returns: false when it is over already.
    func start(_ pending: PendingCall) -> Bool {
        if let error = refusal(pending) {
            pending.finish(error)
            return false
        }
        loop.schedule(pending.deadlineTimer, at: pending.deadline)
        countCall()
        dispatch(pending)
        return !pending.isOver
    }

    private func refusal(_ pending: PendingCall) -> RPCError? {
        if pending.deadline <= loop.currentTime { return Self.deadlineExceeded }
        if isClosed || loop.isStopped { return Self.closed }
        // What a stopped loop leaves behind is not waited for.
        if endToken == nil { endToken = loop.atEnd { [weak self] in self?.shutDown() } }
        return nil
    }

    /// A call has its end: its time is taken, its timers and its place are given back.
    func ended(_ pending: PendingCall) {
        loop.cancel(pending.deadlineTimer)
        if let timer = pending.retryTimer {
            loop.cancel(timer)
            timer.action = {}
        }
        if pending.isPausing { pausing.remove(pending) } else { unsafe line.remove(pending) }
        let endedAt = loop.currentTime
        pending.options.parent?.timeline?.downstreamEnded(at: endedAt)
        if let report = pending.options.report {
            let count = pending.attemptCount + pending.safeRepeatCount
            report.update { $0.attemptCount = count }
        }
        if !pending.interceptors.isEmpty { tellInterceptors(pending) }
        if observer != nil { observe(pending, endedAt) }
    }

    private func tellInterceptors(_ pending: PendingCall) {
        let status = pending.error?.code ?? .ok
        for interceptor in pending.interceptors.reversed() {
            interceptor.ended(pending.method, pending.options, status)
        }
    }

    /// On the loop its own numbers are used, so that a simulation decides them.
    private func randomNumber() -> UInt64 {
        if loop.isCurrent { return loop.nextRandom() }
        var random = SystemRandomNumberGenerator()
        return random.next()
    }

    private func trace(_ options: CallOptions) -> TraceContext {
        if let trace = options.trace { return trace }
        let span = randomNumber() | 1
        guard let parent = options.parent?.trace else {
            return TraceContext(
                traceID: TraceID(high: randomNumber() | 1, low: randomNumber()), spanID: span,
                parentSpanID: 0)
        }
        return TraceContext(traceID: parent.traceID, spanID: span, parentSpanID: parent.spanID)
    }

    private func observe(_ pending: PendingCall, _ endedAt: ContinuousClock.Instant) {
        let parentStart = pending.options.parent?.timeline?.startedAt
        let offset = parentStart.map { pending.startedAt - $0 } ?? .zero
        observer?.observe(
            HopRecord(
                kind: .client, traceID: pending.trace.traceID, spanID: pending.trace.spanID,
                parentSpanID: pending.trace.parentSpanID, operation: pending.method.path,
                status: pending.error?.code.rawValue ?? 0, queueNanoseconds: 0,
                runNanoseconds: (endedAt - pending.startedAt).nanosecondsClamped,
                downstreamNanoseconds: 0, offsetNanoseconds: offset.nanosecondsClamped,
                deadlineNanoseconds: (pending.deadline - pending.startedAt).nanosecondsClamped,
                attempt: UInt8(clamping: pending.attemptCount + pending.safeRepeatCount)))
    }

    static let deadlineExceeded = RPCError(
        .deadlineExceeded, "the deadline passed before the answer came")
    static let cancelled = RPCError(.cancelled, "the caller gave up")
    static let closed = RPCError(.unavailable, "the client is closed")

    // MARK: What is sent

    /// Names of service and method, as they stand in a request.
    func prefix(_ method: MethodName) -> [UInt8] {
        if let last = unsafe lastPrefix, last.method == method { return last.octets }
        let prefix = prefixes[method] ?? RequestPrefix.make(method)
        prefixes[method] = prefix
        unsafe lastPrefix = (method, prefix)
        return prefix
    }

    /// What travels beside a request, encoded.
    ///
    /// - Parameter offers: whether it carries the offer of extensions.
    /// - Throws: `resourceExhausted` above the limits of metadata.
    func metadata(of pending: PendingCall, offers: Bool) throws(RPCError) -> [UInt8] {
        var octets: [UInt8] = []
        unsafe swap(&octets, &metadataOctets)
        defer { unsafe swap(&octets, &metadataOctets) }
        octets.removeAll(keepingCapacity: true)
        var (entryCount, byteCount) = (0, 0)
        func add(_ key: String, _ value: String) {
            RequestPrefix.append(key, value, to: &octets, &entryCount, &byteCount)
        }
        for (key, value) in pending.options.metadata.entries { add(key, value) }
        RequestPrefix.append(pending.trace, to: &octets, &entryCount, &byteCount)
        if let key = pending.options.idempotencyKey { add(TraceMetadata.idempotencyKey, key) }
        let priority = pending.options.priority(of: pending.method)
        if priority != pending.method.priority { add(CallPriority.metadataKey, priority.name) }
        if pending.isRetry { add(TraceMetadata.retry, "1") }
        if offers { add(Capabilities.metadataKey, Capabilities.all.text) }
        guard entryCount <= Metadata.entryCountMax, byteCount <= Metadata.byteCountMax else {
            throw RPCError(.resourceExhausted, "more than 64 metadata entries or 8 KiB of them")
        }
        return octets
    }

    // MARK: Life

    /// Ends every call with UNAVAILABLE and closes the connections. The client cannot be used
    /// again.
    public func close() async {
        await loop.run { shutDown() }
    }

    private func shutDown() {
        if let token = endToken.take() { loop.cancelAtEnd(token) }
        isClosed = true
        for pending in unsafe line.all + pausing.all { pending.finish(Self.closed) }
        let endpoints = unsafe endpoints
        unsafe ready = []
        for endpoint in endpoints { endpoint.close() }
    }

    /// Reads the certificates again; new connections use them, those there are go on.
    ///
    /// - Throws: ``RPCError`` `failedPrecondition` when they cannot be used; the old ones stay.
    public func reloadCertificates() throws(RPCError) {
        let context = try security.clientContext()
        loop.submit { self.tls = context }
    }

    /// What the client is doing.
    public func snapshot() async -> ClientSnapshot {
        await loop.run {
            let now = loop.currentTime
            return unsafe ClientSnapshot(
                target: targetText,
                endpoints: endpoints.map { endpoint in
                    endpoint.snapshot(
                        isEjected: detector.ejectedUntil(endpoint.number, now: now) != nil,
                        ejectionCount: detector.ejectionCount(endpoint.number))
                },
                waitingCallCount: unsafe line.count, retries: retryCount, hedges: hedgeCount,
                retryBudgetTokens: configuration.retryBudget.tokenCount(now: now))
        }
    }
}
