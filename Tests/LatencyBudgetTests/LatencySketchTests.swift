import Foundation
import LatencyBudget
import TestSupport
import Testing

/// A shape that latencies take.
enum Distribution: CaseIterable {
    case uniform, lognormal, pareto, twoHumps, constant

    func sample(_ random: inout SeededGenerator) -> UInt64 {
        switch self {
        case .uniform: 1_000 + random.next() % 10_000_000
        // A median of 5 ms and a sigma of 1.
        case .lognormal:
            UInt64(
                5e6
                    * exp(
                        sqrt(-2 * log(Self.unit(&random))) * cos(2 * .pi * Self.unit(&random))))
        // From 1 ms on with an exponent of 1.2: no variance, a tail of minutes.
        case .pareto: UInt64(min(1e6 / pow(Self.unit(&random), 1 / 1.2), 8.64e13))
        case .twoHumps:
            random.next() % 10 == 0
                ? 90_000_000 + random.next() % 20_000_000 : 200_000 + random.next() % 50_000
        case .constant: 1_234_567
        }
    }

    /// Uniform in (0, 1].
    private static func unit(_ random: inout SeededGenerator) -> Double {
        Double((random.next() >> 11) + 1) / Double(1 << 53)
    }
}

@Suite struct LatencySketchTests {
    private func sketch(_ values: some Sequence<UInt64>) -> LatencySketch {
        var sketch = LatencySketch()
        for value in values { sketch.record(nanoseconds: value) }
        return sketch
    }

    @Test(arguments: Distribution.allCases)
    func quantilesAreWithinOnePercentOfAnExactSort(shape: Distribution) throws {
        var random = SeededGenerator(seed: 7)
        let values = (0..<20_000).map { _ in shape.sample(&random) }
        let sorted = values.sorted()
        let sketch = sketch(values)
        #expect(sketch.count == 20_000)
        #expect(sketch.sum == values.reduce(UInt128(0)) { $0 + UInt128($1) })
        let ranks = [
            (0.5, 10_000), (0.75, 15_000), (0.9, 18_000), (0.95, 19_000), (0.99, 19_800),
            (0.999, 19_980), (0.9999, 19_998),
        ]
        for (share, rank) in ranks {
            let exact = Double(sorted[rank - 1])
            let measured = Double(try #require(sketch.quantile(share)))
            #expect(abs(measured - exact) <= exact * LatencySketch.relativeErrorMax, "\(share)")
        }
        #expect(sketch.quantile(0) == sketch.quantile(1.0 / 20_000))
        #expect(sketch.quantile(1) == sorted.last)
    }

    @Test func mergingInAnyOrderGivesTheSketchOfAll() {
        var random = SeededGenerator(seed: 11)
        let parts = Distribution.allCases.map { shape in
            (0..<1_000).map { _ in shape.sample(&random) }
        }
        let whole = sketch(parts.joined())
        for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 3, 1, 4]] {
            var merged = LatencySketch()
            for index in order { merged.merge(sketch(parts[index])) }
            #expect(merged == whole)
            #expect(merged.encoded() == whole.encoded())
        }
        // Any grouping: pairs of random sketches are merged until one is left.
        for seed in 0..<20 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var groups = (0..<16).map { _ in LatencySketch() }
            for value in parts.joined() { groups[random.below(16)].record(nanoseconds: value) }
            while groups.count > 1 {
                let other = groups.remove(at: random.below(groups.count))
                groups[random.below(groups.count)].merge(other)
            }
            #expect(groups[0] == whole, "seed \(seed)")
            #expect(groups[0].encoded() == whole.encoded(), "seed \(seed)")
        }
        var same = whole
        same.merge(LatencySketch())
        #expect(same == whole)
    }

    @Test func everyValueIsWithinTheBoundOfItsQuantile() throws {
        for shift in 0..<64 {
            for value in [UInt64(1) << UInt64(shift), (1 << UInt64(shift)) &- 1, .max >> shift] {
                // Two more values keep the quantile from being cut to the extremes.
                let sketch = sketch([0, value, .max])
                let measured = Double(try #require(sketch.quantile(0.5)))
                #expect(abs(measured - Double(value)) <= Double(value) / 128)
            }
        }
    }

    @Test func smallValuesAreExact() {
        let sketch = sketch(0..<128)
        #expect(sketch.quantile(0.5) == 63)
        #expect(sketch.minimum == 0)
        #expect(sketch.maximum == 127)
        #expect(sketch.mean == 63)
    }

    @Test func nothingRecordedHasNoQuantileAndNoMean() {
        #expect(LatencySketch().quantile(0.5) == nil)
        #expect(LatencySketch().mean == nil)
    }

    @Test(arguments: [Double.nan, -0.1, 1.1, .infinity])
    func aShareOutsideItsRangeHasNoQuantile(share: Double) {
        #expect(sketch([1, 2, 3]).quantile(share) == nil)
    }

    @Test func rankIsTheNearestWithoutBinaryNoise() {
        let sketch = sketch(1...100)
        #expect(sketch.quantile(0.99) == 99)
        #expect(sketch.quantile(0.07) == 7)
        #expect(sketch.quantile(0.071) == 8)
    }
}
