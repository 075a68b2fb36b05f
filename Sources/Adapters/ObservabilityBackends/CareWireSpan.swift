internal import LatencyBudget
private import RPC
private import Synchronization
public import Tracing

/// A span on its way to becoming a hop record: ids, times, a listed name and a status code.
///
/// Attributes, events, links and errors are taken and not kept: nothing that a program writes into
/// them leaves it. The one exception is the number of `rpc.grpc.status_code`.
public final class CareWireSpan: Span {
    private struct State {
        var name: String
        var status: Int32 = 0
        var isEnded = false
    }

    /// The context for spans within this one.
    public let context: InstrumentationContext
    private let kind: HopRecord.Kind
    private let place: SpanPlace
    private let parent: SpanPlace?
    private let meter: SpanMeter
    private let tracer: CareWireTracer
    private let state: Mutex<State>

    init(
        _ name: String, _ kind: HopRecord.Kind, _ context: InstrumentationContext,
        _ tracer: CareWireTracer
    ) {
        let parent = context.place
        let meter = SpanMeter(start: tracer.now())
        let place = SpanPlace(
            traceID: parent?.traceID
                ?? TraceID(high: .random(in: 1 ... .max), low: .random(in: 1 ... .max)),
            spanID: UInt64.random(in: 1 ... .max),
            span: meter)
        var own = context
        own.place = place
        self.context = own
        self.kind = kind
        self.place = place
        self.parent = parent
        self.meter = meter
        self.tracer = tracer
        state = Mutex(State(name: name))
        if kind == .client { parent?.span?.childBegan(at: meter.start) }
    }

    /// The name, which is reported if it is listed.
    public var operationName: String {
        get { state.withLock { $0.name } }
        set { state.withLock { $0.name = newValue } }
    }

    /// None are kept.
    public var attributes: SpanAttributes {
        get { SpanAttributes() }
        set { takeCode(from: newValue) }
    }

    /// Whether it has not ended.
    public var isRecording: Bool { state.withLock { !$0.isEnded } }

    /// An error is UNKNOWN, until a status code says more; its message is not kept.
    public func setStatus(_ status: SpanStatus) {
        guard case .error = status.code else { return }
        fail()
    }

    /// Not kept.
    public func addEvent(_ event: SpanEvent) {}

    /// UNKNOWN, until a status code says more; the error itself is not kept.
    public func recordError<Instant: TracerInstant>(
        _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) { fail() }

    /// Not kept.
    public func addLink(_ link: SpanLink) {}

    /// Reports the span, once. The time is that of a clock that is never set: `instant` is not
    /// asked.
    public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        let now = tracer.now()
        let ended: (name: String, status: Int32)? = state.withLock { state in
            guard !state.isEnded else { return nil }
            state.isEnded = true
            return (state.name, state.status)
        }
        guard let ended else { return }
        if kind == .client { parent?.span?.childEnded(at: now) }
        let offset = parent?.span.map { meter.start > $0.start ? meter.start - $0.start : 0 } ?? 0
        // The server's record of a call carries the span of the client's.
        let isShared = kind == .server && parent != nil && parent?.span == nil
        tracer.report(
            HopRecord(
                kind: kind, traceID: place.traceID,
                spanID: isShared ? parent?.spanID ?? place.spanID : place.spanID,
                parentSpanID: isShared ? 0 : parent?.spanID ?? 0, operation: ended.name,
                status: ended.status,
                runNanoseconds: now > meter.start ? now - meter.start : 0,
                downstreamNanoseconds: kind == .server ? meter.downstream(at: now) : 0,
                offsetNanoseconds: kind == .server ? 0 : offset))
    }

    private func fail() {
        state.withLock { if $0.status == 0 { $0.status = StatusCode.unknown.rawValue } }
    }

    private func takeCode(from attributes: SpanAttributes) {
        guard let value = attributes.get("rpc.grpc.status_code") else { return }
        let number: Int64
        switch value {
        case .int32(let code): number = Int64(code)
        case .int64(let code): number = code
        default: return
        }
        guard let code = Int32(exactly: number), let status = StatusCode(rawValue: code) else {
            return
        }
        state.withLock { $0.status = status.rawValue }
    }
}
