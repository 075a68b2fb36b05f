// Any Swift program reports to CareWire: `swift run ReportingShop`.
import CoreMetrics
import Instrumentation
import ObservabilityBackends
import RPCTransport
import Tracing

let names = ReportedNames(
    metrics: [
        ReportedMetric("shop.orders", .counter, labels: ["kind": ["new", "repeat"]]),
        ReportedMetric("shop.checkout", .durations),
    ], spans: ["checkout"])
let reporter = try CareWireReporter.start(
    service: "shop", metrics: "127.0.0.1:7005", aggregator: "127.0.0.1:7006",
    security: .plaintextOnLoopback, names: names)
MetricsSystem.bootstrap(reporter.metrics)
InstrumentationSystem.bootstrap(reporter.tracer)

Counter(label: "shop.orders", dimensions: [("kind", "new")]).increment()
await withSpan("checkout", ofKind: .server) { _ in
    Timer(label: "shop.checkout").recordMilliseconds(12)
}
print(names.catalogue(service: "shop"))
await reporter.stop()
