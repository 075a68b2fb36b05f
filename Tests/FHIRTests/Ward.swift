import FHIR
import Foundation
import Messages
import Testing

/// Lines for tests, all of them made up.
enum Ward {
    static let patient = "5c0a1e4e-6d1b-4c57-9f0e-000000000001"

    /// The lines of Tests/Fixtures/fhir/ward.ndjson.
    static func lines(_ path: String = #filePath) throws -> [[UInt8]] {
        let tests = URL(fileURLWithPath: path).deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = tests.appendingPathComponent("Fixtures/fhir/ward.ndjson")
        return [UInt8](try Data(contentsOf: file)).split(separator: 0x0A).map(Array.init)
    }

    /// The line of a resource in the fixture.
    static func line(_ id: String) throws -> [UInt8] {
        try #require(
            try lines().first { String(decoding: $0, as: UTF8.self).contains("\"id\":\"\(id)\"") })
    }

    static func read(_ text: String) throws -> FHIRLine { try FHIRReader.read(Array(text.utf8)) }

    static func patient(_ line: FHIRLine) throws -> PatientResource {
        guard case .patient(let patient) = line.resource else {
            throw FHIRError(.wrong, "no Patient")
        }
        return patient
    }

    static func entry(_ line: FHIRLine) throws -> EntryResource {
        guard case .entry(let entry) = line.resource else { throw FHIRError(.wrong, "no entry") }
        return entry
    }

    /// What reading a text fails with.
    static func failure(
        _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> FHIRError? {
        do {
            _ = try FHIRReader.read(Array(text.utf8))
            Issue.record("the line was taken", sourceLocation: sourceLocation)
            return nil
        } catch {
            return error
        }
    }
}
