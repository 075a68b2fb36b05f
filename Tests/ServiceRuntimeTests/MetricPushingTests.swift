import FigureReporting
import LatencyBudget
import Messages
import RPC
import Testing

@testable import ServiceRuntime

@Suite struct MetricPushingTests {
    @Test func countsCallsByMethodAndCode() async {
        let fixture = SenderFixture()
        fixture.observe(3)
        fixture.observe(2, status: 5)
        fixture.observe(1, status: 99)
        fixture.observe(4, .client, "ehr/Submit", status: 4)
        fixture.observe(7, .internal, "phi.seal")
        fixture.sender.collect()
        await fixture.sender.pushMetrics()
        let pushed = fixture.pushed
        #expect(pushed["carewire_calls_total OK soap/Process"] == 3)
        #expect(pushed["carewire_calls_total NOT_FOUND soap/Process"] == 2)
        #expect(pushed["carewire_calls_total OTHER soap/Process"] == 1)
        #expect(pushed["carewire_call_seconds soap/Process success"] == 3)
        #expect(pushed["carewire_client_calls_total DEADLINE_EXCEEDED ehr/Submit"] == 4)
        #expect(pushed["carewire_client_call_seconds ehr/Submit service_fault"] == 4)
        #expect(pushed["carewire_part_seconds success phi.seal"] == 7)
        #expect(pushed["carewire_telemetry_breaker_open latency-aggregator"] == 0)
        #expect((pushed["carewire_process_resident_bytes"] ?? 0) > 0)
        #expect((pushed["carewire_process_open_descriptors"] ?? 0) > 0)
    }

    @Test func durationsTravelAsSketchesByOutcome() async throws {
        let fixture = SenderFixture()
        for nanoseconds in [1, 100_000, 100_001, 5_000_000_000, 5_000_000_004] as [UInt64] {
            fixture.observe(1, nanoseconds: nanoseconds)
        }
        fixture.sender.collect()
        await fixture.sender.pushMetrics()
        let durations = try #require(
            fixture.metrics.pushes.first?.metrics.first { $0.kind == .durations })
        let sketch = try LatencySketch(decoding: durations.sketch)
        #expect(sketch.count == 5)
        #expect(sketch.sum == 10_000_200_006)
        #expect(sketch.maximum == 5_000_000_004)
        #expect(durations.labels["outcome"] == "success")
    }

    @Test func eachPushHoldsWhatIsNewAndTheNextNumber() async {
        let fixture = SenderFixture()
        for _ in 0..<3 {
            fixture.observe(2)
            fixture.sender.collect()
            await fixture.sender.pushMetrics()
        }
        #expect(fixture.metrics.pushes.map(\.sequence) == [1, 2, 3])
        #expect(fixture.pushed["carewire_calls_total OK soap/Process"] == 6)
    }

    @Test func aPushWithoutAnAnswerIsRepeatedAsItWas() async {
        let fixture = SenderFixture()
        fixture.observe(2)
        fixture.sender.collect()
        fixture.metrics.fail(with: .deadlineExceeded)
        await fixture.sender.pushMetrics()
        fixture.observe(5)
        fixture.sender.collect()
        fixture.metrics.fail(with: nil)
        await fixture.sender.pushMetrics()
        await fixture.sender.pushMetrics()
        let pushes = fixture.metrics.pushes
        #expect(pushes.map(\.sequence) == [1, 1, 2])
        #expect(pushes[0] == pushes[1])
        let calls = pushes[2].metrics.first { $0.name == "carewire_calls_total" }
        #expect(calls?.value == 5)
    }

    @Test func aPushThatIsRefusedForGoodIsNotRepeated() async {
        let fixture = SenderFixture()
        fixture.metrics.fail(with: .invalidArgument)
        await fixture.sender.pushMetrics()
        fixture.metrics.fail(with: nil)
        await fixture.sender.pushMetrics()
        #expect(fixture.metrics.pushes.map(\.sequence) == [1, 2])
    }

    @Test func aMetricsServiceThatIsDownIsLeftAlone() async {
        let fixture = SenderFixture()
        fixture.metrics.fail(with: .unavailable)
        for _ in 0..<100 { await fixture.sender.pushMetrics() }
        #expect(fixture.metrics.callCount == 3)
        fixture.clock.advance(by: .seconds(5))
        fixture.metrics.fail(with: nil)
        await fixture.sender.pushMetrics()
        #expect(fixture.metrics.pushes.map(\.sequence) == [1])
    }

    @Test func manyOperationsAreBoundedAndSplitOverPushes() async {
        let fixture = SenderFixture()
        for number in 0..<400 {
            for status in 0..<8 as Range<Int32> {
                fixture.observe(1, .server, "service/Method\(number)", status: status)
            }
        }
        fixture.sender.collect()
        await fixture.sender.pushMetrics()
        let pushes = fixture.metrics.pushes
        #expect(pushes.count == 4)
        #expect(pushes.allSatisfy { $0.metrics.count <= 1_000 })
        #expect(fixture.pushed["carewire_calls_total OK other"] == 144)
    }

    @Test func sourcesAreAskedAndTheirTotalsBecomeDifferences() async {
        let fixture = SenderFixture()
        let clock = fixture.clock
        let start = clock.now
        fixture.sender.figures?.addSource {
            let seconds = start.duration(to: clock.now) / .seconds(1)
            return [
                MeterReading("carewire_cache_hits_total", .total, 10 + seconds),
                MeterReading("carewire_pool_connections", .level, seconds),
                MeterReading("carewire_broken", .level, .nan),
            ]
        }
        await fixture.sender.pushMetrics()
        clock.advance(by: .seconds(5))
        await fixture.sender.pushMetrics()
        await fixture.sender.pushMetrics()
        let hits = fixture.metrics.pushes.map { push in
            push.metrics.first { $0.name == "carewire_cache_hits_total" }?.value
        }
        #expect(hits == [10, 5, nil])
        #expect(fixture.pushed["carewire_pool_connections"] == 5)
        #expect(fixture.pushed["carewire_broken"] == nil)
    }

    @Test func labelsHoldNothingButWhatTheyMay() {
        #expect(MetricLabel.value("a.v1.B/C-d_9") == "a.v1.B/C-d_9")
        #expect(MetricLabel.value("Jane Doe\n\"é:;") == "JaneDoe")
        let long = String(repeating: "a", count: 80) + "/Method"
        #expect(MetricLabel.value(long).utf8.count == 64)
        #expect(MetricLabel.value(long).hasSuffix("/Method"))
    }
}

@Suite struct ProcessReadingsTests {
    @Test func readsTheTimesBehindAnyProgramsName() {
        let stat = "1 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 700 60 0 0 20 0"
        #expect(ProcessReadings.processorTicks(stat: stat) == 760)
        for text in ["", "1 (a", "1 (a) S 1 2", "1 (a) S 1 2 3 4 5 6 7 8 9 10 x y"] {
            #expect(ProcessReadings.processorTicks(stat: text) == nil)
        }
    }

    @Test func readsTheResidentPages() {
        #expect(ProcessReadings.residentPages(statm: "100 50 20 1 0 5 0") == 50)
        #expect(ProcessReadings.residentPages(statm: "100") == nil)
        #expect(ProcessReadings.residentPages(statm: "a b") == nil)
    }

    private static let always: Set<String> = [
        "carewire_process_cpu_seconds_total", "carewire_process_resident_bytes",
        "carewire_process_open_descriptors", "carewire_process_threads",
        "carewire_process_descriptors_limit", "carewire_process_major_faults_total",
    ]

    @Test func knowsThisProcess() {
        let names = ProcessReadings.current().map(\.name)
        #expect(Set(names).isSuperset(of: Self.always))
    }
}
