internal import LatencyBudget

/// What a handler knows of the call it answers. Two references wide: it is handed on all the time.
public struct CallContext: Sendable {
    private final class Call: Sendable {
        let method: MethodName
        let deadline: ContinuousClock.Instant
        let metadata: Metadata
        let peer: String?
        let trace: TraceContext
        let observer: (any CallObserver)?

        init(
            _ method: MethodName, _ deadline: ContinuousClock.Instant, _ metadata: Metadata,
            _ peer: String?, _ trace: TraceContext, _ observer: (any CallObserver)?
        ) {
            self.method = method
            self.deadline = deadline
            self.metadata = metadata
            self.peer = peer
            self.trace = trace
            self.observer = observer
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

    /// Made by the transport for every call.
    public init(
        method: MethodName, deadline: ContinuousClock.Instant, metadata: Metadata, peer: String?,
        trace: TraceContext, timeline: CallTimeline?, observer: (any CallObserver)?
    ) {
        call = Call(method, deadline, metadata, peer, trace, observer)
        self.timeline = timeline
    }

    /// The same call, whose handler begins to run now.
    public init(_ arrival: CallContext, timeline: CallTimeline) {
        call = arrival.call
        self.timeline = timeline
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
