import Batching
import TestSupport
import Testing

@Suite struct InterleavingTests {
    /// Short schedules over small limits: what can go wrong goes wrong with few items.
    @Test func everyPromiseIsKeptInAMillionInterleavings() async {
        let problems = await SeedSearch.problems(0..<1_000_000) { Interleaving(seed: $0).run() }
        #expect(problems == [])
    }

    @Test func everyPromiseIsKeptInLongInterleavings() async {
        let problems = await SeedSearch.problems(2_000_000..<2_001_000) {
            Interleaving(seed: $0).run(stepCountMax: 150)
        }
        #expect(problems == [])
    }
}
