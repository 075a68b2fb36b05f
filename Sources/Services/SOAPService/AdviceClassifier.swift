package import ClinicalText
package import Messages

/// Decides whether an answer of this service advises anybody.
///
/// Advice needs words. Everything the service itself puts into an answer is a name it made up, a
/// code, a number, a word of its own rules and lexicons, or a place in the clinician's own text,
/// and none of these can advise. The classifier looks at each text of the answer: one that is none
/// of those is prose of the service's own, and counts as advice until somebody has shown that it is
/// none. So a later feature that adds a sentence to the answer turns the flag on by itself.
package struct AdviceClassifier: Sendable {
    /// Longest text that passes as a code, in octets.
    static let codeByteCountMax = 12

    /// A text of the service's own in an answer.
    package struct OwnText: Sendable, Equatable {
        /// Where it stands, such as `extraction.codes[0].code`.
        package let field: String
        /// The text.
        package let text: String
    }

    private let words: Set<String>

    /// A classifier that knows the words of an engine's rules and lexicons, and of the disclaimer.
    package init(_ terminology: Terminology, _ versions: RuleVersions) {
        var words: Set<String> = [
            "", versions.rules, versions.terminology, versions.codeTable ?? "",
            NoteDisclaimer.text, NoteDisclaimer.version, "saturation.low", "systolic.low",
            "coma.drop", "news2.high", "qsofa.infection", "news2.medium", "news2.single",
        ]
        for concept in terminology.concepts { words.insert(concept.id) }
        for flag in RedFlag.allCases {
            words.insert(flag.ruleID)
            words.insert("\(flag.ruleID).combined")
        }
        for part in ScoreResult.Part.allCases { words.insert(part.rawValue) }
        self.words = words
    }

    /// A field of an answer.
    private struct Place {
        var list: StaticString = ""
        var index = 0
        var field: StaticString

        var text: String {
            list.utf8CodeUnitCount == 0 ? "\(field)" : "extraction.\(list)[\(index)].\(field)"
        }
    }

    /// Every place of an answer that is prose of the service's own; empty for an answer that
    /// advises nobody.
    package func advice(in response: SoapV1.ProcessResponse) -> [SoapV1.AdviceSpan] {
        var spans: [SoapV1.AdviceSpan] = []
        Self.visit(response) { text, place in
            guard !isHarmless(text), spans.count < SOAPLimits.resultCountMax else { return }
            spans.append(
                SoapV1.AdviceSpan(field: place.text, length: UInt32(clamping: text.utf8.count)))
        }
        return spans
    }

    /// Every text that the service puts into the answer.
    package static func ownTexts(_ response: SoapV1.ProcessResponse) -> [OwnText] {
        var texts: [OwnText] = []
        visit(response) { texts.append(OwnText(field: $1.text, text: $0)) }
        return texts
    }

    private static func visit(
        _ response: SoapV1.ProcessResponse, _ look: (String, Place) -> Void
    ) {
        look(response.noteID, Place(field: "note_id"))
        if let disclaimer = response.disclaimer {
            look(disclaimer.text, Place(field: "disclaimer.text"))
            look(disclaimer.version, Place(field: "disclaimer.version"))
        }
        guard let extraction = response.extraction else { return }
        for (index, section) in extraction.sections.enumerated() {
            look(section.loinc, Place(list: "sections", index: index, field: "loinc"))
        }
        for (index, code) in extraction.codes.enumerated() {
            look(code.code.revealed, Place(list: "codes", index: index, field: "code"))
            for modifier in code.modifiers {
                look(modifier, Place(list: "codes", index: index, field: "modifiers"))
            }
        }
        for (index, finding) in extraction.findings.enumerated() {
            look(
                finding.concept.revealed,
                Place(list: "findings", index: index, field: "concept"))
        }
        for (index, score) in extraction.scores.enumerated() {
            for part in score.missing {
                look(part, Place(list: "scores", index: index, field: "missing"))
            }
        }
        for (index, trigger) in extraction.triggers.enumerated() {
            look(trigger.ruleID, Place(list: "triggers", index: index, field: "rule_id"))
            look(
                trigger.ruleVersion,
                Place(list: "triggers", index: index, field: "rule_version"))
        }
        if let versions = extraction.versions {
            look(versions.rules, Place(field: "extraction.versions.rules"))
            look(versions.terminology, Place(field: "extraction.versions.terminology"))
            look(versions.codeTable, Place(field: "extraction.versions.code_table"))
        }
    }

    private func isHarmless(_ text: String) -> Bool {
        // The cheaper question first: most texts are codes.
        Self.isCode(text) || words.contains(text) || NoteID(text) != nil
    }

    /// Capitals, digits, point and dash, in few octets: no sentence, no word of one.
    private static func isCode(_ text: String) -> Bool {
        text.utf8.count <= codeByteCountMax
            && text.utf8.allSatisfy { octet in
                switch octet {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "."), UInt8(ascii: "-"):
                    true
                default:
                    false
                }
            }
            && (text.utf8.count <= 2 || text.utf8.contains { (0x30...0x39).contains($0) })
    }
}
