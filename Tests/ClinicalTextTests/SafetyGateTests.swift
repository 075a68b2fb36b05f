import ClinicalText
import Testing

/// What stands between a faster way of reading and its use.
@Suite struct SafetyGateTests {
    @Test(arguments: ClinicalEngine.Profile.allCases)
    func isOpenToEveryProfile(profile: ClinicalEngine.Profile) {
        let gate = SafetyGate()
        #expect(gate.notes.count >= 12)
        let differences = gate.differences(
            ClinicalEngine(profile: .conservative), ClinicalEngine(profile: profile))
        #expect(differences.isEmpty, "\(differences)")
    }

    /// One rule changed: "denies" doubts instead of denying.
    @Test func aChangedRuleShutsIt() throws {
        let changed = try Terminology(
            file: Array("version changed-1\n[uncertain before]\ndenies\n".utf8))
        let differences = SafetyGate().differences(
            ClinicalEngine(), ClinicalEngine(terminology: changed))
        #expect(differences.contains { $0.part == "findings" })
    }

    /// One phrase taken from an emergency.
    @Test func aLostRedFlagShutsIt() throws {
        let changed = try Terminology(
            file: Array("version changed-2\n[symptom]\nharmless = chest pain\n".utf8))
        let differences = SafetyGate().differences(
            ClinicalEngine(), ClinicalEngine(terminology: changed))
        #expect(differences.contains { $0.part == "redFlags" })
    }

    @Test func aNoteThatIsRefusedShutsIt() {
        let gate = SafetyGate(notes: [[0xFF]])
        #expect(gate.differences(ClinicalEngine(), ClinicalEngine()).map(\.part) == ["failure"])
    }

    @Test func theSyntheticNotesHoldEveryKind() throws {
        var kinds: Set<SectionKind> = []
        var assertions: Set<Assertion> = []
        var categories: Set<IdentifierSpan.Category> = []
        var levels: Set<UrgencyLevel> = []
        for note in SyntheticNotes.all {
            let reading = try Reading.engine.read(note)
            kinds.formUnion(reading.extraction.sections.map(\.kind))
            assertions.formUnion(reading.findings.map(\.assertion))
            categories.formUnion(reading.identifiers.map(\.category))
            levels.insert(reading.urgency)
        }
        #expect(kinds.count >= 5)
        #expect(assertions == Set(Assertion.allCases))
        #expect(categories.count >= 15)
        #expect(levels.contains(.emergency) && levels.contains(.routine))
    }
}
