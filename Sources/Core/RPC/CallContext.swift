internal import LatencyBudget
private import Synchronization

/// What a handler knows of the call it answers. Two references wide: it is handed on all the time.
public struct CallContext: Sendable {
    private final class Call: Sendable {
        let method: MethodName
        let deadline: ContinuousClock.Instant
        let metadata: Metadata
        let peer: String?
        let trace: TraceContext
        let observer: (any CallObserver)?
        let priority: CallPriority
        let isRetry: Bool
        let hasTrailers = Atomic(false)
        let trailers = Mutex(Metadata())
        let audit = AtomicLazyReference<AuditContext>()

        init(
            _ method: MethodName, _ deadline: ContinuousClock.Instant, _ metadata: Metadata,
            _ peer: String?, _ trace: TraceContext, _ observer: (any CallObserver)?,
            _ priority: CallPriority, _ isRetry: Bool
        ) {
            self.method = method
            self.deadline = deadline
            self.metadata = metadata
            self.peer = peer
            self.trace = trace
            self.observer = observer
            self.priority = priority
            self.isRetry = isRetry
        }
    }

    private let call: Call
    /// Where this run's time goes; nil for handlers that never wait.
    public let timeline: CallTimeline?

    /// The called method.
    public var method: MethodName { call.method }
    /// The answer is worthless afterwards. Always there: the server sets a default.
    public var deadline: ContinuousClock.Instant { call.deadline }
    /// What the caller sent beside the request.
    public var metadata: Metadata { call.metadata }
    /// The caller's identity, the URI in its certificate; nil without TLS.
    public var peer: String? { call.peer }
    /// The request this call is part of.
    public var trace: TraceContext { call.trace }

    /// The lane in which the call was admitted.
    public var priority: CallPriority { call.priority }
    /// Whether a hop above repeats this call: then nobody below repeats calls of its own.
    public var isRetry: Bool { call.isRetry }

    /// Made by the transport for every call.
    public init(
        method: MethodName, deadline: ContinuousClock.Instant, metadata: Metadata, peer: String?,
        trace: TraceContext, timeline: CallTimeline?, observer: (any CallObserver)?,
        priority: CallPriority? = nil, isRetry: Bool = false
    ) {
        call = Call(
            method, deadline, metadata, peer, trace, observer, priority ?? method.priority, isRetry)
        self.timeline = timeline
    }

    /// The same call, whose handler begins to run now.
    public init(_ arrival: CallContext, timeline: CallTimeline) {
        call = arrival.call
        self.timeline = timeline
    }

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
            metadata: Metadata(), peer: nil, trace: trace, timeline: nil, observer: observer)
    }

    /// The time left until the deadline; negative when it has passed.
    public var remaining: Duration { deadline - ContinuousClock.now }

    /// Reports a part of this run that has a budget of its own, such as "phi.seal".
    public func observe(
        _ operation: StaticString, startedAt: ContinuousClock.Instant,
        endedAt: ContinuousClock.Instant
    ) {
        guard let observer = call.observer else { return }
        let offset = timeline.map { startedAt - $0.startedAt } ?? .zero
        observer.observe(
            HopRecord(
                kind: .internal, traceID: trace.traceID, spanID: 0, parentSpanID: trace.spanID,
                operation: "\(operation)", status: 0, queueNanoseconds: 0,
                runNanoseconds: (endedAt - startedAt).nanosecondsClamped,
                downstreamNanoseconds: 0, offsetNanoseconds: offset.nanosecondsClamped))
    }
}
