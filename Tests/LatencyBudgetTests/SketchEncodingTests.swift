import LatencyBudget
import TestSupport
import Testing

@Suite struct SketchEncodingTests {
    private func sketch(_ shape: Distribution, _ count: Int = 2_000) -> LatencySketch {
        var random = SeededGenerator(seed: 5)
        var sketch = LatencySketch()
        for _ in 0..<count { sketch.record(nanoseconds: shape.sample(&random)) }
        return sketch
    }

    private func refusal(_ octets: [UInt8]) -> SketchError.Code? {
        do {
            _ = try LatencySketch(decoding: octets)
            return nil
        } catch { return error.code }
    }

    @Test(arguments: Distribution.allCases)
    func whatIsWrittenIsReadBack(shape: Distribution) throws {
        let sketch = sketch(shape)
        let octets = sketch.encoded()
        #expect(try LatencySketch(decoding: octets) == sketch)
        #expect(octets.count < 2_500)
    }

    @Test func theFormIsFixed() throws {
        var sketch = LatencySketch()
        #expect(sketch.encoded() == [1])
        for value in [5, 5, 9, 300] as [UInt64] { sketch.record(nanoseconds: value) }
        // Buckets 5 twice, three empty, 9, 193 empty (10 to 202), and that of 300.
        #expect(
            sketch.encoded() == [
                1, 5, 0xAC, 2, 0xBF, 2, 0, 2, 0, 2, 1, 0, 0xC0, 1, 1,
            ])
        #expect(try LatencySketch(decoding: sketch.encoded()) == sketch)
    }

    @Test func theExtremesOfTheRangeAreWrittenWithinTheBound() throws {
        var sketch = LatencySketch()
        sketch.record(nanoseconds: 0)
        sketch.record(nanoseconds: .max)
        #expect(try LatencySketch(decoding: sketch.encoded()) == sketch)
        #expect(sketch.encoded().count < 64)
    }

    @Test func everyTruncationIsRefused() {
        let octets = sketch(.lognormal).encoded()
        for count in 0..<octets.count where count != 1 {
            #expect(refusal(Array(octets.prefix(count))) != nil, "\(count) octets")
        }
    }

    @Test func aFlippedBitIsRefusedOrIsAnotherSketchsForm() throws {
        let octets = sketch(.twoHumps, 200).encoded()
        for index in octets.indices {
            for bit in 0..<8 {
                var flipped = octets
                flipped[index] ^= 1 << UInt8(bit)
                if let read = try? LatencySketch(decoding: flipped) {
                    #expect(read.encoded() == flipped, "octet \(index) bit \(bit)")
                }
            }
        }
    }

    @Test func refusesWhatNoSketchIs() {
        #expect(refusal([]) == .truncated)
        #expect(refusal([2]) == .unknownVersion)
        #expect(refusal([1, 9, 5, 14, 0, 1]) == .malformed)
        #expect(refusal([1, 5, 5, 4, 0, 1]) == .malformed)
        #expect(refusal([1, 5, 5, 5, 0, 1, 1]) == .malformed)
        #expect(refusal([1, 0x85, 0, 5, 5, 0, 1]) == .malformed)
        #expect(refusal([1] + Array(repeating: 0xFF, count: 12)) == .malformed)
        let tooLong = Array(repeating: UInt8(1), count: LatencySketch.encodedByteCountMax + 1)
        #expect(refusal(tooLong) == .malformed)
        #expect(refusal([1, 5, 5, 5, 0, 1]) == nil)
    }

    @Test func anyOctetsAreReadWithoutATrap() {
        for seed in 0..<20_000 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var octets: [UInt8] = [1]
            for _ in 0..<random.below(40) {
                octets.append(UInt8(random.below(random.below(2) == 0 ? 4 : 256)))
            }
            if let read = try? LatencySketch(decoding: octets) {
                #expect(read.encoded() == octets, "seed \(seed)")
            }
        }
    }

    @Test func countsWhatIsLongerThanALimit() {
        var sketch = LatencySketch()
        for value in 1...100 as ClosedRange<UInt64> { sketch.record(nanoseconds: value) }
        #expect(sketch.count(longerThan: 0) == 100)
        #expect(sketch.count(longerThan: 60) == 40)
        #expect(sketch.count(longerThan: 100) == 0)
        #expect(LatencySketch().count(longerThan: 0) == 0)
    }
}
