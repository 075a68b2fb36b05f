import ClinicalText
import Foundation
import Testing

/// The notes of `Tests/Fixtures/notes`, each with its expected extraction beside it.
@Suite struct NoteFixtureTests {
    struct Expected: Decodable {
        struct Section: Decodable {
            let kind: String, loinc: String, heading: String, offset: Int, length: Int
        }
        struct Code: Decodable {
            let system: String, code: String, modifiers: [String], offset: Int, length: Int
        }
        struct Pressure: Decodable { let systolic: Int, diastolic: Int, offset: Int, length: Int }
        struct Temperature: Decodable { let celsius: Double, offset: Int, length: Int }
        struct Measurement: Decodable { let sign: String, value: Double, offset: Int, length: Int }

        let error: String?
        let preamble: Int?
        let sections: [Section]?
        let codes: [Code]?
        let bloodPressures: [Pressure]?
        let temperatures: [Temperature]?
        let measurements: [Measurement]?
        let outOfRangeCount: Int?
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures/notes").standardizedFileURL

    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()

    @Test func thereAreSixtyNotesAndEachHasItsExpectation() throws {
        #expect(Self.names.count >= 60)
        for name in Self.names {
            let path = Self.folder.appending(path: "\(name).json").path
            #expect(FileManager.default.fileExists(atPath: path), "\(name)")
        }
    }

    @Test(arguments: names) func saysWhatIsExpected(name: String) throws {
        let note = Array(try Data(contentsOf: Self.folder.appending(path: "\(name).txt")))
        let json = try Data(contentsOf: Self.folder.appending(path: "\(name).json"))
        let expected = try JSONDecoder().decode(Expected.self, from: json)
        if let code = expected.error {
            let error = #expect(throws: ClinicalTextError.self) { try NoteParser.parse(note) }
            #expect(error?.code.rawValue == code)
            return
        }
        let parsed = try Parsed(octets: note)
        let found = parsed.extraction
        func lines<T>(_ values: [T]?, _ line: (T) -> String) -> [String] {
            (values ?? []).map(line)
        }
        #expect(found.preamble.count == expected.preamble)
        #expect(
            found.sections.map {
                "\($0.kind) \($0.loinc) \(parsed.text($0.heading).debugDescription) "
                    + "\($0.content.lowerBound)+\($0.content.count)"
            }
                == lines(expected.sections) {
                    "\($0.kind) \($0.loinc) \($0.heading.debugDescription) \($0.offset)+\($0.length)"
                })
        #expect(
            found.codes.map {
                "\($0.system) \($0.code) \($0.modifiers) \($0.range.lowerBound)+\($0.range.count)"
            }
                == lines(expected.codes) {
                    "\($0.system) \($0.code) \($0.modifiers) \($0.offset)+\($0.length)"
                })
        #expect(
            found.bloodPressures.map {
                "\($0.systolic)/\($0.diastolic) \($0.range.lowerBound)+\($0.range.count)"
            }
                == lines(expected.bloodPressures) {
                    "\($0.systolic)/\($0.diastolic) \($0.offset)+\($0.length)"
                })
        #expect(
            found.temperatures.map { "\($0.celsius) \($0.range.lowerBound)+\($0.range.count)" }
                == lines(expected.temperatures) { "\($0.celsius) \($0.offset)+\($0.length)" })
        #expect(
            found.measurements.map {
                "\($0.sign) \($0.value) \($0.range.lowerBound)+\($0.range.count)"
            }
                == lines(expected.measurements) {
                    "\($0.sign) \($0.value) \($0.offset)+\($0.length)"
                })
        #expect(found.outOfRangeCount == expected.outOfRangeCount)
    }
}
