import ClinicalText
import Testing

/// What paired rounds say.
@Suite struct PairedComparisonTests {
    /// A sequence that looks random and is not, around 1.
    private static func noise(_ seed: UInt64, _ count: Int) -> [Double] {
        var state = seed
        return (0..<count).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return 1 + (Double((mixed ^ mixed >> 31) >> 40) / Double(1 << 24) - 0.5) * 0.2
        }
    }

    @Test(arguments: UInt64(1)...200) func twoRunsOfTheSameAreNoDifference(seed: UInt64) throws {
        let comparison = try #require(
            PairedComparison(first: Self.noise(seed, 40), second: Self.noise(seed + 1_000, 40)))
        #expect(comparison.verdict == .noDifference, "seed \(seed)")
    }

    @Test func aQuarterLessIsFasterAndAQuarterMoreSlower() throws {
        let first = Self.noise(7, 30)
        let faster = try #require(
            PairedComparison(first: first, second: Self.noise(8, 30).map { $0 * 0.75 }))
        #expect(faster.verdict == .faster)
        #expect(faster.interval.contains(-0.25))
        let slower = try #require(
            PairedComparison(first: first, second: Self.noise(9, 30).map { $0 * 1.25 }))
        #expect(slower.verdict == .slower)
    }

    @Test func oneHundredthIsNoneThatMatters() throws {
        let first = Array(repeating: 1.0, count: 30)
        let second = (0..<30).map { 0.99 + Double($0 % 2) * 1e-6 }
        let comparison = try #require(PairedComparison(first: first, second: second))
        #expect(comparison.interval.upperBound < 0)
        #expect(comparison.verdict == .noDifference)
    }

    @Test func fewerThanThirtyRoundsSayNothing() {
        let rounds = Self.noise(3, 29)
        #expect(PairedComparison(first: rounds, second: rounds) == nil)
        #expect(PairedComparison(first: Self.noise(3, 30), second: rounds) == nil)
        #expect(PairedComparison(first: Array(repeating: 0, count: 30), second: rounds) == nil)
    }
}
