internal import Instrumentation
internal import LatencyBudget

/// Where a span stands in its request, for those within it.
struct SpanPlace: Sendable {
    let traceID: TraceID
    let spanID: UInt64
    /// The span itself, when it is of this process.
    let span: SpanMeter?

    enum Key: InstrumentationContextKey {
        typealias Value = SpanPlace
        static let nameOverride: String? = "carewire-span"
    }
}

extension InstrumentationContext {
    var place: SpanPlace? {
        get { self[SpanPlace.Key.self] }
        set { self[SpanPlace.Key.self] = newValue }
    }
}
