import CoreMetrics
import MetricsService
import RPC
import Testing

@testable import ObservabilityBackends

@Suite struct MetricsBackendTests {
    private static let kind = #"{kind="new",service="shop"}"#

    @Test func whatAProgramMeasuresIsShown() async throws {
        let fixture = try BackendFixture()
        let factory = fixture.reporter.metrics
        Counter(label: "shop.orders", dimensions: [("kind", "new")], factory: factory)
            .increment(by: 3)
        FloatingPointCounter(label: "shop.orders", dimensions: [("kind", "new")], factory: factory)
            .increment(by: 0.5)
        Meter(label: "shop.open", factory: factory).set(7)
        let timer = CoreMetrics.Timer(label: "shop.checkout", factory: factory)
        timer.recordNanoseconds(2_000_000)
        timer.recordNanoseconds(4_000_000)
        Recorder(label: "shop.weight", factory: factory).record(1.5)
        await fixture.reporter.flush()
        #expect(fixture.value("shop_orders_total" + Self.kind) == 3.5)
        let text = fixture.server.text()
        #expect(text.contains("shop_open{instance="))
        #expect(fixture.value(#"shop_checkout_seconds_count{service="shop"}"#) == 2)
        #expect(fixture.value(#"shop_checkout_seconds_sum{service="shop"}"#) == 0.006)
        #expect(fixture.value(#"shop_weight_seconds_sum{service="shop"}"#) == 1.5)
    }

    @Test func countsAddUpOverPushes() async throws {
        let fixture = try BackendFixture()
        let counter = Counter(
            label: "shop.orders", dimensions: [("kind", "new")],
            factory: fixture.reporter.metrics)
        for _ in 0..<3 {
            counter.increment(by: 2)
            counter.reset()
            await fixture.reporter.flush()
        }
        await fixture.reporter.flush()
        #expect(fixture.value("shop_orders_total" + Self.kind) == 6)
    }

    @Test func oneInstrumentForOneLabelAndItsDimensions() async throws {
        let fixture = try BackendFixture()
        let factory = fixture.reporter.metrics
        let first = factory.makeCounter(label: "shop.orders", dimensions: [("kind", "new")])
        let again = factory.makeCounter(label: "shop.orders", dimensions: [("kind", "new")])
        let other = factory.makeCounter(label: "shop.orders", dimensions: [("kind", "repeat")])
        #expect(first === again)
        #expect(first !== other)
    }

    @Test func whatIsNotListedNeverLeavesAndIsCounted() async throws {
        let fixture = try BackendFixture()
        let factory = fixture.reporter.metrics
        Counter(label: "patients.jane_doe", factory: factory).increment()
        Counter(label: "shop.orders", dimensions: [("kind", "Jane Doe")], factory: factory)
            .increment()
        Counter(
            label: "shop.orders", dimensions: [("kind", "new"), ("mrn", "12345")],
            factory: factory
        ).increment()
        Counter(label: "shop.orders", factory: factory).increment()
        CoreMetrics.Timer(label: "shop.orders", factory: factory).recordNanoseconds(1)
        await fixture.reporter.flush()
        let text = fixture.server.text().lowercased()
        for needle in ["jane", "doe", "mrn", "12345", "shop_orders"] {
            #expect(!text.contains(needle))
        }
        func foreign(_ reason: String) -> Double? {
            fixture.value(
                #"carewire_telemetry_foreign_total{reason="\#(reason)",service="shop"}"#)
        }
        #expect(foreign("metric") == 2)
        #expect(foreign("label") == 3)
    }

    @Test func valuesThatAreNoneChangeNothing() async throws {
        let fixture = try BackendFixture()
        let factory = fixture.reporter.metrics
        let counter = factory.makeFloatingPointCounter(
            label: "shop.orders", dimensions: [("kind", "new")])
        let meter = factory.makeMeter(label: "shop.open", dimensions: [])
        let recorder = factory.makeRecorder(label: "shop.weight", dimensions: [], aggregate: true)
        for value in [Double.nan, .infinity, -1] {
            counter.increment(by: value)
            recorder.record(value)
        }
        meter.set(Double.nan)
        meter.increment(by: .infinity)
        factory.makeTimer(label: "shop.checkout", dimensions: []).recordNanoseconds(-5)
        recorder.record(Double.greatestFiniteMagnitude)
        await fixture.reporter.flush()
        #expect(fixture.value("shop_orders_total" + Self.kind) == nil)
        #expect(!fixture.server.text().contains("shop_open{"))
        #expect(fixture.value(#"shop_checkout_seconds_count{service="shop"}"#) == 1)
        #expect(fixture.value(#"shop_weight_seconds_count{service="shop"}"#) == 1)
    }

    @Test func instrumentsAreBounded() throws {
        let words = Set((0..<3_000).map { "w\($0)" })
        let names = ReportedNames(
            metrics: [ReportedMetric("many", .counter, labels: ["k": words])])
        let foreign = ForeignCounts()
        let factory = CareWireMetrics(names, foreign)
        for word in words.sorted() {
            factory.makeCounter(label: "many", dimensions: [("k", word)]).increment(by: 1)
        }
        #expect(factory.metrics().count == CareWireMetrics.instrumentCountMax)
        #expect(foreign.current[.limit] == 1_000)
    }

    @Test func labelsBecomeNamesOfTheForm() {
        #expect(ReportedMetric("shop.orders", .counter).name == "shop_orders_total")
        #expect(ReportedMetric("Shop-Orders_total", .counter).name == "shop_orders_total")
        #expect(ReportedMetric("checkout_seconds", .durations).name == "checkout_seconds")
        #expect(ReportedMetric("open", .gauge).name == "open")
        let long = ReportedMetric(String(repeating: "é", count: 99), .counter).name
        #expect(long.utf8.count == 64)
        #expect(long.hasSuffix("_total"))
    }
}
