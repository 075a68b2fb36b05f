import LatencyBudget
import TestSupport
import Testing

/// Random traces: sums close, order does not matter, and small ones agree with a brute force that
/// looks at every instant.
@Suite struct AttributionPropertyTests {
    /// A tree of calls and parts with times that may be anything.
    private func randomTrace(_ random: inout SeededGenerator) -> [ServiceHop] {
        var hops: [ServiceHop] = []
        let spanCount = 1 + random.below(8)
        let services = ["a", "b", "c"]
        for span in 1...spanCount {
            let parent = span == 1 ? 0 : 1 + random.below(span - 1)
            let duration = UInt64(random.below(200))
            if random.below(8) != 0 {
                hops.append(
                    client(
                        UInt64(span), of: UInt64(parent), from: UInt64(random.below(150)),
                        duration))
            }
            if random.below(8) != 0 {
                hops.append(
                    server(
                        UInt64(span), queue: UInt64(random.below(10)),
                        run: UInt64(random.below(200)), downstream: UInt64(random.below(200)),
                        services[random.below(3)]))
            }
            for _ in 0..<random.below(3) {
                hops.append(
                    part(
                        ["p", "q"][random.below(2)], of: UInt64(span),
                        from: UInt64(random.below(150)), UInt64(random.below(100))))
            }
        }
        return hops
    }

    @Test func thePartsAndTheResidueAlwaysAddUpToTheTotalInAnyOrder() {
        for seed in 0..<20_000 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let hops = randomTrace(&random)
            let times = division(hops)
            if var parts = times {
                let total = parts.removeValue(forKey: "total")
                #expect(parts.values.reduce(0, +) == total, "seed \(seed)")
            }
            let shuffled = hops.shuffled(using: &random)
            #expect(division(shuffled) == times, "seed \(seed)")
        }
    }

    @Test func agreesWithAnInstantByInstantAttribution() {
        for seed in 0..<5_000 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let run = UInt64(1 + random.below(30))
            var hops = [server(1, run: run, "own")]
            var children: [(name: String, start: UInt64, end: UInt64)] = []
            for span in 2..<UInt64(2 + random.below(5)) {
                let offset = UInt64(random.below(30))
                let duration = UInt64(random.below(20))
                // Equal ends have no last, so they are left out.
                if children.contains(where: { $0.end == offset + duration }) { continue }
                hops.append(client(span, of: 1, from: offset, duration))
                hops.append(server(span, run: duration, "child\(span)"))
                children.append(("child\(span)", offset, offset + duration))
            }
            var expected = ["total": run]
            for instant in 0..<run {
                let under = children.filter { $0.start <= instant && instant < $0.end }
                let last = under.max { $0.end < $1.end }
                expected[last?.name ?? "own", default: 0] += 1
            }
            #expect(division(hops) == expected, "seed \(seed)")
        }
    }
}
