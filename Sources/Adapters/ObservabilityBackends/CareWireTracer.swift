internal import LatencyBudget
public import RPC
public import Tracing

/// The backend of swift-distributed-tracing: spans become hop records for the latency aggregator.
///
/// Contexts travel as W3C `traceparent`. Names that are not listed in ``ReportedNames`` become
/// "other".
public final class CareWireTracer: Tracer {
    /// The header's name. Source: W3C Trace Context, section 3.2.1.
    static let header = "traceparent"

    private let names: ReportedNames
    private let foreign: ForeignCounts
    private let observer: any CallObserver
    private let clock: @Sendable () -> ContinuousClock.Instant
    private let origin: ContinuousClock.Instant

    /// A tracer whose hop records go to `observer`, such as a CareWire service's own.
    public convenience init(names: ReportedNames, observer: any CallObserver) {
        self.init(names, ForeignCounts(), observer) { .now }
    }

    init(
        _ names: ReportedNames, _ foreign: ForeignCounts, _ observer: any CallObserver,
        clock: @escaping @Sendable () -> ContinuousClock.Instant
    ) {
        self.names = names
        self.foreign = foreign
        self.observer = observer
        self.clock = clock
        origin = clock()
    }

    /// Nanoseconds since the tracer was made.
    func now() -> UInt64 { (clock() - origin).nanosecondsClamped }

    func report(_ hop: HopRecord) {
        var hop = hop
        if !names.spans.contains(hop.operation) {
            foreign.count(.span)
            hop.operation = ReportedNames.otherSpan
        }
        observer.observe(hop)
    }

    /// Begins a span; it is reported when it ends.
    public func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> InstrumentationContext,
        ofKind kind: SpanKind, at instant: @autoclosure () -> Instant, function: String,
        file fileID: String, line: UInt
    ) -> CareWireSpan {
        let hop: HopRecord.Kind
        switch kind {
        case .server, .consumer: hop = .server
        case .client, .producer: hop = .client
        case .internal: hop = .internal
        }
        return CareWireSpan(operationName, hop, context(), self)
    }

    /// Nothing waits here; the reporter sends by itself.
    public func forceFlush() {}

    /// Takes a `traceparent` that is one.
    public func extract<Carrier, Extract>(
        _ carrier: Carrier, into context: inout InstrumentationContext, using extractor: Extract
    ) where Extract: Extractor, Extract.Carrier == Carrier {
        guard let text = extractor.extract(key: Self.header, from: carrier),
            let trace = TraceContext(traceparent: text)
        else { return }
        context.place = SpanPlace(traceID: trace.traceID, spanID: trace.spanID, span: nil)
    }

    /// Hands the span on as a `traceparent`.
    public func inject<Carrier, Inject>(
        _ context: InstrumentationContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject: Injector, Inject.Carrier == Carrier {
        guard let place = context.place else { return }
        let trace = TraceContext(
            traceID: place.traceID, spanID: place.spanID, parentSpanID: 0)
        injector.inject(trace.traceparent, forKey: Self.header, into: &carrier)
    }
}
