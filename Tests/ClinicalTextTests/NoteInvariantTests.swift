import Testing

@testable import ClinicalText

/// What holds for every note, whatever stands in it.
@Suite struct NoteInvariantTests {
    /// A generator with a seed, so that a failure can be replayed.
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Octets and tokens that may be looked at per octet of the note, and per note.
    static let stepsPerOctetMax = 40
    static let stepsPerNoteMax = 4_000

    /// Pieces that make trouble when they meet.
    static let pieces = [
        "S:", "O:", "A:", "P:", "A/P:", "\n", "\r", "\r\n", "BP ", "120/80", "T ", "38.2", " C",
        "°",
        "℃", "E11.9", "I10", "S52.521A", "99213", "-25", "CPT ", "ICD-10: ", "dx ", "code ", " ",
        "\t",
        "**", "#", "1. ", "(", ")", ",", ";", ".", ":", "-", "–", "/", "if ", "goal ", "é", "₂",
        "ŷ", "漢",
        "😀", "\u{FEFF}", "\u{A0}", "pain 8/10", "HR", "88", "Subjective", "Assessment and Plan",
        "hypertension ", "and ", "mmHg", "T38.2", "P88", "x", "0042T", "12/08/2024", "over ", "<",
        ">",
    ]

    static func check(_ extraction: NoteExtraction, count: Int) -> Bool {
        var position = 0
        guard extraction.preamble.lowerBound == 0 else { return false }
        position = extraction.preamble.upperBound
        for section in extraction.sections {
            guard section.heading.lowerBound == position,
                section.text.lowerBound == section.heading.upperBound,
                section.content.lowerBound >= section.text.lowerBound,
                section.content.upperBound <= section.text.upperBound
            else { return false }
            position = section.text.upperBound
        }
        guard position == count else { return false }
        let ranges =
            extraction.codes.map(\.range) + extraction.bloodPressures.map(\.range)
            + extraction.temperatures.map(\.range) + extraction.measurements.map(\.range)
        guard ranges.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= count && !$0.isEmpty })
        else {
            return false
        }
        return extraction.bloodPressures.allSatisfy { $0.systolic > $0.diastolic }
            && extraction.temperatures.allSatisfy {
                BodyTemperature.hundredthsLimit ~= $0.hundredths
            }
    }

    @Test(arguments: [1, 2, 3, 5, 8, 13, 21, 34] as [UInt64])
    func sectionsCoverTheNoteAndEveryRangeLiesInside(seed: UInt64) throws {
        var random = Random(state: seed)
        for round in 0..<400 {
            var note = "S: "
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                note += Self.pieces.randomElement(using: &random) ?? ""
            }
            let octets = Array(note.utf8)
            guard let extraction = try? NoteParser.parse(octets) else {
                Issue.record("seed \(seed), round \(round): refused")
                return
            }
            #expect(Self.check(extraction, count: octets.count), "seed \(seed), round \(round)")
        }
    }

    @Test(arguments: [7, 11, 17, 29] as [UInt64]) func randomOctetsNeverTrap(seed: UInt64) {
        var random = Random(state: seed)
        for round in 0..<2_000 {
            let count = Int.random(in: 0...200, using: &random)
            var octets = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            if round.isMultiple(of: 2) { octets = octets.map { $0 & 0x7F } }
            octets = Array("S:".utf8) + octets
            guard let extraction = try? NoteParser.parse(octets) else { continue }
            #expect(Self.check(extraction, count: octets.count), "seed \(seed), round \(round)")
        }
    }

    @Test func everyTruncationOfANoteIsTaken() throws {
        let note = Array(
            "\u{FEFF}**S:** SpO₂ 97 %, T 38.2 °C, BP 120 / 80 mmHg\r\nA/P: E11.9, CPT 99213-25 – ok"
                .utf8)
        for count in 0...note.count {
            let octets = Array(note[..<count])
            guard let extraction = try? NoteParser.parse(octets) else { continue }
            #expect(Self.check(extraction, count: count))
        }
    }

    @Test func everyBitFlipOfANoteIsTaken() throws {
        let note = Array("S: T 38.2 °C\nO: BP 120/80 HR 88\nA/P: E11.9 CPT 99213-25".utf8)
        for index in note.indices {
            for bit in 0..<8 {
                var octets = note
                octets[index] ^= 1 << bit
                guard let extraction = try? NoteParser.parse(octets) else { continue }
                #expect(Self.check(extraction, count: octets.count))
            }
        }
    }

    /// Units of text whose repetition defeats a scanner that backtracks or looks ahead too far.
    static let adversaries = [
        "BP ", "BP: ", "BP 120/", "BP sitting ", "120/", "120/80 ", "T 38.", "T ", "9", "1.", "a",
        "A",
        " ", "\n", "\r", "\r\n", "\t", "#", "*", "_", "=", "S", "S ", "S:", "S:\n", "A/", "A/P",
        "A / ",
        "Assessment and ", "Assessment and Plan ", "S  ", "\nA ", "\nA                    ", "\n# ",
        "\n1. ", "\n(", "E11", "E11.", "E11.9 ", "E11.9,", "I10, ", "I10/", "ICD ", "ICD-10: ",
        "dx ",
        "code code ", "CPT 99213, ", "99213-", "99213-25-", "if ", "call if ", "goal ", "é", "₂",
        "SpO₂ ",
        "–", "°", "℃", "漢", "😀", "((((", "))))", "T38.2 ", "P88 R16 ", "pain 8/10 ", "1/2/3/",
        "hypertension I10 ", "\nSubjective (", "\n\u{A0}", "\nplan plan plan plan plan plan plan ",
        "BP at 10:30 ", "mmHg ", "12345-", "x.", "x_", ", ", "BP , ", "over ", "120 over ",
    ]

    private static func note(of unit: String, count: Int) -> [UInt8] {
        var octets = Array("S: ".utf8)
        let piece = Array(unit.utf8)
        while octets.count + piece.count <= count { octets += piece }
        return octets
    }

    @Test(arguments: adversaries) func workIsLinear(unit: String) throws {
        let octets = Self.note(of: unit, count: 32 << 10)
        let (extraction, steps) = try NoteParser.measure(octets.span, known: nil)
        #expect(Self.check(extraction, count: octets.count))
        #expect(steps <= octets.count * Self.stepsPerOctetMax + Self.stepsPerNoteMax)
        // An eighth of the note, an eighth of the work: what grows faster shows here first.
        let eighth = Self.note(of: unit, count: 4 << 10)
        let eighthSteps = try NoteParser.measure(eighth.span, known: nil).stepCount
        #expect(steps <= eighthSteps * 9 + Self.stepsPerNoteMax)
    }

    @Test(arguments: [
        "BP ", "120/80 ", " ", "\n", "\nA ", "I10, ", "E11.9,", "S", "*", "9", "if ", "é",
    ])
    func workIsLinearToTheLimit(unit: String) throws {
        let octets = Self.note(of: unit, count: NoteParser.noteByteCountMax)
        let (extraction, steps) = try NoteParser.measure(octets.span, known: nil)
        #expect(Self.check(extraction, count: octets.count))
        #expect(steps <= octets.count * Self.stepsPerOctetMax + Self.stepsPerNoteMax)
    }
}
