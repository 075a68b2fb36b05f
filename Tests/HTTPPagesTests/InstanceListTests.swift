import LatencyBudget
import Messages
import Testing

@testable import LatencyAggregator

/// Who reports.
@Suite struct InstanceListTests {
    private let start = ContinuousClock.now

    private func batch(
        _ service: String, _ instance: String, lost: UInt64 = 0
    ) -> AggregatorV1.RecordRequest {
        AggregatorV1.RecordRequest(service: service, instance: instance, droppedCount: lost)
    }

    @Test func hopsBatchesAndLossesAreCountedByInstance() {
        var list = InstanceList()
        list.note(batch("soap-service", "b", lost: 2), keptCount: 3, now: start)
        list.note(batch("soap-service", "a"), keptCount: 1, now: start + .seconds(1))
        list.note(batch("soap-service", "b", lost: .max), keptCount: 4, now: start + .seconds(2))
        list.note(batch("ehr-gateway", "a"), keptCount: 0, now: start)
        #expect(
            list.all.map { "\($0.service) \($0.name)" } == [
                "ehr-gateway a", "soap-service b", "soap-service a",
            ])
        #expect(list.all[1].hopCount == 7 && list.all[1].batchCount == 2)
        #expect(list.all[1].lostCount == .max)
        #expect(list.all[1].lastAt == start + .seconds(2))
    }

    @Test func namesThatAreNoneAreLeftOut() {
        var list = InstanceList()
        for name in ["", "<b>", String(repeating: "x", count: 300)] {
            list.note(batch(name, "a"), keptCount: 1, now: start)
            list.note(batch("soap-service", name), keptCount: 1, now: start)
        }
        #expect(list.all.isEmpty)
    }

    @Test func theOneHeardOfLongestAgoMakesRoom() {
        var list = InstanceList()
        for number in 0...InstanceList.instanceCountMax {
            list.note(batch("s", "i\(number)"), keptCount: 1, now: start + .seconds(number))
        }
        #expect(list.all.count == InstanceList.instanceCountMax)
        #expect(!list.all.contains { $0.name == "i0" })
    }

    @Test(arguments: [
        ("", 3_600), ("window=300", 300), ("a=b&window=86400", 86_400),
        ("window=2592000", 2_592_000),
        ("window=2592001", 3_600), ("window=9", 3_600), ("window=-5", 3_600),
        ("window=9999999999999999999999", 3_600), ("window=<script>", 3_600),
    ])
    func aQueryNamesAWindowOrTheStandardOne(query: String, seconds: Int64) {
        #expect(AggregatorServer.window(query: query) == .seconds(seconds))
    }

    @Test func aHistogramHoldsEveryDurationOnce() {
        var sketch = LatencySketch()
        #expect(sketch.histogram(partCountMax: 8).isEmpty)
        for value in [3, 5, 100, 1_000, 90_000, 90_001, 7_000_000] {
            sketch.record(nanoseconds: UInt64(value))
        }
        for count in [-1, 0, 1, 7, 48, 100_000] {
            let parts = sketch.histogram(partCountMax: count)
            #expect(parts.count <= max(1, min(count, 512)))
            #expect(parts.map(\.count).reduce(0, +) == 7)
            #expect(parts.last?.upTo == 7_000_000)
            #expect(parts.map(\.upTo) == parts.map(\.upTo).sorted())
        }
    }
}
