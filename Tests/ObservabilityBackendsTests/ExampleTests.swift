import CoreMetrics
import Instrumentation
import RPCTransport
import Testing
import Tracing

@testable import ObservabilityBackends

/// What a program of another team writes. Compiled here and not run: a process has one bootstrap.
enum Example {
    static func reportingShop() async throws {
        let reporter = try CareWireReporter.start(
            service: "shop", metrics: "127.0.0.1:7005", aggregator: "127.0.0.1:7006",
            security: .plaintextOnLoopback, names: BackendFixture.names)
        MetricsSystem.bootstrap(reporter.metrics)
        InstrumentationSystem.bootstrap(reporter.tracer)

        Counter(label: "shop.orders", dimensions: [("kind", "new")]).increment()
        await withSpan("checkout", ofKind: .server) { _ in
            CoreMetrics.Timer(label: "shop.checkout").recordMilliseconds(12)
        }
        await reporter.stop()
    }
}

@Suite struct ReporterTests {
    @Test func aReporterWithoutAnybodyToReportToHoldsUpNobody() async throws {
        let reporter = try CareWireReporter.start(
            service: "shop", metrics: "127.0.0.1:1", aggregator: nil,
            security: .plaintextOnLoopback, names: BackendFixture.names)
        Counter(label: "shop.orders", dimensions: [("kind", "new")], factory: reporter.metrics)
            .increment()
        reporter.tracer.withSpan("checkout") { _ in }
        await reporter.stop()
        await reporter.stop()
    }

    @Test func theListIsWhatTheOperatorAdds() {
        let text = BackendFixture.names.catalogue(service: "shop")
        #expect(
            text == """
                service shop
                metric shop_checkout_seconds durations
                metric shop_open gauge
                metric shop_orders_total counter kind=new|repeat
                metric shop_weight_seconds durations

                """)
    }
}
