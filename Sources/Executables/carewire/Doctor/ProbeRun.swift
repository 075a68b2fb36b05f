internal import Messages

/// The synthetic people and texts of one visit of the doctor. None of them exists, and everything
/// carries a word that stands nowhere else.
struct ProbeRun: Sendable, Equatable {
    /// Patients that are made.
    static let patientCount = 6
    /// Octets of a long note.
    static let longNoteByteCount = 50_000
    /// Octets of one that no service takes: 256 KiB is the limit.
    static let oversizedByteCount = 300_000

    /// 12 letters and digits, new for each visit.
    let id: String

    /// A visit of its own.
    init() {
        id = String(UInt64.random(in: 0x1000_0000_0000...0xFFFF_FFFF_FFFF), radix: 16)
    }

    init(id: String) { self.id = id }

    /// The word: a family name, part of a note. Wherever it turns up in clear, something leaked.
    var needle: String { "Zyq\(id)" }

    /// A patient of this visit, from 0.
    func patientID(_ index: Int) -> String { "DOCTOR-\(id)-\(index)" }

    /// Somebody whom nobody knows.
    func strangerID(_ index: Int) -> String { "DOCTOR-\(id)-stranger-\(index)" }

    /// Who the patient is, at a version from 1.
    func demographics(_ index: Int, version: Int = 1) -> PatientV1.Demographics {
        PatientV1.Demographics(
            familyName: PHI(needle), givenNames: [PHI("Proband")], birthDate: PHI("1950-01-01"),
            gender: .other,
            identifiers: [
                PatientV1.Identifier(
                    system: "urn:carewire:synthetic", value: PHI("\(needle)-\(index)"))
            ], phone: PHI("555-01\(version % 10)0"), address: PHI("1 \(needle) Lane"))
    }

    /// A note with the word in it, unlike every other one; filled up to a length.
    func note(_ number: Int, byteCount: Int = 0) -> String {
        let filling = "The proband slept well and has no complaint. "
        let times = max(0, byteCount / filling.utf8.count)
        return """
            Subjective: \(needle) feels well, visit \(number).
            \(String(repeating: filling, count: times))
            Objective: BP 120/80 mmHg, Temp 36.8 C.
            Assessment: Healthy proband (Z00.00).
            Plan: none.
            """
    }

    /// In hexadecimal digits, as dumps show octets.
    var needleHexadecimal: String {
        needle.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
