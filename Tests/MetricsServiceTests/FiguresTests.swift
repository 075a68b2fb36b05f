import LatencyBudget
import Messages
import RPC
import Testing

@testable import MetricsService

extension MetricsFixture {
    func figures(
        service: String = "", prefix: String = ""
    ) throws -> MetricsV1.FiguresResponse {
        try server.figures(
            MetricsV1.FiguresRequest(service: service, namePrefix: prefix),
            context: .background(deadline: .now + .seconds(1)))
    }
}

@Suite struct FiguresTests {
    @Test func seriesComeAsValues() throws {
        let fixture = MetricsFixture()
        var sketch = LatencySketch()
        for _ in 0..<10 { sketch.record(nanoseconds: 5_000_000) }
        let durations = MetricsV1.Metric(
            name: "d_seconds", kind: .durations, labels: ["k": "v"], sketch: sketch.encoded())
        try fixture.push([
            counter("a_total", 2), gauge("b", 3),
            histogram("c_seconds", counts: [1, 2, 3], sum: 9),
            durations,
        ])
        let figures = try fixture.figures().figures
        #expect(figures.map(\.name) == ["a_total", "b", "c_seconds", "d_seconds"])
        #expect(figures.map(\.kind) == [.counter, .gauge, .histogram, .durations])
        #expect(figures[0].value == 2)
        #expect(figures[1].labels == ["service": "soap-service", "instance": "i1"])
        #expect(figures[2].count == 6)
        #expect(figures[3].sum == 0.05)
        #expect(figures[3].recent?.p99Ns == 5_000_000)
    }

    @Test func aServicesOwnAndThoseOfAName() throws {
        let fixture = MetricsFixture()
        try fixture.push([counter("a_total"), counter("b_total")])
        try fixture.push([counter("a_total")], service: "patient-service")
        #expect(try fixture.figures(service: "patient-service").figures.count == 1)
        #expect(try fixture.figures(prefix: "a_").figures.count == 2)
        #expect(try fixture.figures(service: "nobody").figures.isEmpty)
        #expect(try fixture.figures().instances.count == 2)
        fixture.advance(by: .seconds(5))
        #expect(try fixture.figures().instances.map(\.silentMs) == [5_000, 5_000])
    }

    @Test func recentDurationsAreThoseOfTheLastMinute() throws {
        let fixture = MetricsFixture()
        func push(_ nanoseconds: UInt64, _ sequence: UInt64) throws {
            var sketch = LatencySketch()
            sketch.record(nanoseconds: nanoseconds)
            try fixture.push(
                [MetricsV1.Metric(name: "d_seconds", kind: .durations, sketch: sketch.encoded())],
                sequence: sequence)
        }
        func recent() throws -> UInt64? { try fixture.figures().figures.first?.recent?.count }
        try push(1, 1)
        fixture.advance(by: .seconds(30))
        try push(2, 2)
        #expect(try recent() == 2)
        fixture.advance(by: .seconds(30))
        #expect(try recent() == 1)
        fixture.advance(by: .seconds(59))
        #expect(try recent() == 0)
        #expect(try fixture.figures().figures.first?.count == 2)
    }

    @Test func durationsAreAHistogramAndASummaryInTheText() throws {
        let fixture = MetricsFixture()
        var sketch = LatencySketch()
        for nanoseconds in [50_000, 700_000, 3_000_000_000] as [UInt64] {
            sketch.record(nanoseconds: nanoseconds)
        }
        try fixture.push([
            MetricsV1.Metric(name: "d_seconds", kind: .durations, sketch: sketch.encoded())
        ])
        let service = ["service": "soap-service"]
        func bucket(_ bound: String) -> Double? {
            fixture.value("d_seconds_bucket", service.merging(["le": bound]) { $1 })
        }
        #expect(bucket("0.0001") == 1)
        #expect(bucket("0.001") == 2)
        #expect(bucket("2") == 2)
        #expect(bucket("+Inf") == 3)
        #expect(fixture.value("d_seconds_count", service) == 3)
        #expect(
            fixture.value("d_recent_seconds", service.merging(["quantile": "0.999"]) { $1 }) == 3)
    }

    @Test func aSketchThatIsNoneIsRefused() throws {
        let fixture = MetricsFixture()
        let response = try fixture.push([
            MetricsV1.Metric(name: "d_seconds", kind: .durations, sketch: [1, 2, 3])
        ])
        #expect(response.refusedCount == 1)
        #expect(fixture.value("carewire_metrics_refused_total", ["reason": "value"]) == 1)
    }

    @Test func seriesOfDurationsAreBounded() throws {
        var limits = MetricLimits()
        limits.durationSeriesMax = 1
        let fixture = MetricsFixture(limits: limits)
        var sketch = LatencySketch()
        sketch.record(nanoseconds: 1)
        let metrics = ["a", "b"].map {
            MetricsV1.Metric(
                name: "d_seconds", kind: .durations, labels: ["k": $0], sketch: sketch.encoded())
        }
        #expect(try fixture.push(metrics).refusedCount == 1)
    }
}
