/// Everything that a note says, as far as this module reads it. All ranges are octets of the
/// note's UTF-8.
public struct NoteReading: Sendable, Equatable, Redacted {
    /// Sections, codes and vital signs. A note without headings is all preamble.
    public internal(set) var extraction = NoteExtraction()
    /// The terms, in the order of the text.
    public internal(set) var findings: [Finding] = []
    /// What may tell who the patient is, in the order of the text, without overlaps.
    public internal(set) var identifiers: [IdentifierSpan] = []
    /// The first age that the note gives.
    public internal(set) var age: PatientAge?
    /// Which rules and lexicons this comes from.
    public internal(set) var versions: RuleVersions

    /// The red flags, in the order of the text; those of combined rules last.
    public internal(set) var redFlags: [RedFlagFinding] = []
    /// The vital signs and states as the scores take them: of several values of a sign, the one
    /// that gives most points in NEWS2.
    public internal(set) var readings = VitalReadings()
    /// What the numeric rules know about the patient.
    public internal(set) var person = VitalReadings.Person()
    /// Every rule that fired: one per red flag, and the numeric ones.
    public internal(set) var triggers: [UrgencyTrigger] = []

    /// A reading of nothing, to be filled by ``ClinicalEngine/read(_:into:)``.
    public init() {
        versions = RuleVersions(
            rules: RuleVersions.rulesCurrent, terminology: "", codeTable: nil)
    }

    init(
        extraction: NoteExtraction, findings: [Finding], identifiers: [IdentifierSpan],
        age: PatientAge?, versions: RuleVersions
    ) {
        self.extraction = extraction
        self.findings = findings
        self.identifiers = identifiers
        self.age = age
        self.versions = versions
    }

    /// The highest level that a rule asks for. Routine is no all-clear.
    public var urgency: UrgencyLevel { triggers.map(\.level).max() ?? .routine }

    /// Whether the numeric rules were applied without knowing the patient's age.
    public var assumesAdult: Bool { age == nil }

    /// The findings with one assertion.
    public func findings(_ assertion: Assertion) -> [Finding] {
        findings.filter { $0.assertion == assertion }
    }
}
