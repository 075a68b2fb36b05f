import TestSupport
import Testing
import UniqueCounting

@Suite struct DistinctRegistersTests {
    /// Different things: a bijection of the numbers from 0.
    private static func hash(_ number: UInt64, seed: UInt64) -> UInt64 {
        var value = (number &+ 1) &* 0x9E37_79B9_7F4A_7C15 &+ seed
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    @Test func nothingSeenIsNobody() {
        #expect(DistinctRegisters().estimate == 0)
        #expect(DistinctRegisters().isEmpty)
    }

    @Test func countsFromOneToAMillionWithinTwoPercent() {
        for seed in 1...3 as ClosedRange<UInt64> {
            var registers = DistinctRegisters()
            var number: UInt64 = 0
            for goal in [1, 5, 11, 100, 1_000, 10_000, 100_000, 300_000, 1_000_000] as [UInt64] {
                while number < goal {
                    registers.add(hash: Self.hash(number, seed: seed))
                    number += 1
                }
                let error = abs(Double(registers.estimate) / Double(goal) - 1)
                #expect(error <= 0.02, "seed \(seed), \(goal): \(registers.estimate)")
            }
        }
    }

    @Test func mergesBitForBitInAnyOrderAndAsOftenAsOneLikes() {
        var (all, evens, odds) = (
            DistinctRegisters(), DistinctRegisters(), DistinctRegisters()
        )
        for number in 0..<20_000 as Range<UInt64> {
            let hash = Self.hash(number, seed: 9)
            all.add(hash: hash)
            if number.isMultiple(of: 2) { evens.add(hash: hash) } else { odds.add(hash: hash) }
        }
        var (left, right) = (evens, odds)
        left.merge(odds)
        left.merge(odds)
        right.merge(evens)
        #expect(left == all)
        #expect(right == all)
        #expect(left.estimate == all.estimate)
    }

    @Test func whatWasSeenBeforeGrowsNothing() {
        var registers = DistinctRegisters()
        #expect(registers.add(hash: 42) != nil)
        #expect(registers.add(hash: 42) == nil)
    }

    @Test func theLongestRunOfZerosIsTheLargestRank() {
        #expect(RegisterWord(hash: 0).rank == DistinctRegisters.rankMax)
        #expect(RegisterWord(hash: .max) == RegisterWord(index: 65_535, rank: 1))
        #expect(RegisterWord(hash: 1).rank == 48)
    }

    @Test func wordsAreReadBackAndOthersRefused() {
        for hash in [0, 1, .max, 1 << 47, 0x1234_5678_9ABC_DEF0] as [UInt64] {
            let word = RegisterWord(hash: hash)
            #expect(RegisterWord(encoded: word.encoded) == word)
        }
        for number in [0, 50, 63, 1 << 22 | 1, .max] as [UInt32] {
            #expect(RegisterWord(encoded: number) == nil)
        }
    }

    @Test func growthIsGivenAwayOnceAndInPieces() {
        var window = DistinctWindow(number: 7)
        var sum = DistinctRegisters()
        var all = DistinctRegisters()
        for number in 0..<10_000 as Range<UInt64> {
            window.add(hash: Self.hash(number, seed: 1))
            all.add(hash: Self.hash(number, seed: 1))
        }
        var counts: [Int] = []
        while true {
            let words = window.takeGrown()
            if words.isEmpty { break }
            counts.append(words.count)
            for word in words { sum.merge(word) }
        }
        #expect(counts.allSatisfy { $0 <= DistinctWindow.wordCountMax })
        #expect(counts.count == 3)
        #expect(sum == all)
    }

    @Test func fewerThanElevenAreNotTold() {
        #expect(SmallCell(0).count == nil)
        #expect(SmallCell(10).count == nil)
        #expect(SmallCell(11).count == 11)
    }
}
