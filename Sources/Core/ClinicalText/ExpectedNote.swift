/// What somebody who read a note says that it holds, for measuring how well an engine reads.
///
/// Decodable, so that sites can keep such expectations beside notes of their own; a kind that is
/// nil was not looked at. Offsets and lengths are octets.
public struct ExpectedNote: Sendable, Decodable {
    /// A section: its kind, and where its heading begins.
    public struct Section: Sendable, Decodable {
        let kind: String
        let start: Int
    }
    /// A code: `icd10CM` or `cpt`, and where it begins.
    public struct Code: Sendable, Decodable {
        let system: String
        let code: String
        let offset: Int
    }
    /// A vital sign, such as `heartRate`, `temperature` or `bloodPressure`; its value as written in
    /// ``NoteReading`` with one decimal, or `120/80`.
    public struct Vital: Sendable, Decodable {
        let sign: String
        let value: String
        let offset: Int
    }
    /// A symptom, sign, disorder or injury.
    public struct Statement: Sendable, Decodable {
        let assertion: String
        let offset: Int
        let length: Int
    }
    /// Something that tells who the patient is.
    public struct Identifier: Sendable, Decodable {
        let category: String
        let offset: Int
        let length: Int
    }

    /// Sections in the order of the text.
    public let marks: [Section]?
    /// Codes in the order of the text.
    public let codeMarks: [Code]?
    /// Vital signs in the order of the text.
    public let vitalMarks: [Vital]?
    /// Findings in the order of the text.
    public let findings: [Statement]?
    /// Identifiers in the order of the text.
    public let identifiers: [Identifier]?
    /// Places about which nothing is said.
    public let ignored: [[Int]]?
    /// `routine`, `urgent` or `emergency`.
    public let level: String?
}
