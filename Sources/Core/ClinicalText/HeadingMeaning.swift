/// What a heading says about the text under it.
struct HeadingMeaning: Sendable {
    let kind: SectionKind
    let loinc: String
    /// One of S, O, A, P, A&P or a synonym, as opposed to a part such as HPI or labs.
    let isPrincipal: Bool
    /// What the rules should expect right after the heading.
    let traits: WordTraits
}

/// The phrases that are headings.
///
/// A key is in lower case, words separated by one blank; `and`, `&`, `+` and `/` are all `&`,
/// without blanks. Homes and LOINC codes follow C-CDA R2.1 and the project's settled readings.
final class HeadingTable: Sendable {
    static let shared = HeadingTable()

    /// Longest phrase, in octets.
    static let keyByteCountMax = 40

    private let meanings: [String: HeadingMeaning]
    private let firstWords: Set<UInt64>

    private init() {
        var meanings: [String: HeadingMeaning] = [:]
        var firstWords: Set<UInt64> = []
        for row in Self.rows {
            let meaning = HeadingMeaning(
                kind: row.kind, loinc: row.loinc ?? row.kind.loinc, isPrincipal: row.isPrincipal,
                traits: row.traits)
            for phrase in row.phrases.split(separator: ",") {
                let key = phrase.drop { $0 == " " || $0 == "\n" }
                meanings[String(key)] = meaning
                firstWords.insert(PackedWord(key.prefix { $0 != " " && $0 != "&" }).low)
            }
        }
        self.meanings = meanings
        self.firstWords = firstWords
    }

    /// Whether any heading begins with this word.
    func mayBegin(with word: PackedWord) -> Bool { firstWords.contains(word.low) }

    /// The meaning of a key, if it is a heading.
    func meaning(of key: String) -> HeadingMeaning? { meanings[key] }

    /// Every LOINC code that a section can have.
    static var loincCodes: Set<String> {
        Set(rows.map { $0.loinc ?? $0.kind.loinc } + SectionKind.allCases.map(\.loinc))
            .subtracting([""])
    }

    private struct Row {
        let kind: SectionKind
        let loinc: String?
        let isPrincipal: Bool
        let traits: WordTraits
        let phrases: String

        init(
            _ kind: SectionKind, loinc: String? = nil, principal: Bool = false,
            traits: WordTraits = [], _ phrases: String
        ) {
            self.kind = kind
            self.loinc = loinc
            self.isPrincipal = principal
            self.traits = traits
            self.phrases = phrases
        }
    }

    private static let rows: [Row] = [
        Row(.subjective, principal: true, "s, subj, subjective"),
        Row(.objective, principal: true, "o, obj, objective"),
        Row(
            .assessment, principal: true, "a, assessment, assessments, impression, impressions, imp"
        ),
        Row(.plan, principal: true, "p, plan, plans, plan of care, plan of treatment"),
        Row(
            .assessmentAndPlan, principal: true,
            """
            a&p, assessment&plan, assessments&plans, assessment&plans, assessment&plan of care,
            impression&plan, imp&plan, impression&plans, impression&recommendations
            """),
        Row(
            .subjective, loinc: "10154-3",
            "cc, c&c, chief complaint, chief complaints, presenting complaint, reason for visit"),
        Row(
            .subjective, loinc: "10164-2",
            """
            hpi, history of present illness, hx of present illness, interval history, interval hx,
            interim history
            """),
        Row(.subjective, loinc: "10187-3", "ros, review of systems"),
        Row(
            .objective, loinc: "29545-1",
            """
            pe, p&e, o&e, exam, examination, physical exam, physical examination, physical,
            physical findings
            """),
        Row(.objective, loinc: "8716-3", traits: .vitalsList, "vitals, vs, v&s, vital signs"),
        Row(
            .objective, loinc: "30954-2",
            """
            labs, lab, lab results, laboratory, laboratory data, laboratory results, imaging,
            radiology, results, labs&imaging, labs&studies, studies, diagnostic studies,
            test results, imaging results
            """),
        Row(
            .assessment, traits: .diagnosisCue,
            """
            dx, diagnosis, diagnoses, differential diagnosis, ddx, working diagnosis,
            final diagnosis
            """),
        Row(
            .assessment, loinc: "11535-2", traits: .diagnosisCue,
            "discharge diagnosis, discharge diagnoses, discharge dx"),
        Row(.assessment, "mdm, medical decision making"),
        Row(
            .plan,
            """
            rx, recommendation, recommendations, recs, disposition, dispo, follow up, followup,
            f&u, orders, disposition&follow up
            """),
        Row(
            .other, loinc: "11348-0",
            "pmh, pmhx, past medical history, past medical hx, medical history"),
        Row(
            .other, loinc: "11450-4", "problem list, active problems, active problem list, problems"
        ),
        Row(
            .other, loinc: "47519-4",
            "psh, pshx, past surgical history, past surgical hx, surgical history"),
        Row(
            .other, loinc: "10160-0",
            """
            medications, medication, meds, current medications, current meds, home medications,
            home meds, medication list
            """),
        Row(.other, loinc: "48765-2", "allergies, allergy, drug allergies, allergies&intolerances"),
        Row(.other, loinc: "29762-2", "social history, social hx, sh, shx, soc hx"),
        Row(.other, loinc: "10157-6", "family history, family hx, fh, fhx, fam hx"),
        Row(.other, loinc: "8648-8", "hospital course"),
        Row(.other, loinc: "11369-6", "immunizations, immunisations, immunization history"),
    ]
}
