import FHIR
import TestSupport
import Testing

@Suite struct LineSplitterTests {
    private static let text = Array("\u{FEFF}one\r\n\n  two\nthree".utf8)
    private static let lines: [LineSplitter.Line] = {
        var splitter = LineSplitter()
        splitter.feed(text)
        var lines: [LineSplitter.Line] = []
        while let line = splitter.next() { lines.append(line) }
        if let line = splitter.finish() { lines.append(line) }
        return lines
    }()

    @Test func findsLines() {
        #expect(Self.lines.map(\.number) == [1, 2, 3, 4])
        #expect(
            Self.lines.map { String(decoding: $0.octets ?? [], as: UTF8.self) }
                == ["one", "", "  two", "three"])
    }

    @Test(arguments: 0..<20)
    func cutsMakeNoDifference(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var splitter = LineSplitter()
        var lines: [LineSplitter.Line] = []
        var rest = Self.text[...]
        while !rest.isEmpty {
            let piece = rest.prefix(1 + random.below(4))
            rest = rest.dropFirst(piece.count)
            splitter.feed(Array(piece))
            while let line = splitter.next() { lines.append(line) }
        }
        while let line = splitter.finish() { lines.append(line) }
        #expect(lines == Self.lines, "seed \(seed)")
    }

    @Test func anOverlongLineIsOneAndTheNextIsFound() {
        var splitter = LineSplitter(firstLine: 7)
        let piece = [UInt8](repeating: 0x78, count: FHIRLimits.lineByteCountMax)
        splitter.feed(piece)
        #expect(splitter.next() == nil)
        splitter.feed([0x0A])
        #expect(splitter.next()?.octets?.count == FHIRLimits.lineByteCountMax)
        splitter.feed(piece)
        splitter.feed(piece)
        #expect(splitter.next() == nil)
        splitter.feed([0x0A, 0x79, 0x0A])
        let overlong = splitter.next()
        #expect(overlong?.number == 8 && overlong?.octets == nil)
        let next = splitter.next()
        #expect(next?.number == 9 && next?.octets == [0x79])
        #expect(splitter.finish() == nil)
    }
}
