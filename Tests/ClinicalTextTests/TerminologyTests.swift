import ClinicalText
import Testing

/// The built-in terminology, and files of a site's own.
@Suite struct TerminologyTests {
    @Test func theBuiltInOneIsLarge() {
        let terminology = Terminology.builtIn
        #expect(terminology.concepts.count >= 3_000 && terminology.phraseCount >= 20_000)
        #expect(!terminology.version.isEmpty)
        #expect(Set(terminology.concepts.map(\.id)).count == terminology.concepts.count)
        let flags = Set(terminology.concepts.flatMap(\.redFlags.flags))
        #expect(flags == Set(RedFlag.allCases))
    }

    @Test(arguments: [
        ("", "line 1: the file has no version"),
        ("[symptom]\nfever", "line 1: the file must begin with its version"),
        ("version 1\nfever", "line 2: stands in no section"),
        ("version 1\n[symptom\n", "line 2: the section's title has no end"),
        ("version 1\n[colours]\n", "line 2: no such section"),
        ("version 1\n[symptom]\n\n# remark\nfever,,chills", "line 5: a phrase is empty"),
        ("version 1\n[symptom]\nfever !fire", "line 3: no such red flag"),
        ("version 1\n[symptom]\nfever @king", "line 3: no such role"),
        ("version 1\n[symptom]\nfever, {site} pain", "line 3: no such group"),
        ("version 1\n[symptom]\nfever\nfever", "line 4: the concept's id is taken"),
        (
            "version 1\n[symptom]\nfever, hot\nheat, hot",
            "line 4: the phrase \"hot\" means something else in line 3"
        ),
        (
            "version 1\n[symptom]\na b c d e f g h i j k",
            "line 3: a phrase has 1 to 9 words"
        ),
        ("version 1\n[rule]\nsepsis = fever", "line 3: a rule needs two roles"),
        ("version 1\n[rule]\nfever + chills", "line 3: a rule is a red flag, = or ~ and roles"),
        ("version 1\n[spelling]\nfever", "line 3: a spelling is a word and its variants"),
        ("version 1\n[symptom]\n1 2 = fever", "line 3: the concept's id is not one word"),
        ("version 1\n[near]\nno", "line 2: no such section"),
    ])
    func refusesABadFile(file: String, message: String) {
        let error = #expect(throws: ClinicalTextError.self) {
            try Terminology(file: Array(file.utf8), extending: nil)
        }
        #expect(error?.code == .badTerminology)
        #expect(error?.message == message)
    }

    @Test func refusesOctetsThatAreNoText() {
        let error = #expect(throws: ClinicalTextError.self) {
            try Terminology(file: [0x76, 0xFF], extending: nil)
        }
        #expect(error?.message == "line 1: the file is not well-formed UTF-8")
    }

    @Test func aSitesFileAddsAndWins() throws {
        let file = """
            version site-7
            [group gland]
            parotid, parotid gland
            thymus
            [disorder]
            90001 = zebra syndrome, zebra disease, zs !sepsis
            90002 = fever
            {gland} inflammation, inflammation of {gland}
            """
        let terminology = try Terminology(file: Array(file.utf8))
        let engine = ClinicalEngine(terminology: terminology)
        let reading = try engine.read("No zebra disease. Fever. Inflammation of the thymus. Cough.")
        let ids = reading.findings.map { terminology.concepts[$0.conceptIndex].id }
        #expect(ids == ["90001", "90002", "thymus-inflammation", "cough"])
        #expect(reading.findings.first?.assertion == .negated)
        #expect(reading.versions.terminology == Terminology.builtIn.version + "+site-7")
        #expect(reading.versions.rules == RuleVersions.rulesCurrent)
    }

    @Test func wordsVary() throws {
        for (one, other) in [
            ("swollen left knee", "knee swelling"), ("diarrhoea", "diarrhea"),
            ("Parkinson's disease", "parkinson disease"), ("seizures", "seizure"),
            ("pain in her right shoulder", "shoulder pain"), ("SOB", "shortness\nof breath"),
            ("broken wrist", "wrist fractures"),
        ] {
            let terminology = Reading.engine.terminology
            let (first, second) = (try Reading(one).reading, try Reading(other).reading)
            let left = first.findings.map { terminology.concepts[$0.conceptIndex].id }
            let right = second.findings.map { terminology.concepts[$0.conceptIndex].id }
            #expect(left == right && left.count == 1, "\(one) \(left), \(other) \(right)")
        }
    }

    @Test func acronymsThatAreWordsNeedCapitals() throws {
        #expect(try Reading("add salt, hi there").findings == [])
        #expect(try Reading("Denies SI or HI").findings == ["SI: negated", "HI: negated"])
    }
}
