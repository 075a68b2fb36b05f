import Messages
import Testing

@testable import MetricsService

@Suite struct RefusalTests {
    /// The reason that a metric is refused for, by what the registry counts; nil when it is taken.
    private func refusal(
        of metric: MetricsV1.Metric, after earlier: [MetricsV1.Metric] = [],
        limits: MetricLimits = MetricLimits()
    ) throws -> String? {
        let fixture = MetricsFixture(limits: limits)
        try fixture.push(earlier)
        let refusedBefore = reasons(fixture)
        let response = try fixture.push([metric], sequence: 2)
        #expect(response.acceptedCount + response.refusedCount == 1)
        return reasons(fixture).first { $0.value != refusedBefore[$0.key] }?.key
    }

    private func reasons(_ fixture: MetricsFixture) -> [String: Double] {
        var reasons: [String: Double] = [:]
        for sample in fixture.samples where sample.name == "carewire_metrics_refused_total" {
            reasons[sample.labels["reason"] ?? "", default: 0] += sample.value
        }
        return reasons
    }

    @Test(arguments: ["", "Calls", "calls-total", "calls1", "é", "calls total"])
    func namesOfOtherCharactersAreRefused(name: String) throws {
        #expect(try refusal(of: counter(name)) == "name")
    }

    @Test func namesAndLabelsMayBeAsLongAsTheyMayBe() throws {
        func text(_ count: Int) -> String { String(repeating: "a", count: count) }
        #expect(try refusal(of: counter(text(64))) == nil)
        #expect(try refusal(of: counter(text(65))) == "name")
        #expect(try refusal(of: counter("c", 1, [text(32): "v"])) == nil)
        #expect(try refusal(of: counter("c", 1, [text(33): "v"])) == "label")
        #expect(try refusal(of: counter("c", 1, ["k": text(64)])) == nil)
        #expect(try refusal(of: counter("c", 1, ["k": text(65)])) == "label")
        #expect(try refusal(of: counter("c", 1, ["k": ""])) == nil)
    }

    @Test func fourLabelsAreTakenAndFiveAreNot() throws {
        var labels = ["a": "1", "b": "2", "c": "3", "d": "4"]
        #expect(try refusal(of: counter("c", 1, labels)) == nil)
        labels["e"] = "5"
        #expect(try refusal(of: counter("c", 1, labels)) == "label")
    }

    @Test(
        arguments: [
            ("Key", "v"), ("", "v"), ("le", "v"), ("instance", "v"), ("__name__", "v"),
            ("k", "Jane Doe"), ("k", "a\"b"), ("k", "a\nb"), ("k", "555-12-1234!"), ("k", "é"),
        ])
    func labelsOfOtherFormsAreRefused(key: String, value: String) throws {
        #expect(try refusal(of: counter("c", 1, [key: value])) == "label")
    }

    @Test func methodPathsAreLabels() throws {
        let path = "carewire.aggregator.v1.LatencyAggregator/GetTrace"
        #expect(try refusal(of: counter("c", 1, ["method": path, "code": "NOT_FOUND"])) == nil)
    }

    @Test(arguments: [Double.nan, .infinity, -1])
    func aCounterTakesOnlyWhatCounts(value: Double) throws {
        #expect(try refusal(of: counter("c", value)) == "value")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func aGaugeTakesOnlyNumbers(value: Double) throws {
        #expect(try refusal(of: gauge("g", value)) == "value")
    }

    @Test func aHistogramMustFitTogether() throws {
        #expect(try refusal(of: histogram(counts: [1, 2, 3])) == nil)
        #expect(try refusal(of: histogram(counts: [1, 2])) == "value")
        #expect(try refusal(of: histogram(bounds: [], counts: [1])) == "value")
        #expect(try refusal(of: histogram(bounds: [1, 1], counts: [1, 1, 1])) == "value")
        #expect(try refusal(of: histogram(bounds: [2, 1], counts: [1, 1, 1])) == "value")
        #expect(try refusal(of: histogram(bounds: [.nan, 1], counts: [1, 1, 1])) == "value")
        #expect(try refusal(of: histogram(bounds: [1, .infinity], counts: [1, 1, 1])) == "value")
        #expect(try refusal(of: histogram(counts: [1, 1, 1], sum: .nan)) == "value")
        let most = (1...32).map(Double.init)
        let counts = [UInt64](repeating: 1, count: 33)
        #expect(try refusal(of: histogram(bounds: most, counts: counts)) == nil)
        #expect(try refusal(of: histogram(bounds: most + [33], counts: counts + [1])) == "value")
    }

    @Test func aNameKeepsItsFirstKindAndItsFirstBuckets() throws {
        #expect(try refusal(of: gauge("c", 1), after: [counter("c")]) == "kind")
        #expect(
            try refusal(
                of: histogram("h", bounds: [1], counts: [1, 1]),
                after: [histogram("h", bounds: [2], counts: [1, 1])]) == "kind")
        var metric = counter()
        metric.kind = .unspecified
        #expect(try refusal(of: metric) == "kind")
        metric.kind = .unrecognized(9)
        #expect(try refusal(of: metric) == "kind")
    }

    @Test func aNameMayNotLookLikeALineOfAnother() throws {
        let seconds = histogram("call_seconds", counts: [1, 1, 1])
        for suffix in ["_bucket", "_sum", "_count"] {
            #expect(try refusal(of: counter("call_seconds" + suffix), after: [seconds]) == "name")
            #expect(try refusal(of: seconds, after: [counter("call_seconds" + suffix)]) == "name")
        }
        #expect(try refusal(of: counter("carewire_metrics_pushes_total")) == "name")
    }

    @Test func namesSeriesAndOctetsAreBounded() throws {
        var limits = MetricLimits()
        limits.nameCountMax = 1
        #expect(try refusal(of: counter("b"), after: [counter("a")], limits: limits) == "limit")
        limits = MetricLimits()
        limits.seriesPerNameMax = 1
        let other = counter("a", 1, ["k": "2"])
        #expect(try refusal(of: other, after: [counter("a")], limits: limits) == "limit")
        #expect(try refusal(of: counter("a"), after: [counter("a")], limits: limits) == nil)
        limits = MetricLimits()
        limits.textByteCountMax = 190
        #expect(try refusal(of: other, after: [counter("a")], limits: limits) == "limit")
        #expect(try refusal(of: counter("a"), after: [counter("a")], limits: limits) == nil)
    }

    @Test func theInstancesAreBounded() throws {
        var limits = MetricLimits()
        limits.instanceCountMax = 2
        let fixture = MetricsFixture(limits: limits)
        for instance in ["a", "b", "c"] {
            try fixture.push([gauge("memory_bytes", 1)], instance: instance)
            fixture.advance(by: .seconds(1))
        }
        let shown = fixture.samples.filter { $0.name == "memory_bytes" }
            .map { $0.labels["instance"] }
        #expect(shown == ["b", "c"])
    }

    @Test func roomThatASilentInstanceLeavesIsUsedAgain() throws {
        var limits = MetricLimits()
        limits.textByteCountMax = 150
        let fixture = MetricsFixture(limits: limits)
        for instance in ["a", "b", "c"] {
            #expect(
                try fixture.push([gauge("g", 1)], instance: instance).acceptedCount == 1)
            fixture.advance(by: .seconds(100))
        }
    }

    @Test func bucketCountsDoNotOverflow() throws {
        let fixture = MetricsFixture()
        for sequence in 1...3 as ClosedRange<UInt64> {
            try fixture.push([histogram(counts: [.max, 1, 1])], sequence: sequence)
        }
        #expect(fixture.samples.contains { $0.name == "call_seconds_count" })
    }
}
