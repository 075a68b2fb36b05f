/// Whether two engines say the same about the same notes, to the last octet.
///
/// A faster way of reading is only a faster way while nothing clinical changes: any difference
/// fails the gate.
public struct SafetyGate: Sendable {
    /// A note of which two engines say different things. No text: where, and in what.
    public struct Difference: Sendable, Equatable {
        /// The note's place among the gate's notes.
        public let noteIndex: Int
        /// What differs: `sections`, `codes`, `vitals`, `findings`, `redFlags`, `identifiers`,
        /// `urgency`, `versions`, `redaction` or `failure`.
        public let part: String
    }

    /// The notes that both engines read, in UTF-8.
    public let notes: [[UInt8]]

    /// A gate over these notes.
    public init(notes: [[UInt8]] = SyntheticNotes.all) { self.notes = notes }

    /// Everything that the engines see differently; empty when the gate lets them through.
    public func differences(_ first: ClinicalEngine, _ second: ClinicalEngine) -> [Difference] {
        var differences: [Difference] = []
        for (index, note) in notes.enumerated() {
            for part in Self.parts(note, first, second) {
                differences.append(Difference(noteIndex: index, part: part))
            }
        }
        return differences
    }

    private static func parts(
        _ note: [UInt8], _ first: ClinicalEngine, _ second: ClinicalEngine
    ) -> [String] {
        let readings: (NoteReading, NoteReading)
        let redactions: (Redaction, Redaction)
        do {
            readings = (try first.read(note), try second.read(note))
            redactions = (
                try NoteRedactor(first).redact(note), try NoteRedactor(second).redact(note)
            )
        } catch {
            // A note that one of them refuses was not compared.
            return ["failure"]
        }
        var parts = differing(readings.0, readings.1)
        if redactions.0 != redactions.1 { parts.append("redaction") }
        return parts
    }

    private static func differing(_ first: NoteReading, _ second: NoteReading) -> [String] {
        let (one, other) = (first.extraction, second.extraction)
        let tests = [
            ("sections", one.sections == other.sections && one.preamble == other.preamble),
            ("codes", one.codes == other.codes),
            (
                "vitals",
                one.bloodPressures == other.bloodPressures
                    && one.temperatures == other.temperatures
                    && one.measurements == other.measurements
                    && one.outOfRangeCount == other.outOfRangeCount
            ),
            ("findings", first.findings == second.findings),
            ("redFlags", first.redFlags == second.redFlags),
            ("identifiers", first.identifiers == second.identifiers),
            (
                "urgency",
                first.triggers == second.triggers && first.age == second.age
                    && first.person == second.person && first.readings == second.readings
            ),
            ("versions", first.versions == second.versions),
        ]
        return tests.filter { !$0.1 }.map(\.0)
    }
}
