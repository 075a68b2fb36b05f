import Messages
import RPC
import Testing

@testable import MetricsService

@Suite struct ScrapeTests {
    @Test func anEmptyRegistryShowsItsOwnCounts() {
        let names = Set(MetricsFixture().samples.map(\.name))
        #expect(
            names == [
                "carewire_metrics_instances", "carewire_metrics_lost_pushes_total",
                "carewire_metrics_pushes_total", "carewire_metrics_refused_total",
                "carewire_metrics_repeated_pushes_total", "carewire_metrics_series",
                "carewire_metrics_sessions", "carewire_unique_patients_suppressed",
            ])
    }

    @Test func theTextIsExactlyThis() throws {
        let fixture = MetricsFixture()
        try fixture.push([
            counter("carewire_calls_total", 2, ["method": "a.B/C", "code": "OK"]),
            histogram(
                "carewire_call_seconds", bounds: [0.005, 1], counts: [1, 0, 1], sum: 2.25),
            gauge("my_gauge", 1e300),
        ])
        let text = fixture.server.text()
        let expected = """
            # HELP carewire_call_seconds As the senders report it.
            # TYPE carewire_call_seconds histogram
            carewire_call_seconds_bucket{service="soap-service",le="0.005"} 1
            carewire_call_seconds_bucket{service="soap-service",le="1"} 1
            carewire_call_seconds_bucket{service="soap-service",le="+Inf"} 2
            carewire_call_seconds_sum{service="soap-service"} 2.25
            carewire_call_seconds_count{service="soap-service"} 2
            # HELP carewire_calls_total As the senders report it.
            # TYPE carewire_calls_total counter
            carewire_calls_total{code="OK",method="a.B/C",service="soap-service"} 2
            # HELP my_gauge As the senders report it.
            # TYPE my_gauge gauge
            my_gauge{instance="i1",service="soap-service"} 1e+300

            """
        #expect(text.hasPrefix(expected))
    }

    @Test func theMethodGivesTheSameTextAsThePage() throws {
        let fixture = MetricsFixture()
        try fixture.push([counter()])
        let response = try fixture.server.scrape(
            MetricsV1.ScrapeRequest(), context: .background(deadline: .now + .seconds(1)))
        #expect(response.text == fixture.server.text())
    }

    @Test func aFullRegistryFitsInOneMessage() throws {
        let fixture = MetricsFixture()
        var sequence: UInt64 = 0
        var refusedCount: UInt32 = 0
        let bounds = (1...32).map { Double($0) / 7 }
        let counts = [UInt64](repeating: .max, count: 33)
        for family in ["a", "b", "c"] {
            let metrics = (0..<1_000).map { number in
                var metric = histogram(family, bounds: bounds, counts: counts, sum: 1e-300)
                metric.labels = ["k": String(repeating: "v", count: 56) + "\(number)"]
                return metric
            }
            sequence += 1
            refusedCount += try fixture.push(metrics, sequence: sequence).refusedCount
        }
        #expect(refusedCount > 0)
        #expect(fixture.server.text().utf8.count < 4 << 20)
        #expect(fixture.samples.count > 10_000)
    }
}
