import ClinicalText
import Testing

/// Identifiers by category, and what only looks like one.
@Suite struct IdentifierTests {
    @Test(arguments: [
        ("Seen by Dr. Whitfield today", ["name: Dr. Whitfield"]),
        ("Mrs. O'Neil-Smith's daughter", ["name: Mrs. O'Neil-Smith"]),
        ("Patient: Rosalind Hargreaves\n", ["name: Rosalind Hargreaves"]),
        ("Smith, John came", ["name: Smith, John"]),
        ("seen by Dr. [Whitfield] today", ["name: Whitfield"]),
        ("seen by Dr. [NAME] today", []),
        ("her son Peter says", ["name: Peter"]),
        ("Will Johnson, RN", ["name: Will Johnson, RN"]),
        ("Mrs. Rose Hill", ["name: Mrs. Rose Hill"]),
        ("Dr. Parkinson", ["name: Dr. Parkinson"]),
        ("lives at 212 Birch Avenue", ["geography: 212 Birch Avenue"]),
        ("Denver, CO 80203", ["geography: Denver, CO 80203"]),
        ("St. Mary's Hospital", ["geography: St. Mary's Hospital"]),
        ("ZIP 02139", ["geography: 02139"]),
        ("on 12/08/2023", ["date: 12/08/2023"]),
        ("Surgery on 12/8", ["date: 12/8"]),
        ("2024-12-01", ["date: 2024-12-01"]),
        ("March 3, 2024", ["date: March 3, 2024"]),
        ("4 January 2023", ["date: 4 January 2023"]),
        ("last Tuesday", ["date: last Tuesday"]),
        ("a 93-year-old man", ["age: 93-year-old"]),
        ("(617) 555-0142", ["telephone: (617) 555-0142"]),
        ("617.555.0142", ["telephone: 617.555.0142"]),
        ("fax 617-555-0143", ["fax: 617-555-0143"]),
        ("mail r.hargreaves@example.org now", ["email: r.hargreaves@example.org"]),
        ("SSN 123-45-6789", ["socialSecurity: 123-45-6789"]),
        ("MRN: 00384712", ["medicalRecord: 00384712"]),
        ("Medicare ID 1EG4-TE5-MK73", ["healthPlan: 1EG4-TE5-MK73"]),
        ("Acct # 88120034", ["account: 88120034"]),
        ("DEA AB1234563", ["licence: AB1234563"]),
        ("license plate 7ABC123", ["vehicle: 7ABC123"]),
        ("serial no PJN402993", ["device: PJN402993"]),
        ("https://portal.example.org/p/1", ["url: https://portal.example.org/p/1"]),
        ("from 192.168.44.12 at", ["internetAddress: 192.168.44.12"]),
        ("number 20394857", ["other: 20394857"]),
        ("J. Smith, MD", ["name: J. Smith, MD"]),
        ("Pager 617-555-0199 x4432", ["telephone: 617-555-0199 x4432"]),
        ("Seen 06/2019", ["date: 06/2019"]),
        ("10-Mar-2022", ["date: 10-Mar-2022"]),
        ("P.O. Box 1182", ["geography: P.O. Box 1182"]),
        ("Group number GRP-8841", ["healthPlan: GRP-8841"]),
    ])
    func isFound(note: String, expected: [String]) throws {
        #expect(try Reading(note).identifiers == expected)
    }

    @Test(arguments: [
        "Parkinson's disease, Graves disease, Crohn's, Bell's palsy, Foley catheter.",
        "Will return in 2 weeks. May repeat. Mark the site. Hope it helps. Bill her.",
        "BP 120/80, pain 8/10, strength 5/5, vision 20/20, T 38.2, SpO2 97%",
        "E11.9, CPT 99213-25, A1C 7.2, L4-L5, C5/C6, B12", "64 year old man, 3 days, 2 weeks",
        "WBC 12000, platelets 250000, in 2015", "amoxicillin 500 mg 3x/day for 10 days",
        "Mother denies fever. Wife at bedside. ANA positive.",
    ])
    func isNotFound(note: String) throws {
        #expect(try Reading(note).identifiers == [])
    }

    @Test func theAgeIsTheFirstOne() throws {
        #expect(try Reading("6 week old boy, mother 30 yo").reading.age?.dayCount == 42)
        #expect(try Reading("58M w/ cough").reading.age?.years == 58)
        #expect(try Reading("T 98.4F").reading.age == nil)
    }

    static let redactor = NoteRedactor(Reading.engine)

    @Test func redactionKeepsItsPlaces() throws {
        let note = Array("Dr. Whitfield saw Ann Lee on 12/08/2023: BP 120/80.".utf8)
        let redaction = try Self.redactor.redact(note)
        let text = String(decoding: redaction.text, as: UTF8.self)
        #expect(text == "[NAME] saw [NAME] on [DATE]: BP 120/80.")
        for offset in redaction.text.indices {
            let original = redaction.originalOffset(of: offset)
            let isSubstitute = redaction.replacements.contains { $0.redacted.contains(offset) }
            #expect(isSubstitute || note[original] == redaction.text[offset])
            #expect(isSubstitute || redaction.redactedOffset(of: original) == offset)
        }
        #expect(redaction.redactedOffset(of: note.count) == redaction.text.count)
    }

    @Test(arguments: [3, 5, 8, 13] as [UInt64]) func redactionIsIdempotent(seed: UInt64) throws {
        var random = NoteInvariantTests.Random(state: seed)
        let pieces = [
            "Dr. ", "Mr ", "Ann ", "Lee", "Smith, ", "John ", "May ", "on ", "12/8", "12/08/2023",
            "MRN ", "# ", "4471", "82", "-", "555", "617-555-0142", "@", "x.", "example.org ",
            "www.", "[NAME]", "[", "] ", "Denver", ", CO ", "80203", "91 yo ", "age ", "\n", ". ",
            "St. ", "Mary's ", "Hospital ", "Oak ", "Street ", "12 ", "SSN ", "123-45-6789 ", "(",
            ") ", ", RN ", "mother ", "Patient: ", "fever ", "https://", "1.2.3.4 ", "Tuesday ",
        ]
        for round in 0..<150 {
            var note = ""
            for _ in 0..<Int.random(in: 1...25, using: &random) {
                note += pieces.randomElement(using: &random) ?? ""
            }
            let once = try Self.redactor.redact(Array(note.utf8))
            let twice = try Self.redactor.redact(once.text)
            #expect(
                once.text == twice.text && twice.replacements.isEmpty,
                "seed \(seed), round \(round)")
        }
    }
}
