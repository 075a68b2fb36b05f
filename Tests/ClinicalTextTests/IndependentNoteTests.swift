import Foundation
import Testing

@testable import ClinicalText

/// The notes of `Tests/Fixtures/notes/independent` and `second`, which somebody wrote and labelled
/// without having read the rules. They are scored by `bench clinical-text` and never required to be
/// read exactly: what is required is that their labels fit their text.
@Suite struct IndependentNoteTests {
    /// What somebody may count on in each of the folders.
    static let noteCountMin = 60

    static let folders = [
        "independent/looked", "independent/scored", "second/looked", "second/scored",
    ]

    private static func names(_ folder: String) throws -> (URL, [String]) {
        let url = NoteFixtureTests.folder.appending(path: folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: url.path)
        return (url, files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted())
    }

    private static func octets(_ url: URL, _ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: url.appending(path: "\(name).txt")))
    }

    private static func expectation(_ url: URL, _ name: String) throws -> ExpectedNote {
        let json = try Data(contentsOf: url.appending(path: "\(name).json"))
        return try JSONDecoder().decode(ExpectedNote.self, from: json)
    }

    @Test(arguments: folders) func everyNoteHasAnExpectationAndIsReadable(folder: String) throws {
        let (url, names) = try Self.names(folder)
        #expect(names.count >= Self.noteCountMin)
        for name in names {
            let octets = try Self.octets(url, name)
            let expected = try Self.expectation(url, name)
            #expect(expected.level != nil && expected.findings != nil, "\(name)")
            #expect(throws: Never.self, "\(name)") { try Reading.engine.read(octets) }
        }
    }

    @Test(arguments: folders) func everyLabelLiesInItsNote(folder: String) throws {
        let (url, names) = try Self.names(folder)
        for name in names {
            let octets = try Self.octets(url, name)
            let expected = try Self.expectation(url, name)
            let spans =
                (expected.findings ?? []).map { ($0.offset, $0.length) }
                + (expected.identifiers ?? []).map { ($0.offset, $0.length) }
                + (expected.ignored ?? []).map { ($0[0], $0[1]) }
            for (offset, length) in spans {
                #expect(length > 0 && offset >= 0 && offset + length <= octets.count, "\(name)")
                guard length > 0, offset + length <= octets.count else { continue }
                let text = String(validating: octets[offset..<offset + length], as: UTF8.self)
                let isTight = text.map { !$0.isEmpty && $0.first != " " && $0.last != " " }
                #expect(isTight == true, "\(name) \(offset)")
            }
        }
    }

    @Test(arguments: folders) func everyHeadingBeginsALineAndEveryValueADigit(
        folder: String
    ) throws {
        let (url, names) = try Self.names(folder)
        for name in names {
            let octets = try Self.octets(url, name)
            let expected = try Self.expectation(url, name)
            for mark in expected.marks ?? [] {
                let isStart = mark.start == 0 || [0x0A, 0x0D].contains(octets[mark.start - 1])
                #expect(isStart, "\(name) \(mark.start)")
            }
            for vital in expected.vitalMarks ?? [] {
                #expect((0x30...0x39).contains(octets[vital.offset]), "\(name) \(vital.offset)")
            }
            for code in expected.codeMarks ?? [] {
                let written = octets[code.offset...].prefix(code.code.utf8.count)
                let text = String(decoding: written, as: UTF8.self).uppercased()
                    .filter { $0 != "." }
                let isThere = text.hasPrefix(code.code.filter { $0 != "." })
                #expect(isThere, "\(name) \(code.offset)")
            }
        }
    }
}
