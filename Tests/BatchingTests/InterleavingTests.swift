import Batching
import Testing

@Suite struct InterleavingTests {
    /// Short schedules over small limits: what can go wrong goes wrong with few items.
    @Test func everyPromiseIsKeptInAMillionInterleavings() {
        for seed in 0..<1_000_000 as Range<UInt64> {
            guard let problem = Interleaving(seed: seed).run() else { continue }
            Issue.record("seed \(seed): \(problem)")
            return
        }
    }

    @Test func everyPromiseIsKeptInLongInterleavings() {
        for seed in 2_000_000..<2_001_000 as Range<UInt64> {
            guard let problem = Interleaving(seed: seed).run(stepCountMax: 150) else { continue }
            Issue.record("seed \(seed): \(problem)")
            return
        }
    }
}
