import Messages
import RPC
import Testing

@testable import carewire

/// What the command states of its user.
@Suite struct CallerStatementTests {
    private func stated(_ environment: [String: String]) throws -> [String?] {
        var options = CallOptions()
        try CallerStatement(environment: environment)
            .prepare(PatientV1.PatientService.getPatient, &options)
        return [AuditContext.actorKey, AuditContext.purposeKey].map { options.metadata[$0] }
    }

    @Test func theUserAndTreatmentUnlessToldOtherwise() throws {
        let usual = try stated([:])
        #expect(usual[0]?.isEmpty == false)
        #expect(usual[1] == "TREAT")
        let settings = ["CAREWIRE_ACTOR": "job-9", "CAREWIRE_PURPOSE": "HOPERAT"]
        #expect(try stated(settings) == ["job-9", "HOPERAT"])
    }

    @Test func onlyWhatServicesTakeIsSent() throws {
        #expect(try stated(["CAREWIRE_ACTOR": "J\u{FC}rg O'Neil\n"])[0] == "JrgONeil")
        #expect(try stated(["CAREWIRE_ACTOR": "''"])[0] == "unknown")
        let long = String(repeating: "a", count: 500)
        #expect(try stated(["CAREWIRE_ACTOR": long])[0]?.count == AuditContext.valueByteCountMax)
    }

    @Test func whatACallerStatesItselfStays() throws {
        var options = CallOptions()
        options.metadata.append(AuditContext.actorKey, "nurse-7")
        try CallerStatement(environment: [:])
            .prepare(PatientV1.PatientService.getPatient, &options)
        #expect(options.metadata.entries.count { $0.key == AuditContext.actorKey } == 1)
        #expect(options.metadata[AuditContext.actorKey] == "nurse-7")
    }

    @Test func whatTouchesNoPatientDataIsNotAsked() {
        let statement = CallerStatement(environment: [:])
        #expect(!statement.applies(to: HealthV1.Health.check))
        #expect(!statement.applies(to: MetricsV1.MetricsService.push))
        #expect(statement.applies(to: SoapV1.SOAPService.process))
    }
}
