import Foundation
import Testing

@testable import ClinicalText

/// The notes of `Tests/Fixtures/notes/levels`, which carry a level and no other label. They are
/// scored by `bench clinical-text` and never required to be read exactly.
@Suite struct LevelNoteTests {
    /// What somebody may count on in each of the folders.
    static let noteCountMin = 70

    @Test(arguments: ["levels/looked", "levels/scored"])
    func everyNoteHasALevelAndIsReadable(folder: String) throws {
        let url = NoteFixtureTests.folder.appending(path: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
        #expect(names.count >= Self.noteCountMin)
        for name in names {
            let json = try Data(contentsOf: url.appending(path: "\(name).json"))
            let expected = try JSONDecoder().decode(ExpectedNote.self, from: json)
            #expect(["routine", "urgent", "emergency"].contains(expected.level), "\(name)")
            #expect(expected.findings == nil && expected.marks == nil, "\(name)")
            let octets = Array(try Data(contentsOf: url.appending(path: "\(name).txt")))
            #expect(throws: Never.self, "\(name)") { try Reading.engine.read(octets) }
        }
    }
}
