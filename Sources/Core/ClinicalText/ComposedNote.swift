/// A note put together from separate sections, with headings in their canonical form.
///
/// The sections' texts are copied as they are. A line in them that looks like a heading stays text.
public struct ComposedNote: Sendable {
    /// The whole text, in UTF-8.
    public let utf8: [UInt8]
    let headings: [HeadingScanner.Match]

    /// Puts a note together; a section without text is left out.
    public init(subjective: String, objective: String, assessment: String, plan: String) {
        var utf8: [UInt8] = []
        var headings: [HeadingScanner.Match] = []
        let sections: [(SectionKind, StaticString, String)] = [
            (.subjective, "Subjective:\n", subjective), (.objective, "Objective:\n", objective),
            (.assessment, "Assessment:\n", assessment), (.plan, "Plan:\n", plan),
        ]
        for (kind, title, text) in sections where !text.isEmpty {
            if !utf8.isEmpty { utf8 += "\n\n".utf8 }
            let start = utf8.count
            utf8 += title.description.utf8
            let meaning = HeadingMeaning(
                kind: kind, loinc: kind.loinc, isPrincipal: true, traits: [])
            headings.append(
                HeadingScanner.Match(start: start, end: utf8.count - 1, meaning: meaning))
            utf8 += text.utf8
        }
        self.utf8 = utf8
        self.headings = headings
    }
}
