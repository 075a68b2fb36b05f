import RPC
import TestSupport
import Testing

@Suite struct TwoChoicesTests {
    @Test(arguments: [1, 2, 3, 7, 64]) func candidatesAreDifferentAndEvenlySpread(count: Int) {
        let seed: UInt64 = 11
        var random = SeededGenerator(seed: seed)
        var pairs: [Int: Int] = [:]
        let drawCount = 300 * count * max(1, count - 1)
        for _ in 0..<drawCount {
            let (first, second) = TwoChoices.candidates(count: count, random: random.next())
            #expect(count == 1 ? first == second : first != second, "seed \(seed)")
            pairs[first * count + second, default: 0] += 1
        }
        let pairCount = count * max(1, count - 1)
        #expect(pairs.count == pairCount, "seed \(seed): every pair comes")
        let expected = Double(drawCount / pairCount)
        for (_, times) in pairs {
            #expect(abs(Double(times) - expected) < expected / 3, "seed \(seed)")
        }
    }

    @Test func theLessBusyOneIsChosen() {
        var random = SeededGenerator(seed: 3)
        let outstanding = [5, 0, 9]
        for _ in 0..<1_000 {
            let (best, other) = TwoChoices.order(count: 3, random: random.next()) {
                outstanding[$0]
            }
            #expect(outstanding[best] <= outstanding[other])
            #expect(best != other && best != 2)
        }
    }

    @Test func loadStaysEvenAlthoughNobodyLooksAtAll() {
        // 10,000 calls that never end, over 50 servers: the fullest has few more than its share.
        let seed: UInt64 = 5
        var random = SeededGenerator(seed: seed)
        var outstanding = [Int](repeating: 0, count: 50)
        for _ in 0..<10_000 {
            let (best, _) = TwoChoices.order(count: 50, random: random.next()) { outstanding[$0] }
            outstanding[best] += 1
        }
        #expect(outstanding.reduce(0, +) == 10_000)
        #expect((outstanding.max() ?? 0) <= 205, "seed \(seed)")
        #expect((outstanding.min() ?? 0) >= 190, "seed \(seed)")
    }

    @Test func aSlowServerGetsLess() {
        // Each server ends a share of its calls each round, the first a tenth of what others do.
        let seed: UInt64 = 8
        var random = SeededGenerator(seed: seed)
        var outstanding = [Int](repeating: 0, count: 4)
        var calls = [Int](repeating: 0, count: 4)
        for _ in 0..<2_000 {
            for _ in 0..<20 {
                let (best, _) = TwoChoices.order(count: 4, random: random.next()) {
                    outstanding[$0]
                }
                outstanding[best] += 1
                calls[best] += 1
            }
            for index in 0..<4 {
                outstanding[index] = max(0, outstanding[index] - (index == 0 ? 1 : 10))
            }
        }
        #expect(calls[0] < calls[1] / 4, "seed \(seed): \(calls)")
    }
}
