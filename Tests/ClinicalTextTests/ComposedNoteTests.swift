import ClinicalText
import Testing

@Suite struct ComposedNoteTests {
    @Test func separateSectionsAndFreeTextSayTheSame() throws {
        let note = ComposedNote(
            subjective: "Cough for 3 days.", objective: "BP 120/80",
            assessment: "Bronchitis (J20.9)",
            plan: "Rest. CPT 99213")
        let composed = try NoteParser.parse(note)
        #expect(composed == (try NoteParser.parse(note.utf8)))
        #expect(composed.sections.map(\.kind) == [.subjective, .objective, .assessment, .plan])
        #expect(composed.bloodPressures.count == 1)
        #expect(composed.codes.map(\.code) == ["J20.9", "99213"])
    }

    @Test func aHeadingInsideASectionStaysText() throws {
        let note = ComposedNote(
            subjective: "Says:\nPlan: go home\nA: why", objective: "", assessment: "", plan: "Rest")
        let composed = try NoteParser.parse(note)
        #expect(composed.sections.map(\.kind) == [.subjective, .plan])
        let content = note.utf8[composed.sections[0].content]
        #expect(String(decoding: content, as: UTF8.self) == "Says:\nPlan: go home\nA: why")
    }

    @Test func nothingAtAllIsNoNote() {
        let note = ComposedNote(subjective: "", objective: "", assessment: "", plan: "")
        let error = #expect(throws: ClinicalTextError.self) { try NoteParser.parse(note) }
        #expect(error?.code == .noSection)
    }

    @Test(arguments: ["x\r", "x\r\n", "\n", "\r", "é\u{2028}"]) func anyEndOfASectionIsKept(
        text: String
    ) throws {
        let note = ComposedNote(subjective: text, objective: text, assessment: text, plan: text)
        let composed = try NoteParser.parse(note)
        #expect(composed.sections.count == 4)
        let texts = composed.sections.map { Array(note.utf8[$0.text]) }
        #expect(texts.allSatisfy { $0.dropFirst().starts(with: Array(text.utf8)) })
    }
}
