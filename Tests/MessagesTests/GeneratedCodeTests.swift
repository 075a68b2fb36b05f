import Foundation
import Messages
import Testing

@Suite struct GeneratedCodeTests {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Builds the generator where it was not built before, which takes a minute or two.
    @Test func theCommittedCodeIsWhatTheGeneratorWrites() throws {
        let script = Self.root.appending(path: "Protos/generate.sh").path
        let check = try Program.run("/bin/sh", [script, "--check"])
        #expect(check.status == 0, "\(check.output)")
    }

    @Test func theGeneratorRefusesWhatItHasNoCodeFor() throws {
        let rpc = "service S { rpc F(stream M) returns (M) { option"
        let files = [
            "recursive": "message M { M m = 1; }",
            "secret-number": "message M { uint32 n = 1 [(carewire.phi) = true]; }",
            "wide": "message M { \(Self.fields(257)) }",
            "synchronous-stream": "message M {} \(rpc) (carewire.synchronous) = true; } }",
            "good": "message M { \(Self.fields(256)) } \(rpc) deprecated = false; } }",
        ]
        let said = try Self.generate(files)
        for (name, reason) in [
            "recursive": "refused: .*holds itself", "secret-number": "refused: .*strings and bytes",
            "wide": "refused: .*more than 256 fields",
            "synchronous-stream": "refused: .*not synchronous", "good": "accepted",
        ] {
            let line = try Regex("(?m)^\(name)\\.proto: \(reason)")
            #expect(said.contains(line), "\(name): \(said)")
        }
    }

    private static func fields(_ count: Int) -> String {
        (1...count).map { "uint32 f\($0) = \($0);" }.joined(separator: " ")
    }

    /// Runs the generator on files of this content, by name.
    ///
    /// - Returns: a line for each.
    private static func generate(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "generator-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, body) in files {
            let text = """
                syntax = "proto3"; package a.b.v1; import "carewire/options.proto"; \(body)
                """
            try text.write(
                to: folder.appending(path: "\(name).proto"), atomically: true, encoding: .utf8)
        }
        let script = root.appending(path: "Protos/generate.sh").path
        let result = try Program.run("/bin/sh", [script, "--try", folder.path])
        #expect(result.status == 0, "\(result.output)")
        return result.output
    }

    @Test func namesFollowTheHouse() {
        #expect(PatientV1.AdministrativeGender.male.rawValue == 1)
        #expect(SoapV1.Code.System.icd10Cm.rawValue == 1)
        #expect(SoapV1.EHRHandOff.pending.rawValue == 2)
        #expect(HealthV1.HealthCheckResponse.ServingStatus.notServing.rawValue == 2)
        #expect(TestV1.Rich.Inner.State.inUse.rawValue == 1)
        #expect(AggregatorV1.HopRecord(traceID: [1], queueNs: 2).queueNs == 2)
        #expect(GrpcTesting.PayloadType.compressable.rawValue == 0)
        #expect(PatientV1.Patient.messageName == "carewire.patient.v1.Patient")
    }
}
