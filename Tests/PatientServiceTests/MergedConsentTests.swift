import AuditTrail
import Messages
import PatientService
import RPC
import Testing

/// The consent of a person whose records were merged, and what is said of it to other services.
@Suite struct MergedConsentTests {
    private typealias Method = PatientV1.PatientService

    private static func stating(_ purpose: String, _ method: MethodName) -> CallContext {
        let context = Clinic.context(method)
        context.establish(AuditContext(actor: "clerk-3", purpose: purpose))
        return context
    }

    private static func get(
        _ clinic: Clinic, _ id: String, _ purpose: String
    ) async throws -> PatientV1.GetPatientResponse {
        try await clinic.get(id, context: stating(purpose, Method.getPatient))
    }

    private static func isForTreatmentOnly(_ clinic: Clinic, _ id: String) async throws -> Bool {
        try await clinic.server.checkPatient(
            PatientV1.CheckPatientRequest(patientID: PHI(id)),
            context: stating("TREAT", Method.checkPatient)
        ).treatmentOnly
    }

    private static func merge(
        _ clinic: Clinic, _ id: String, into survivor: String
    ) async throws {
        _ = try await clinic.server.mergePatients(
            PatientV1.MergePatientsRequest(
                survivingPatientID: PHI(survivor), mergedPatientID: PHI(id)),
            context: Clinic.context(Method.mergePatients))
    }

    @Test func whoAsksWhetherSomebodyIsAPatientLearnsOfTheConsent() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                for sharing in [PatientV1.Sharing.permitted, .treatmentOnly, .permitted] {
                    _ = try await clinic.update("PAT001", "Example", sharing: sharing)
                    for _ in 0..<3 {
                        let isClosed = try await Self.isForTreatmentOnly(clinic, "PAT001")
                        #expect(isClosed == (sharing == .treatmentOnly))
                    }
                }
                #expect(clinic.counters.current.cacheHits > 0)
            }
        }
    }

    @Test func aMergedRecordIsAsClosedAsTheOneItWasMergedInto() async throws {
        try await onLoop {
            let clinic = try Clinic()
            for id in ["PAT001", "PAT002", "PAT003"] { _ = try await clinic.create(id) }
            try await clinic.keepingCache { () async throws in
                for id in ["PAT002", "PAT003"] { _ = try await Self.get(clinic, id, "HOPERAT") }
                try await Self.merge(clinic, "PAT003", into: "PAT002")
                try await Self.merge(clinic, "PAT002", into: "PAT001")
                for isRevoked in [false, true, false] {
                    _ = try await clinic.update(
                        "PAT001", "Example", sharing: isRevoked ? .treatmentOnly : .permitted)
                    for id in ["PAT001", "PAT002", "PAT003"] {
                        #expect(try await Self.isForTreatmentOnly(clinic, id) == isRevoked)
                        #expect(try await Self.get(clinic, id, "TREAT").patient != nil)
                        guard isRevoked else {
                            _ = try await Self.get(clinic, id, "HOPERAT")
                            continue
                        }
                        await refused(.permissionDenied) {
                            try await Self.get(clinic, id, "HOPERAT")
                        }
                        let record = try #require(clinic.notes.last)
                        #expect(
                            record.decision == .deny && record.rule?.text == "patient-consent")
                    }
                }
            }
        }
    }

    @Test func aSearchRecordsWhomItLeftOut() async throws {
        try await onLoop {
            let clinic = try Clinic()
            for id in ["PAT001", "PAT002"] {
                _ = try await clinic.create(id)
                _ = try await clinic.add(id, [ChartSample.lab(1, "2345-7")])
            }
            _ = try await clinic.update("PAT001", "Example", sharing: .treatmentOnly)
            _ = try await clinic.server.findPatients(
                PatientV1.FindPatientsRequest(
                    key: .identifier(
                        PatientV1.Identifier(system: "urn:mrn", value: PHI("MRN-4711")))),
                context: Self.stating("HOPERAT", Method.findPatients))
            _ = try await clinic.server.findEntries(
                PatientV1.FindEntriesRequest(
                    key: .labTest(PatientV1.LabTestKey(code: ChartSample.code("2345-7")))),
                context: Self.stating("HOPERAT", Method.findEntries))
            let denials = clinic.notes.filter { $0.decision == .deny }
            #expect(denials.count == 2)
            #expect(
                denials.allSatisfy {
                    $0.interaction == .search && $0.patients.count == 1
                        && $0.rule?.text == "patient-consent"
                })
            #expect(Set(denials.flatMap(\.patients)).count == 1)
        }
    }
}
