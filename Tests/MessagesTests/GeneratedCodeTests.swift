import Foundation
import Messages
import Testing

@Suite struct GeneratedCodeTests {
    /// Builds the generator where it was not built before, which takes a minute or two.
    @Test func theCommittedCodeIsWhatTheGeneratorWrites() throws {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [root.appending(path: "Protos/generate.sh").path, "--check"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let report = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(
            process.terminationStatus == 0, "\(String(decoding: report, as: UTF8.self))")
    }

    @Test func namesFollowTheHouse() {
        #expect(PatientV1.AdministrativeGender.male.rawValue == 1)
        #expect(SoapV1.Code.System.icd10Cm.rawValue == 1)
        #expect(SoapV1.EHRHandOff.pending.rawValue == 2)
        #expect(HealthV1.HealthCheckResponse.ServingStatus.notServing.rawValue == 2)
        #expect(TestV1.Rich.Inner.State.inUse.rawValue == 1)
        #expect(AggregatorV1.HopRecord(traceID: [1], queueNs: 2).queueNs == 2)
        #expect(PatientV1.Patient.messageName == "carewire.patient.v1.Patient")
    }
}
