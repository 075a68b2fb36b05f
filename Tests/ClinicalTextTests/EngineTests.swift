import Foundation
import Testing

@testable import ClinicalText

/// What holds for every note that the engine reads.
@Suite struct EngineTests {
    static let notes: [[UInt8]] = ["", "looked", "scored"].flatMap { folder in
        let path = NoteFixtureTests.folder.appending(path: folder)
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: path.path))?.sorted() ?? []
        return names.filter { $0.hasSuffix(".txt") }
            .compactMap { try? Array(Data(contentsOf: path.appending(path: $0))) }
    }

    @Test func profilesSayTheSame() throws {
        let engines = ClinicalEngine.Profile.allCases.map { ClinicalEngine(profile: $0) }
        #expect(Self.notes.count >= 200)
        for note in Self.notes {
            let readings = try engines.map { try $0.read(note) }
            #expect(readings[0] == readings[1] && readings[1] == readings[2])
        }
    }

    @Test(arguments: [1, 2, 7, 64]) func piecesSayWhatTheWholeSays(size: Int) throws {
        let engine = Reading.engine
        for note in Self.notes {
            var reader = NoteReader(engine)
            var start = 0
            while start < note.count {
                let end = min(note.count, start + size)
                try reader.append(Array(note[start..<end]))
                start = end
            }
            #expect(try reader.finish() == engine.read(note))
        }
    }

    @Test func aReaderRefusesWhatTheEngineRefuses() throws {
        var long = NoteReader(Reading.engine)
        try long.append(Array(repeating: 0x61, count: ClinicalEngine.noteByteCountMax))
        #expect(throws: ClinicalTextError.self) { try Self.append([0x61], to: &long) }
        var broken = NoteReader(Reading.engine)
        try broken.append([0xC3])
        let error = #expect(throws: ClinicalTextError.self) { try Self.append([0x0A], to: &broken) }
        #expect(error?.code == .notUTF8)
    }

    private static func append(
        _ piece: [UInt8], to reader: inout NoteReader
    ) throws(ClinicalTextError) {
        try reader.append(piece)
    }

    @Test func theWholeEngineIsAtMostAsRefusingAsItSays() throws {
        #expect(try Reading.engine.read("").findings == [])
        #expect(try Reading.engine.read("no headings at all, cough").extraction.sections == [])
        let long = Array(repeating: UInt8(0x61), count: ClinicalEngine.noteByteCountMax + 1)
        let error = #expect(throws: ClinicalTextError.self) { try Reading.engine.read(long) }
        #expect(error?.code == .tooLong)
        let many = Array(repeatElement("fever ", count: 70_000).joined().utf8)
        let other = #expect(throws: ClinicalTextError.self) { try Reading.engine.read(many) }
        #expect(other?.code == .tooManyFindings)
    }

    /// Units of text whose repetition defeats a reader that backtracks or looks ahead too far.
    static let adversaries = [
        "pain in the left ", "no history of ", "shortness of ", "no ", "denies ", "and ", "Dr. ",
        "John ", "A", "Ann-", "1-", "1.", "(617) ", "555-", "@", "a@", "www.", "x/", "MRN ", "[",
        "12 Oak ", "St. ", "if ", "mother ", "history of ", "pain in her her her ", "-", "'s ",
        "the ", "\n- ", "Denies:\n- ", "in 2015 ", "K ", "glucose ", "?", "fever ? ", "漢", "é",
        "Smith, ", "May ", "3 May ", "91 ", "a:", "A:B:", "spoke with ", "lives in ", "Monday, ",
        "O. ", "@ab ", "1/",
        "P.O. Box 1, ", "Apt # ", "S) ", "worried about ", "fe80::", "Fever: no\n", "by ",
        "license plate number ", "Denver, ",
    ]

    @Test(arguments: adversaries) func workIsLinear(unit: String) throws {
        func steps(_ count: Int) throws -> (Int, Bool) {
            let piece = Array(unit.utf8)
            var note: [UInt8] = []
            while note.count + piece.count <= count { note += piece }
            let (reading, steps) = try Reading.engine.measure(note.span)
            return (steps, Self.holds(reading, count: note.count))
        }
        let (small, isSmallGood) = try steps(4 << 10)
        let (large, isLargeGood) = try steps(16 << 10)
        #expect(isSmallGood && isLargeGood)
        #expect(large <= small * 5 + 4_000)
        #expect(large <= (16 << 10) * 120)
    }

    @Test(arguments: ["pain in the left ", "a", "1-", "A", "no history of "])
    func workIsLinearToTheLimit(unit: String) throws {
        let piece = Array(unit.utf8)
        var note: [UInt8] = []
        while note.count + piece.count <= ClinicalEngine.noteByteCountMax { note += piece }
        let (reading, steps) = try Reading.engine.measure(note.span)
        #expect(Self.holds(reading, count: note.count))
        #expect(steps <= note.count * 120)
    }

    static func holds(_ reading: NoteReading, count: Int) -> Bool {
        guard NoteInvariantTests.check(reading.extraction, count: count) else { return false }
        var position = 0
        for span in reading.identifiers {
            guard span.range.lowerBound >= position, !span.range.isEmpty else { return false }
            position = span.range.upperBound
        }
        guard position <= count else { return false }
        let ranges = reading.findings.map(\.range) + reading.redFlags.map(\.range)
        return ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= count }
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func randomOctetsNeverTrap(seed: UInt64) {
        var random = NoteInvariantTests.Random(state: seed)
        let pieces = NoteInvariantTests.pieces + Self.adversaries
        for round in 0..<300 {
            var note: [UInt8] = []
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                note += Array((pieces.randomElement(using: &random) ?? "").utf8)
            }
            guard let reading = try? Reading.engine.read(note) else {
                Issue.record("seed \(seed), round \(round): refused")
                continue
            }
            #expect(Self.holds(reading, count: note.count), "seed \(seed), round \(round)")
        }
    }

    @Test func nothingOfTheNoteIsPrinted() throws {
        let reading = try Reading.engine.read("Dr. Whitfield: chest pain, MRN 4471820")
        var text = "\(reading) \(reading.findings) \(reading.identifiers) \(reading.triggers)"
        dump(reading, to: &text)
        #expect(!text.contains("Whitfield") && !text.contains("4471820") && !text.contains("13"))
    }

    @Test func aReadingUsedAgainHoldsOneNoteAlone() throws {
        var reading = NoteReading()
        for note in SyntheticNotes.all + SyntheticNotes.all.reversed() {
            try Reading.engine.read(note.span, into: &reading)
            #expect(reading == (try Reading.engine.read(note)))
        }
        #expect(throws: ClinicalTextError.self) {
            try Reading.engine.read([0xFF].span, into: &reading)
        }
        #expect(reading == NoteReading())
    }
}
