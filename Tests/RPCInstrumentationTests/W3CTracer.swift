import InMemoryTracing
import Instrumentation
import Tracing

/// A tracer that keeps its spans in memory, and speaks W3C Trace Context as real ones do.
struct W3CTracer: Tracer {
    typealias Span = InMemorySpan

    static let stateKey = "tracestate"

    private let memory = InMemoryTracer(
        idGenerator: InMemoryTracer.IDGenerator(
            nextTraceID: {
                Self.digits(.random(in: 1 ... .max)) + Self.digits(.random(in: 1 ... .max))
            },
            nextSpanID: { Self.digits(.random(in: 1 ... .max)) }))

    private static func digits(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    /// The spans that have ended, the first one first.
    var spans: [FinishedInMemorySpan] { memory.finishedSpans }
    var openCount: Int { memory.activeSpans.count }

    func span(_ name: String, _ kind: SpanKind) -> FinishedInMemorySpan? {
        spans.first { $0.operationName == name && $0.kind == kind }
    }

    func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> InstrumentationContext,
        ofKind kind: SpanKind, at instant: @autoclosure () -> Instant, function: String,
        file fileID: String, line: UInt
    ) -> InMemorySpan {
        memory.startSpan(
            operationName, context: context(), ofKind: kind, at: instant(), function: function,
            file: fileID, line: line)
    }

    func forceFlush() {}

    func inject<Carrier, Inject: Injector>(
        _ context: InstrumentationContext, into carrier: inout Carrier, using injector: Inject
    ) where Carrier == Inject.Carrier {
        guard let span = context.inMemorySpanContext else { return }
        injector.inject(
            "00-\(span.traceID)-\(span.spanID)-01", forKey: "traceparent", into: &carrier)
        injector.inject("ward=1", forKey: Self.stateKey, into: &carrier)
    }

    func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout InstrumentationContext, using extractor: Extract
    ) where Carrier == Extract.Carrier {
        let parts = extractor.extract(key: "traceparent", from: carrier)?.split(separator: "-")
        guard let parts, parts.count == 4 else { return }
        context.inMemorySpanContext = InMemorySpanContext(
            traceID: String(parts[1]), spanID: String(parts[2]), parentSpanID: nil)
    }
}
