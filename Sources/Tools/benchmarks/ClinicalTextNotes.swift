import ClinicalText
import Foundation

/// A folder of notes with what is expected of them.
struct ClinicalTextNotes {
    let notes: [(octets: [UInt8], expected: ExpectedNote)]

    init(folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".json") }.sorted()
        notes = try names.map { name in
            let path = URL(filePath: folder).appending(path: name)
            let expected = try JSONDecoder().decode(ExpectedNote.self, from: Data(contentsOf: path))
            let text = path.deletingPathExtension().appendingPathExtension("txt")
            return (Array(try Data(contentsOf: text)), expected)
        }
    }

    /// Whether any of the notes says what is expected of a kind: nothing is said of the others.
    func labels<Kind>(_ kind: KeyPath<ExpectedNote, Kind?>) -> Bool {
        notes.contains { $0.expected[keyPath: kind] != nil }
    }
}
