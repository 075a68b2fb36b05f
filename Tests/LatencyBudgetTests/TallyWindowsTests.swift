import LatencyBudget
import TestSupport
import Testing

/// Windows over a judge, held against a list of everything that was measured.
@Suite struct TallyWindowsTests {
    private let budget = OperationBudget(
        name: "seal", method: "seal", requirement: "R05", limits: [.p99: .nanoseconds(1_000)])

    private func judge() throws -> LatencyJudge { LatencyJudge(try BudgetTable([budget])) }

    private func seal(_ nanoseconds: UInt64, status: Int32 = 0) -> HopRecord {
        HopRecord(
            kind: .internal, traceID: traceID, spanID: 0, parentSpanID: 1, operation: "seal",
            status: status, runNanoseconds: nanoseconds)
    }

    /// Windows reach back at most one slot further than asked for.
    private let windows: [(length: Int, slack: Int)] = [
        (10, 10), (60, 10), (300, 10), (3_600, 10), (7_200, 300), (86_400, 300),
        (3 * 86_400, 3_600), (30 * 86_400, 3_600),
    ]

    @Test func everyWindowHasWhatCameInItAndAtMostOneSlotMore() throws {
        for seed in 0..<3 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var judge = try judge()
            var second = 0
            var all: [(second: Int, nanoseconds: UInt64)] = []
            judge.measure(part: seal(1), now: start)
            all.append((0, 1))
            while second < 32 * 86_400 {
                // Bursts and long pauses.
                second += random.below(20) == 0 ? random.below(90_000) : random.below(700)
                let value = UInt64(1 + random.below(2_000))
                judge.measure(part: seal(value), now: start + .seconds(second))
                all.append((second, value))
                guard random.below(40) == 0 else { continue }
                let now = second + random.below(20)
                for (length, slack) in windows {
                    let tally = judge.tallies(
                        over: .seconds(length), now: start + .seconds(now))[0]
                    let least = all.count { $0.second >= now - length }
                    let most = all.count { $0.second > now - length - slack }
                    #expect(
                        (least...max(least, most)).contains(Int(tally.count)),
                        "seed \(seed), \(length) s at \(now)")
                    #expect(tally.count == tally.kept.requestCount + tally.slow.requestCount)
                }
            }
        }
    }

    @Test func aTallyIsReadBackAndMergedInAnyOrder() throws {
        var judge = try judge()
        var random = SeededGenerator(seed: 1)
        var parts: [OperationTally] = []
        for number in 0..<6 {
            for _ in 0..<100 {
                judge.measure(
                    part: seal(UInt64(random.below(3_000)), status: random.below(9) == 0 ? 14 : 0),
                    now: start + .seconds(number * 10_000))
            }
            parts.append(
                judge.tallies(over: .seconds(10), now: start + .seconds(number * 10_000))[0])
        }
        var forwards = OperationTally()
        for part in parts { forwards.merge(part) }
        var pairs = OperationTally()
        for index in [4, 0, 2] {
            var pair = parts[index + 1]
            pair.merge(parts[index])
            pairs.merge(pair)
        }
        #expect(forwards == pairs)
        #expect(forwards.encoded() == pairs.encoded())
        #expect(forwards.count == 600)
        #expect(try OperationTally(decoding: forwards.encoded()) == forwards)
        let octets = forwards.encoded()
        for count in 0..<octets.count {
            #expect(throws: SketchError.self) {
                try OperationTally(decoding: Array(octets.prefix(count)))
            }
        }
        for index in octets.indices {
            var flipped = octets
            flipped[index] ^= UInt8(1 << random.below(8))
            _ = try? OperationTally(decoding: flipped)
        }
    }

    @Test func memoryStaysBelowItsBoundAndTheOldestIsForgotten() throws {
        let limit = 20_000
        var judge = LatencyJudge(try BudgetTable([budget]), heldByteCountMax: limit)
        var random = SeededGenerator(seed: 2)
        for second in stride(from: 0, to: 3_000, by: 10) {
            for _ in 0..<30 {
                judge.measure(
                    part: seal(random.next() >> UInt64(random.below(60))),
                    now: start + .seconds(second))
            }
            #expect(judge.heldByteCounts[0] <= limit)
        }
        #expect(judge.heldByteCounts[0] > limit / 2)
        let now = start + .seconds(2_999)
        #expect(judge.tallies(over: .seconds(300), now: now)[0].count >= 900)
        #expect(judge.tallies(over: .seconds(3_000), now: now)[0].count < 9_000)
    }
}
