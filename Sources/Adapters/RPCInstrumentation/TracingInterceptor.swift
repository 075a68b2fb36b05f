internal import Instrumentation
public import RPC
private import Synchronization
public import Tracing

/// Puts a span of swift-distributed-tracing around every call of a client, and hands it on: the
/// called server's span becomes its child.
///
/// The span is a child of `InstrumentationContext.current`, else of the call that the options name
/// as parent. With a tracer that speaks W3C Trace Context it becomes the call's place in its
/// request (``CallOptions/trace``), unless the caller has chosen one; whatever else the tracer
/// wants to travel, such as `tracestate` or `baggage`, goes as metadata.
public final class TracingInterceptor: ClientInterceptor {
    /// Calls under way whose spans are kept unless told otherwise.
    public static let defaultOpenSpanMax = 65_536

    private let tracer: any Tracer
    private let openSpanMax: Int
    private let selects: @Sendable (MethodName) -> Bool
    /// By the report of the call, which lives as long as its options.
    private let open = Mutex<[ObjectIdentifier: CallSpan]>([:])

    /// - Parameters:
    ///   - openSpanMax: calls under way that are traced; further ones go without a span.
    ///   - selects: whose calls are traced; those of every method by default.
    public init(
        _ tracer: any Tracer, openSpanMax: Int = TracingInterceptor.defaultOpenSpanMax,
        selects: @escaping @Sendable (MethodName) -> Bool = { _ in true }
    ) {
        self.tracer = tracer
        self.openSpanMax = openSpanMax
        self.selects = selects
    }

    /// Whether calls of this method are traced.
    public func applies(to method: MethodName) -> Bool { selects(method) }

    /// Begins the span.
    public func prepare(_ method: MethodName, _ options: inout CallOptions) throws(RPCError) {
        guard open.withLock({ $0.count < openSpanMax }) else { return }
        let report = options.report ?? CallReport()
        options.report = report
        let span = CallSpan(client: method, options, tracer)
        open.withLock { $0[ObjectIdentifier(report)] = span }
        var carrier = CallCarrier()
        tracer.inject(span.context, into: &carrier, using: CallInjector())
        if options.trace == nil {
            options.trace = carrier.trace(under: options.parent?.trace.spanID ?? 0)
        }
        for pair in carrier.pairs where pair.key != CallCarrier.traceparent {
            if options.metadata[pair.key] == nil { options.metadata.append(pair.key, pair.value) }
        }
    }

    /// Ends the span.
    public func ended(_ method: MethodName, _ options: CallOptions, _ status: StatusCode) {
        guard let report = options.report else { return }
        let span = open.withLock { $0.removeValue(forKey: ObjectIdentifier(report)) }
        span?.end(status)
    }
}
