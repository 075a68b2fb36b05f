import ClinicalText

/// The reader of notes: nothing traps, the work is linear, the parts cover the note, pieces are
/// read as the whole is, profiles agree, and redacting twice is redacting once.
enum ClinicalTextTarget {
    /// Steps per octet, at most.
    static let stepsPerOctetMax = 160

    private static let engine = ClinicalEngine()
    private static let slow = ClinicalEngine(profile: .conservative)

    static func run(_ input: UnsafeRawBufferPointer) {
        guard let first = unsafe input.first else { return }
        let note = unsafe [UInt8](input.dropFirst())
        guard let reading = try? engine.read(note) else {
            precondition((try? slow.read(note)) == nil, "one profile refuses what another reads")
            return
        }
        precondition((try? slow.read(note)) == reading, "the profile shows")
        let steps = (try? engine.stepCount(note)) ?? .max
        precondition(steps <= (note.count + 64) * stepsPerOctetMax, "\(steps) steps")
        tiles(reading, count: note.count)
        precondition(inPieces(note, of: Int(first) + 1) == reading, "the cut of the pieces shows")
        redacts(note)
    }

    private static func tiles(_ reading: NoteReading, count: Int) {
        var position = 0
        func cover(_ range: Range<Int>) {
            precondition(range.lowerBound == position, "a gap or an overlap")
            position = range.upperBound
        }
        cover(reading.extraction.preamble)
        for section in reading.extraction.sections {
            cover(section.heading)
            cover(section.text)
        }
        precondition(position == count, "an end that is not the note's")
        var end = 0
        for identifier in reading.identifiers {
            precondition(identifier.range.lowerBound >= end, "identifiers out of order")
            end = identifier.range.upperBound
        }
        let ranges =
            reading.findings.map(\.range) + reading.redFlags.map(\.range)
            + reading.extraction.codes.map(\.range)
        precondition(end <= count && ranges.allSatisfy { $0.upperBound <= count }, "outside")
    }

    private static func inPieces(_ note: [UInt8], of byteCount: Int) -> NoteReading? {
        var reader = NoteReader(engine)
        var start = 0
        while start < note.count {
            let end = min(start + byteCount, note.count)
            guard (try? reader.append(Array(note[start..<end]))) != nil else { return nil }
            start = end
        }
        return try? reader.finish()
    }

    private static func redacts(_ note: [UInt8]) {
        let redactor = NoteRedactor(engine)
        guard let once = try? redactor.redact(note) else { return }
        let twice = try? redactor.redact(once.text)
        precondition(twice?.text == once.text, "redacting twice is not redacting once")
    }
}
