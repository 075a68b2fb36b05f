import Messages
import RPC
import Testing

@testable import MetricsService

@Suite struct PushTests {
    private let service = ["service": "soap-service"]

    @Test func countersAddUpOverPushesAndInstances() throws {
        let fixture = MetricsFixture()
        try fixture.push([counter("calls_total", 2)])
        try fixture.push([counter("calls_total", 3)], sequence: 2)
        try fixture.push([counter("calls_total", 5)], instance: "i2")
        try fixture.push([counter("calls_total", 7)], service: "patient-service")
        #expect(fixture.value("calls_total", service) == 10)
        #expect(fixture.value("calls_total", ["service": "patient-service"]) == 7)
    }

    @Test func gaugesReplaceTheirOwnInstances() throws {
        let fixture = MetricsFixture()
        try fixture.push([gauge("memory_bytes", 100)])
        try fixture.push([gauge("memory_bytes", 50)], sequence: 2)
        try fixture.push([gauge("memory_bytes", -1.5)], instance: "i2")
        #expect(
            fixture.value("memory_bytes", ["service": "soap-service", "instance": "i1"]) == 50)
        #expect(
            fixture.value("memory_bytes", ["service": "soap-service", "instance": "i2"]) == -1.5)
    }

    @Test func histogramsAddUpAndAreShownCumulatively() throws {
        let fixture = MetricsFixture()
        try fixture.push([histogram(counts: [1, 2, 3], sum: 9.5)])
        try fixture.push([histogram(counts: [10, 0, 1], sum: 0.5)], sequence: 2)
        func bucket(_ bound: String) -> Double? {
            fixture.value(
                "call_seconds_bucket", service.merging(["le": bound]) { left, _ in left })
        }
        #expect(bucket("0.1") == 11)
        #expect(bucket("1") == 13)
        #expect(bucket("+Inf") == 17)
        #expect(fixture.value("call_seconds_sum", service) == 10)
        #expect(fixture.value("call_seconds_count", service) == 17)
    }

    @Test func aRepeatedPushCountsOnce() throws {
        let fixture = MetricsFixture()
        try fixture.push([counter()])
        let again = try fixture.push([counter()])
        #expect(again.acceptedCount == 1)
        try fixture.push([counter()], sequence: 4)
        try fixture.push([counter()], sequence: 3)
        #expect(fixture.value("calls_total", service) == 2)
        #expect(fixture.value("carewire_metrics_pushes_total") == 4)
        #expect(fixture.value("carewire_metrics_repeated_pushes_total") == 2)
        #expect(fixture.value("carewire_metrics_lost_pushes_total") == 2)
    }

    @Test func theSequencesOfInstancesAreTheirOwn() throws {
        let fixture = MetricsFixture()
        try fixture.push([counter()], sequence: 10)
        try fixture.push([counter()], sequence: 1, instance: "i2")
        try fixture.push([counter()], sequence: 10, service: "patient-service")
        #expect(fixture.value("calls_total", service) == 2)
        #expect(fixture.value("carewire_metrics_lost_pushes_total") == 0)
    }

    @Test func aSilentInstanceTakesItsGaugesAndLeavesItsCounts() throws {
        let fixture = MetricsFixture()
        try fixture.push([counter(), gauge("memory_bytes", 1)])
        fixture.advance(by: .seconds(60))
        #expect(fixture.samples.contains { $0.name == "memory_bytes" })
        fixture.advance(by: .nanoseconds(1))
        #expect(!fixture.samples.contains { $0.name == "memory_bytes" })
        #expect(fixture.value("calls_total", service) == 1)
        #expect(fixture.value("carewire_metrics_instances") == 0)
    }

    @Test func theServicesNameIsItsOwn() throws {
        let fixture = MetricsFixture()
        try fixture.push([counter("calls_total", 1, ["service": "patient-service"])])
        #expect(fixture.value("calls_total", service) == 1)
        #expect(fixture.samples.allSatisfy { $0.labels["service"] != "patient-service" })
    }

    @Test func refusesAPushWithoutAName() {
        let fixture = MetricsFixture()
        for (service, instance, sequence) in [
            ("", "i", 1), ("s", "", 1), ("s", "i", 0), ("Jane Doe", "i", 1), ("s", "é", 1),
            (String(repeating: "s", count: 65), "i", 1),
        ] as [(String, String, UInt64)] {
            let error = #expect(throws: RPCError.self) {
                try fixture.push([], sequence: sequence, service: service, instance: instance)
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.contains("Jane") == false)
        }
    }

    @Test func refusesAPushOfTooManyMetrics() throws {
        let fixture = MetricsFixture()
        let most = Array(repeating: counter(), count: MetricsServer.metricCountMax)
        #expect(try fixture.push(most).acceptedCount == 1_000)
        #expect(throws: RPCError.self) { try fixture.push(most + [counter()], sequence: 2) }
    }
}
