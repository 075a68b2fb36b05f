public import LatencyBudget
private import Synchronization

/// What a handler knows of the call it answers. One reference wide: it is handed on all the time.
public struct CallContext: Sendable {
    // One object for the call and its run: every allocation is felt.
    private final class Call: CallTimeline, @unchecked Sendable {  // Safety: as its superclass.
        let method: MethodName
        let deadline: Moment
        let metadata: Metadata
        let peer: String?
        let address: CallerAddress
        let trace: TraceContext
        let observer: (any CallObserver)?
        let priority: CallPriority
        let isRetry: Bool
        let hasTrailers = Atomic(false)
        let trailers = Mutex(Metadata())
        let audit = AtomicLazyReference<AuditContext>()

        init(
            _ method: MethodName, _ deadline: Moment, _ metadata: Metadata,
            _ peer: String?, _ address: CallerAddress, _ trace: TraceContext,
            _ observer: (any CallObserver)?, _ priority: CallPriority, _ isRetry: Bool
        ) {
            self.method = method
            self.deadline = deadline
            self.metadata = metadata
            self.peer = peer
            self.address = address
            self.trace = trace
            self.observer = observer
            self.priority = priority
            self.isRetry = isRetry
        }
    }

    private let call: Call

    /// Where this run's time goes; nil for handlers that never wait, and before the run.
    public var timeline: CallTimeline? { call.hasBegun ? call : nil }

    /// The called method.
    public var method: MethodName { call.method }
    /// The answer is worthless afterwards. Always there: the server sets a default.
    public var deadline: ContinuousClock.Instant { call.deadline.instant }
    /// As ``deadline``.
    package var expiresAt: Moment { call.deadline }
    /// What the caller sent beside the request; ``trace`` is apart.
    public var metadata: Metadata { call.metadata }
    /// The caller's identity, the URI in its certificate; nil without TLS.
    public var peer: String? { call.peer }
    /// Where the call came from, as the transport has seen it; never what a caller states.
    public var address: CallerAddress { call.address }
    /// The request this call is part of.
    public var trace: TraceContext { call.trace }

    /// The lane in which the call was admitted.
    public var priority: CallPriority { call.priority }
    /// Whether a hop above repeats this call: then nobody below repeats calls of its own.
    public var isRetry: Bool { call.isRetry }

    /// Made by the transport for every call.
    public init(
        method: MethodName, deadline: ContinuousClock.Instant, metadata: Metadata, peer: String?,
        trace: TraceContext, observer: (any CallObserver)?, priority: CallPriority? = nil,
        isRetry: Bool = false, address: CallerAddress = .unknown
    ) {
        self.init(
            method: method, deadline: Moment(deadline), metadata: metadata, peer: peer,
            trace: trace, observer: observer, priority: priority, isRetry: isRetry,
            address: address)
    }

    /// As above, for a transport that counts in moments.
    package init(
        method: MethodName, deadline: Moment, metadata: Metadata, peer: String?,
        trace: TraceContext, observer: (any CallObserver)?, priority: CallPriority?, isRetry: Bool,
        address: CallerAddress
    ) {
        call = Call(
            method, deadline, metadata, peer, address, trace, observer,
            priority ?? method.priority, isRetry)
    }

    /// The handler, one that may wait, begins to run. Told once by the transport.
    public func begin(at now: ContinuousClock.Instant) { begin(at: Moment(now)) }

    /// As above.
    @inline(__always)
    package func begin(at now: Moment) { call.begin(at: now) }

    /// What ``timeline`` is during the run.
    @inline(__always)
    package var run: CallTimeline { call }

    /// Who acts, and why, as an interceptor has established it; nil when none has.
    public var audit: AuditContext? { call.audit.load() }

    /// States who acts, and why. The first statement stays.
    public func establish(_ audit: AuditContext) { _ = call.audit.storeIfNil(audit) }

    /// Adds a pair to what is sent with the end of the call. Peers that do not know trailing
    /// metadata never see it. Never patient data.
    ///
    /// - Returns: whether it was taken; false over the limits of ``Metadata``.
    @discardableResult
    public func addTrailer(_ key: String, _ value: String) -> Bool {
        call.trailers.withLock { trailers in
            var grown = trailers
            grown.append(key, value)
            guard grown.isWithinLimits else { return false }
            trailers = grown
            call.hasTrailers.store(true, ordering: .relaxed)
            return true
        }
    }

    /// What handlers have added; nil when nothing. For transports.
    public var trailers: Metadata? {
        guard call.hasTrailers.load(ordering: .relaxed) else { return nil }
        return call.trailers.withLock { $0 }
    }

    /// A part of this call that is answered as a call of another method: of the same caller, with
    /// the same deadline, in its own trace where it has one. What belongs to another trace is not
    /// observed: the call stands in its first one's.
    /// - Parameter audit: on whose behalf: as a rule of the call's own.
    package func part(
        _ method: MethodName, traceID: TraceID, onBehalfOf audit: AuditContext?,
        startingAt now: Moment
    ) -> CallContext {
        let isOwn = traceID == trace.traceID
        var stated = metadata
        if audit !== self.audit {
            // What the call states is not about this part.
            stated = Metadata()
            if let audit { stated.append(AuditContext.actorKey, audit.actor) }
        }
        let part = CallContext(
            method: method, deadline: expiresAt, metadata: stated, peer: peer,
            trace: isOwn ? trace : TraceContext(traceID: traceID, spanID: 0, parentSpanID: 0),
            observer: isOwn ? call.observer : nil, priority: priority, isRetry: isRetry,
            address: address)
        if let audit { part.establish(audit) }
        part.begin(at: now)
        return part
    }

    /// A context for work that has no caller: a trace of its own, nobody observing.
    public static func background(
        deadline: ContinuousClock.Instant, observer: (any CallObserver)? = nil
    ) -> CallContext {
        var random = SystemRandomNumberGenerator()
        let trace = TraceContext(
            // No span of its own that would be reported: calls made from here are at the edge.
            traceID: TraceID(high: random.next() | 1, low: random.next()), spanID: 0,
            parentSpanID: 0)
        return CallContext(
            method: MethodName(service: "carewire", name: "background"), deadline: deadline,
            metadata: Metadata(), peer: nil, trace: trace, observer: observer)
    }

    /// The time left until the deadline; negative when it has passed.
    public var remaining: Duration { deadline - ContinuousClock.now }

    /// Reports a part of this run that has a budget of its own, such as "phi.seal".
    ///
    /// - Parameters:
    ///   - cache: what a cache said in it.
    ///   - batchWait: how much of it was spent waiting for companions of a batch.
    public func observe(
        _ operation: StaticString, startedAt: ContinuousClock.Instant,
        endedAt: ContinuousClock.Instant, cache: CacheOutcome = .notAsked,
        batchWait: Duration = .zero
    ) {
        if call.observer == nil { return }
        observe(
            operation.description, from: Moment(startedAt), to: Moment(endedAt), cache: cache,
            batchWait: batchWait)
    }

    /// As above, of a name that is kept.
    package func observe(
        _ operation: String, from began: Moment, to ended: Moment,
        cache: CacheOutcome = .notAsked, batchWait: Duration = .zero
    ) {
        guard let observer = call.observer else { return }
        observer.observe(
            HopRecord(
                kind: .internal, traceID: trace.traceID, spanID: 0, parentSpanID: trace.spanID,
                operation: operation, status: 0, queueNanoseconds: 0,
                runNanoseconds: ended.nanoseconds(since: began), downstreamNanoseconds: 0,
                offsetNanoseconds: call.hasBegun ? began.nanoseconds(since: call.beganAt) : 0,
                deadlineNanoseconds: expiresAt.nanoseconds(since: began),
                batchWaitNanoseconds: batchWait.nanosecondsClamped, cache: cache))
    }
}
