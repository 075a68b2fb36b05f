import ClinicalText
import Testing

@Suite struct HeadingTests {
    private static let subjective = "subjective|61150-9"
    private static let objective = "objective|61149-1"
    private static let assessment = "assessment|51848-0"
    private static let plan = "plan|18776-5"
    private static let both = "assessmentAndPlan|51847-2"

    /// A heading with its separator, and what it means.
    static let headings: [(String, String)] = [
        ("S:", subjective), ("s:", subjective), ("S :", subjective), ("S -", subjective),
        ("S –", subjective), ("S —", subjective), ("S/", subjective), ("S\t", subjective),
        ("S  ", subjective), ("Subj:", subjective), ("SUBJECTIVE:", subjective),
        ("Subjective —", subjective), ("Subjective\n", subjective), ("  Subjective:", subjective),
        ("\tSubjective:", subjective), ("# Subjective\n", subjective), ("### S:", subjective),
        ("**S:**", subjective), ("**S**:", subjective), ("**Subjective**\n", subjective),
        ("__Subjective:__", subjective), ("*Subjective:*", subjective),
        ("1. Subjective:", subjective),
        ("1) Subjective:", subjective), ("(1) Subjective:", subjective),
        ("I. Subjective:", subjective),
        ("=== SUBJECTIVE ===\n", subjective), ("## **Subjective**\n", subjective),
        ("## 1. Subjective:", subjective), ("**1. Subjective:**", subjective),
        ("Subjective：", subjective), ("Subjective (per mother):", subjective),
        ("\u{FEFF}S:", subjective),
        ("O:", objective), ("Obj:", objective), ("Objective\r\n", objective), ("O/", objective),
        ("A:", assessment), ("Assessment:", assessment), ("Impression:", assessment),
        ("IMP:", assessment), ("Imp -", assessment), ("A/", assessment), ("A\t", assessment),
        ("P:", plan), ("Plan:", plan), ("plan\r", plan), ("Plan of care:", plan),
        ("IV. Plan\n", plan),
        ("A/P:", both), ("A&P:", both), ("A & P:", both), ("A / P:", both), ("A+P:", both),
        ("A and P:", both),
        ("A&P\n", both), ("Assessment/Plan:", both), ("Assessment and Plan:", both),
        ("Assessment & Plan:", both), ("ASSESSMENT AND PLAN\n", both),
        ("assessment  and   plan :", both),
        ("Impression and Plan:", both), ("**A/P:**", both), ("# Assessment and Plan\n", both),
        ("A/P -", both), ("Assessment / Plan:", both),
        ("HPI:", "subjective|10164-2"), ("History of Present Illness:", "subjective|10164-2"),
        ("CC:", "subjective|10154-3"), ("Chief Complaint:", "subjective|10154-3"),
        ("ROS:", "subjective|10187-3"), ("Interval History:", "subjective|10164-2"),
        ("PE:", "objective|29545-1"), ("Exam:", "objective|29545-1"),
        ("Physical Exam:", "objective|29545-1"),
        ("Vitals:", "objective|8716-3"), ("VS:", "objective|8716-3"),
        ("Labs:", "objective|30954-2"),
        ("Imaging:", "objective|30954-2"), ("Results:", "objective|30954-2"),
        ("Dx:", assessment), ("Diagnosis:", assessment), ("MDM:", assessment),
        ("Discharge Diagnosis:", "assessment|11535-2"), ("Rx:", plan), ("Recommendations:", plan),
        ("Recs:", plan), ("Disposition:", plan), ("Follow-up:", plan), ("Follow up\n", plan),
        ("F/U:", plan), ("Orders:", plan), ("PMH:", "other|11348-0"),
        ("Medications:", "other|10160-0"),
        ("Meds:", "other|10160-0"), ("Allergies:", "other|48765-2"),
        ("Social History:", "other|29762-2"),
        ("Family History:", "other|10157-6"), ("Hospital Course:", "other|8648-8"),
        ("Problem List:", "other|11450-4"),
        ("S- ", subjective), ("S> ", subjective), ("S = ", subjective), ("S.\n", subjective),
        ("[S] ", subjective), ("**S** ", subjective), ("[Plan] ", plan), ("**Plan** ", plan),
        ("--- Plan ---\n", plan), ("Plan- ", plan), ("A/P- ", both), ("Subj- ", subjective),
        ("P/C:", "subjective|10154-3"),
        ("SUBJECTIVE/HPI:", "subjective|10164-2"), ("OE:", "objective|29545-1"),
        ("Working dx:", assessment), ("Dx/Rx:", both),
    ]

    @Test(arguments: headings) func isAHeading(heading: String, meaning: String) throws {
        let parsed = try Parsed("\(heading) reported text\nPlan: end")
        #expect(parsed.sections.first == "\(meaning)|reported text")
        #expect(parsed.sections.last == "plan|18776-5|end")
        #expect(parsed.extraction.sections.count == 2)
    }

    static let sentences = [
        "The Treatment Plan: discussed", "follows Care Plan: diet", "the plan: rest",
        "Plan to return",
        "Plan of care discussed with her: yes", "Assessment tool: PHQ-9", "Exam room 3: free",
        "S/p appendectomy", "S/P cholecystectomy: 2019", "s/p fall", "A patient came",
        "a  few days",
        "O2: 2 L by cannula", "A1C: 7.2", "S1: normal", "PE ruled out: yes", "Plan B: none",
        "- Labs: CBC", "* Plan: rest", "+ Plan: rest", "• Plan: rest", "Pt: well",
        "Planned: nothing",
        "Sub: none", "P.O. intake: good", "AP: chest film", "S-wave", "Subjective.", "12/08: seen",
        "100. Plan: x", "1.5. Plan: x", "Objective data show: x", "Plan; rest", "O", "éS: no",
    ]

    @Test(arguments: sentences) func isNoHeading(line: String) throws {
        // A lone letter is a heading only where a line end or separator follows.
        let text = line == "O" ? "O negative blood" : line
        let parsed = try Parsed("S: start\n\(text)\nA: end")
        #expect(parsed.sections == ["\(Self.subjective)|start\n\(text)", "\(Self.assessment)|end"])
    }

    @Test(arguments: [
        "S- a\nO- b\nA- c\nP- d", "S> a\nO> b\nA> c\nP> d", "S; a\nO; b\nA; c\nP; d",
        "S | a\nO | b\nA | c\nP | d", "S.\ncough\nO.\nclear\nA.\nflu\nP.\nrest",
        "SUBJECTIVE a\nOBJECTIVE b\nASSESSMENT c\nPLAN d",
        "History Rash\nExamination Red\nDiagnosis Tinea\nPlan Cream",
        "SUBJECTIVE Found at home\nOBJECTIVE FSBS 38\nASSESSMENT Severe\nPLAN 911 called",
    ]) func sectionsInTheirOrderNeedLess(note: String) throws {
        #expect(
            try Parsed(note).extraction.sections.map(\.kind) == [
                .subjective, .objective, .assessment, .plan,
            ])
    }

    @Test(arguments: [
        ("SUBJECTIVE Tired\nHISTORY Type 1 diabetes\nMEDICATIONS insulin\nOBJECTIVE T 97.4", 4),
        ("SUBJECTIVE tired\nPLAN rest\nPLAN of care reviewed", 2),
        ("S: a\nHISTORY TAKEN BY NURSE", 1), ("S: a\nLABS drawn at 8", 2),
    ]) func aWordInCapitalsLeavesAnotherSection(note: String, count: Int) throws {
        #expect(try Parsed(note).extraction.sections.count == count)
    }

    @Test(arguments: [
        ("HPI: tired\nHistory: CAD", "other|11348-0|CAD"),
        ("S: tired\nHx - CAD", "other|11348-0|CAD"),
        ("CC: tired\nHistory: for two days", "subjective|10164-2|for two days"),
        ("History: tired", "subjective|10164-2|tired"),
        ("S: tired\nFamily: father had gout", "other|10157-6|father had gout"),
        ("S: tired\nBirth Hx: 38 weeks", "other|11348-0|38 weeks"),
        ("S: tired\nPMH/FH: asthma", "other|11348-0|asthma"),
    ]) func aSecondHistoryIsThePastOne(note: String, last: String) throws {
        #expect(try Parsed(note).sections.last == last)
    }

    @Test func aTimeBelongsToTheTextOfItsHeading() throws {
        let parsed = try Parsed("VITALS @ 0800: P 88")
        #expect(parsed.sections == ["objective|8716-3|@ 0800: P 88"])
        #expect(parsed.values(.heartRate) == [88])
    }

    @Test(arguments: [
        "O- 2 units given", "A- blood", "PLAN rest first", "Plan Rest first", "P> 90 mmHg",
        "S aureus grew", "Plan B it is", "History of falls", "Examination Room 3",
    ]) func outOfTheirOrderTheyAreNone(line: String) throws {
        let parsed = try Parsed("Subjective: a\nAssessment: b\nPlan: c\n\(line)")
        #expect(parsed.extraction.sections.count == 3)
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func everyLineEndSeparates(lineEnd: String) throws {
        let note = ["S: a", "O: b", "A: c", "P: d"].joined(separator: lineEnd)
        #expect(
            try Parsed(note).extraction.sections.map(\.kind) == [
                .subjective, .objective, .assessment, .plan,
            ])
        #expect(
            try Parsed(note).sections.map { $0.split(separator: "|").last } == ["a", "b", "c", "d"])
    }

    @Test func anEmptySectionDoesNotSwallowTheNext() throws {
        let parsed = try Parsed("Subjective:\n\nObjective:\nclear\nAssessment:\nPlan:")
        #expect(
            parsed.sections == [
                "\(Self.subjective)|", "\(Self.objective)|clear", "\(Self.assessment)|",
                "\(Self.plan)|",
            ])
    }

    @Test func sectionsMayMissAndComeInAnyOrder() throws {
        let parsed = try Parsed("Plan: rest\nSubjective: cough")
        #expect(parsed.sections == ["\(Self.plan)|rest", "\(Self.subjective)|cough"])
    }

    @Test func indentedHeadingsAreHeadings() throws {
        let parsed = try Parsed("   S: a\n   O: b\n   A: c\n   P: d")
        #expect(parsed.extraction.sections.count == 4)
    }

    @Test func aNumberedItemOfAPlanIsNoSection() throws {
        let parsed = try Parsed(
            "A/P:\n1. Allergies: cetirizine\n2. Labs: repeat\n3. Follow-up: soon")
        #expect(parsed.extraction.sections.count == 1)
        let numbered = try Parsed("1. CC: a\n2. HPI: b\n3. PE: c\n4. Impression: d\n5. Recs: e")
        #expect(
            numbered.extraction.sections.map(\.kind) == [
                .subjective, .subjective, .objective, .assessment, .plan,
            ])
    }

    @Test func aPulseAmongVitalSignsIsNoPlan() throws {
        let parsed = try Parsed("O:\nBP 120/80\nP: 88\nR: 16\nP: rest and fluids")
        #expect(parsed.extraction.sections.map(\.kind) == [.objective, .plan])
        #expect(try Parsed("O: x\nP: 10 mg daily").extraction.sections.count == 2)
        #expect(try Parsed("O: x\nP  88\nP  rest").extraction.sections.count == 2)
        #expect(try Parsed("O: x\nP: 88 bpm, T 37").extraction.sections.count == 1)
    }

    @Test func theTextBeforeTheFirstHeadingIsThePreamble() throws {
        let parsed = try Parsed("Clinic visit\n\nS: cough")
        #expect(parsed.text(parsed.extraction.preamble) == "Clinic visit\n\n")
    }

    @Test(arguments: ["", "no headings here", "Medications: aspirin", "   \n\n", "plan to rest"])
    func aNoteWithoutSOAPSectionIsRefused(note: String) throws {
        let error = #expect(throws: ClinicalTextError.self) {
            try NoteParser.parse(Array(note.utf8))
        }
        #expect(error?.code == .noSection)
        #expect(error?.message.contains("\(note.utf8.count) octets") == true)
    }

    @Test func theLimitIsInclusive() throws {
        var note = Array("S: ".utf8)
        note += Array(repeating: UInt8(ascii: "x"), count: NoteParser.noteByteCountMax - note.count)
        #expect(try NoteParser.parse(note).sections.count == 1)
        note.append(UInt8(ascii: "x"))
        let error = #expect(throws: ClinicalTextError.self) { try NoteParser.parse(note) }
        #expect(error?.code == .tooLong)
    }

    @Test(arguments: [
        [0xC0, 0x80], [0xFF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    ])
    func illFormedTextIsRefused(octets: [UInt8]) throws {
        let error = #expect(throws: ClinicalTextError.self) {
            try NoteParser.parse(Array("S: secretword".utf8) + octets)
        }
        #expect(error?.code == .notUTF8)
        #expect(error?.message.contains("secretword") == false)
    }

    @Test func aNoteWithTooManyFindingsIsRefused() throws {
        let limit = NoteParser.findingCountMax
        let full = Array(("S: x\n" + String(repeating: "E11.9\n", count: limit - 1)).utf8)
        #expect(try NoteParser.parse(full).findingCount == limit)
        let error = #expect(throws: ClinicalTextError.self) {
            try NoteParser.parse(full + "I10.9".utf8)
        }
        #expect(error?.code == .tooManyFindings)
    }
}
