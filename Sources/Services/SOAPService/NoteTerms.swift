internal import ClinicalText

/// What a note can be found by: concepts with what is said about them, and codes. A set of its own
/// for each note; places and counts are not in it.
struct NoteTerms: Sendable, Equatable {
    /// A concept by its place in the terminology, and what the note says about it.
    struct Statement: Hashable, Sendable {
        let conceptIndex: Int
        let assertion: Assertion
    }

    /// A code of either system.
    enum Code: Hashable, Sendable {
        /// With its point.
        case diagnosis(String)
        case procedure(String)
    }

    var statements: Set<Statement> = []
    var codes: Set<Code> = []

    /// Nothing to find a note by.
    init() {}

    /// What a reading has.
    init(_ reading: NoteReading) {
        for finding in reading.findings {
            statements.insert(
                Statement(conceptIndex: finding.conceptIndex, assertion: finding.assertion))
        }
        for code in reading.extraction.codes {
            codes.insert(code.system == .cpt ? .procedure(code.code) : .diagnosis(code.code))
        }
    }
}
