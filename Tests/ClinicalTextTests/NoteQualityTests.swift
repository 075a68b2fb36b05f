import ClinicalText
import Foundation
import Testing

/// How well the notes of `Tests/Fixtures/notes/looked` are read. Those of `scored` were written
/// before the rules were tuned and are only ever scored: `bench clinical-text` prints both.
@Suite struct NoteQualityTests {
    @Test func theLookedAtNotesAreReadWell() throws {
        let folder = NoteFixtureTests.folder.appending(path: "looked")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }.sorted()
        #expect(names.count >= 100)
        var quality = NoteQuality()
        for name in names {
            let json = try Data(contentsOf: folder.appending(path: name))
            let expected = try JSONDecoder().decode(ExpectedNote.self, from: json)
            let note = folder.appending(path: name.dropLast(5) + ".txt")
            let reading = try Reading.engine.read(Array(try Data(contentsOf: note)))
            quality.add(reading, expected, Reading.engine.terminology)
        }
        let mistakes = quality.mistakes.joined(separator: "\n")
        #expect(quality.sections.f1 >= 0.99, "\(mistakes)")
        #expect(quality.codes.f1 >= 0.99)
        #expect(quality.vitals.f1 >= 0.98)
        #expect(quality.findings.f1 >= 0.98)
        #expect(quality.identifiers.recall >= 0.97)
        #expect(quality.emergencies.recall == 1 && quality.specificity >= 0.98)
    }
}
