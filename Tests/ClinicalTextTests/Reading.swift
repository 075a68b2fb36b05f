import ClinicalText

/// Reads a note with the built-in engine, and hands back what it says in words a test may print.
struct Reading {
    static let engine = ClinicalEngine()

    let octets: [UInt8]
    let reading: NoteReading

    init(_ note: String, engine: ClinicalEngine = engine) throws {
        octets = Array(note.utf8)
        reading = try engine.read(octets)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: octets[range], as: UTF8.self) }

    /// `text: assertion`, for symptoms, signs, disorders and injuries.
    var findings: [String] {
        reading.findings.filter {
            switch Self.engine.terminology.concepts[$0.conceptIndex].category {
            case .symptom, .sign, .disorder, .injury: true
            case .procedure, .medication, .allergy, .state, .laboratory: false
            }
        }.map { "\(text($0.range)): \($0.assertion)" }
    }

    /// `category: text`.
    var identifiers: [String] {
        reading.identifiers.map { "\($0.category): \(text($0.range))" }
    }

    var rules: [String] { reading.triggers.map(\.ruleID) }
}
