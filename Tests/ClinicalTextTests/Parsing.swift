import ClinicalText

/// Parses a note and hands back what it says, as text that a failing test may print.
struct Parsed {
    let octets: [UInt8]
    let extraction: NoteExtraction

    init(_ note: String) throws {
        try self.init(octets: Array(note.utf8))
    }

    init(octets: [UInt8]) throws {
        self.octets = octets
        extraction = try NoteParser.parse(octets)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: octets[range], as: UTF8.self) }

    /// `kind|loinc|content`, one per section.
    var sections: [String] {
        extraction.sections.map { "\($0.kind)|\($0.loinc)|\(text($0.content))" }
    }

    func codes(_ system: ClinicalCode.System) -> [String] {
        extraction.codes.filter { $0.system == system }
            .map { ([$0.code] + $0.modifiers).joined(separator: "-") }
    }

    var bloodPressures: [String] {
        extraction.bloodPressures.map { "\($0.systolic)/\($0.diastolic)" }
    }

    var temperatures: [Double] { extraction.temperatures.map(\.celsius) }

    func values(_ sign: VitalMeasurement.Sign) -> [Double] {
        extraction.measurements.filter { $0.sign == sign }.map(\.value)
    }
}
