internal import LatencyBudget

/// What a handler knows of the call it answers.
public struct CallContext: Sendable {
    /// The called method.
    public let method: MethodName
    /// The answer is worthless afterwards. Always there: the server sets a default.
    public let deadline: ContinuousClock.Instant
    /// What the caller sent beside the request.
    public let metadata: Metadata
    /// The caller's identity, the URI in its certificate; nil without TLS.
    public let peer: String?
    /// The request this call is part of.
    public let trace: TraceContext
    /// Where this run's time goes; nil for handlers that never wait.
    public let timeline: CallTimeline?
    private let observer: (any CallObserver)?

    /// Made by the transport for every call.
    public init(
        method: MethodName, deadline: ContinuousClock.Instant, metadata: Metadata, peer: String?,
        trace: TraceContext, timeline: CallTimeline?, observer: (any CallObserver)?
    ) {
        self.method = method
        self.deadline = deadline
        self.metadata = metadata
        self.peer = peer
        self.trace = trace
        self.timeline = timeline
        self.observer = observer
    }

    /// The same call, whose handler begins to run now.
    public init(_ arrival: CallContext, timeline: CallTimeline) {
        self = CallContext(
            method: arrival.method, deadline: arrival.deadline, metadata: arrival.metadata,
            peer: arrival.peer, trace: arrival.trace, timeline: timeline,
            observer: arrival.observer)
    }

    /// A context for work that has no caller: a trace of its own, nobody observing.
    public static func background(
        deadline: ContinuousClock.Instant, observer: (any CallObserver)? = nil
    ) -> CallContext {
        var random = SystemRandomNumberGenerator()
        let trace = TraceContext(
            traceID: TraceID(high: random.next() | 1, low: random.next()),
            spanID: random.next() | 1, parentSpanID: 0)
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
        guard let observer else { return }
        let offset = timeline.map { startedAt - $0.startedAt } ?? .zero
        observer.observe(
            HopRecord(
                kind: .internal, traceID: trace.traceID, spanID: 0, parentSpanID: trace.spanID,
                operation: "\(operation)", status: 0, queueNanoseconds: 0,
                runNanoseconds: (endedAt - startedAt).nanosecondsClamped,
                downstreamNanoseconds: 0, offsetNanoseconds: offset.nanosecondsClamped))
    }
}
