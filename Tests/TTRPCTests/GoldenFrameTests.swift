import TTRPC
import TestSupport
import Testing

/// Frames of every kind against damage.
@Suite struct GoldenFrameTests {
    private struct Frame: Equatable {
        var header: FrameHeader
        var meaning: Meaning
    }

    /// Reads octets as a driver does, in reads of at most `chunk`; the frames, and whether the
    /// stream may end there.
    private func read(_ octets: [UInt8], chunk: Int) -> (frames: [Frame], mayEnd: Bool) {
        var decoder = FrameDecoder()
        var buffer: [UInt8] = []
        var frames: [Frame] = []
        var rest = octets[...]
        while !rest.isEmpty {
            buffer += rest.prefix(chunk)
            rest = rest.dropFirst(chunk)
            reading: while true {
                let (outcome, consumed) = unsafe buffer.withUnsafeBytes { unsafe decoder.next($0) }
                switch outcome {
                case .needMore: break reading
                case .frame(let header):
                    let data = Array(buffer[10..<consumed])
                    frames.append(
                        Frame(header: header, meaning: Meaning(type: header.type, data: data)))
                case .oversize, .discard: break
                case .close: return (frames, false)
                }
                buffer.removeFirst(consumed)
            }
        }
        return (frames, decoder.mayEnd(leftOver: buffer.count))
    }

    @Test(arguments: GoldenFrame.all) func isWrittenOctetForOctet(golden: GoldenFrame) {
        #expect(golden.written == golden.octets)
    }

    @Test(arguments: GoldenFrame.all) func isReadWholeAndOctetByOctet(golden: GoldenFrame) {
        for chunk in [1, 2, 3, 11, golden.octets.count] {
            let (frames, mayEnd) = read(golden.octets, chunk: chunk)
            #expect(frames.map(\.meaning) == [golden.meaning])
            #expect(mayEnd)
        }
    }

    @Test func allOfThemInOneStreamAreReadOctetByOctet() {
        let stream = GoldenFrame.all.flatMap(\.octets)
        for chunk in [1, 7, 64, stream.count] {
            #expect(
                read(stream, chunk: chunk).frames.map(\.meaning) == GoldenFrame.all.map(\.meaning))
        }
    }

    @Test(arguments: GoldenFrame.all) func cutOffAnywhereItIsNoFrame(golden: GoldenFrame) {
        for count in 1..<golden.octets.count {
            let (frames, mayEnd) = read(Array(golden.octets.prefix(count)), chunk: 5)
            #expect(frames.isEmpty, "the first \(count) octets")
            #expect(!mayEnd, "the first \(count) octets")
        }
    }

    @Test(arguments: GoldenFrame.all)
    func withShorterDataItNeverReadsAsTheSame(golden: GoldenFrame) {
        guard golden.octets.count > 10 else { return }
        for count in 0..<golden.octets.count - 10 {
            let data = Array(golden.octets[10..<10 + count])
            #expect(Meaning(type: golden.octets[8], data: data) != golden.meaning, "\(count)")
        }
    }

    @Test(arguments: GoldenFrame.all)
    func withOneBitFlippedItNeverReadsAsTheSame(golden: GoldenFrame) {
        let whole = read(golden.octets, chunk: 64).frames
        for bit in 0..<golden.octets.count * 8 {
            var damaged = golden.octets
            damaged[bit / 8] ^= 1 << (bit % 8)
            #expect(read(damaged, chunk: 64).frames != whole, "bit \(bit)")
        }
    }

    @Test func seededDamageNeverDoesHarm() {
        let seed: UInt64 = 0xF1A9
        var random = SeededGenerator(seed: seed)
        for round in 0..<3_000 {
            var stream = GoldenFrame.all.shuffled(using: &random).prefix(4).flatMap(\.octets)
            for _ in 0...random.below(4) {
                let place = random.below(stream.count)
                switch random.below(3) {
                case 0: stream[place] = UInt8(random.below(256))
                case 1: stream.insert(UInt8(random.below(256)), at: place)
                default: stream.remove(at: place)
                }
            }
            let chunk = 1 + random.below(64)
            let whole = read(stream, chunk: stream.count)
            let parts = read(stream, chunk: chunk)
            #expect(whole.frames == parts.frames, "seed \(seed), round \(round)")
            #expect(whole.mayEnd == parts.mayEnd, "seed \(seed), round \(round)")
        }
    }
}
