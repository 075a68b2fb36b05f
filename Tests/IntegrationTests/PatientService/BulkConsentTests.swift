import AuditTrail
import FHIR
import Messages
import PatientService
import RPC
import TestSupport
import Testing

/// An export leaves out who has revoked the consent, unless the caller treats.
@Suite struct BulkConsentTests {
    /// Twelve patients, of whom p-2 has revoked the consent, and p-5 is merged into p-6, which has.
    private static func fill(_ hall: BulkHall, patientCount: Int = 12) async throws {
        try await hall.take(BulkData.lines(patientCount: patientCount), as: "ward")
        try await share(hall, "p-2", .treatmentOnly)
        _ = try await hall.patients.mergePatients(
            PatientV1.MergePatientsRequest(
                survivingPatientID: PHI("p-6"), mergedPatientID: PHI("p-5")),
            context: context(PatientV1.PatientService.mergePatients))
        try await share(hall, "p-6", .treatmentOnly)
    }

    private static func context(_ method: MethodName) -> CallContext {
        let context = CallContext(
            method: method, deadline: .now + .seconds(30), metadata: Metadata(),
            peer: BulkHall.operatorName, trace: CallContext.background(deadline: .now).trace,
            observer: nil)
        context.establish(AuditContext(actor: "nurse-7", purpose: "TREAT"))
        return context
    }

    private static func share(
        _ hall: BulkHall, _ id: String, _ sharing: PatientV1.Sharing
    ) async throws {
        let found = try await hall.patients.getPatient(
            PatientV1.GetPatientRequest(patientID: PHI(id)),
            context: context(PatientV1.PatientService.getPatient))
        var demographics = try #require(found.patient?.demographics)
        demographics.sharing = sharing
        _ = try await hall.patients.updatePatient(
            PatientV1.UpdatePatientRequest(patientID: PHI(id), demographics: demographics),
            context: context(PatientV1.PatientService.updatePatient))
    }

    /// Whom the lines are about.
    private static func patients(_ lines: [[UInt8]]) throws -> Set<String> {
        var patients: Set<String> = []
        for line in lines {
            switch try FHIRReader.read(line).resource {
            case .patient(let patient): patients.insert(patient.patientID.revealed)
            case .entry(let entry):
                if case .id(let id) = entry.patient { patients.insert(id.revealed) }
            }
        }
        return patients
    }

    private static let closed: Set<String> = ["p-2", "p-5", "p-6"]

    @Test func whoDoesNotTreatGetsTheOthersAndItIsRecorded() async throws {
        try await BulkHall.run { hall in
            try await Self.fill(hall)
            let all = try await hall.give(to: hall.client(stating: "TREAT"))
            #expect(try Self.patients(all.lines).count == 12 && all.excludedCount == 0)
            for client in [hall.client, hall.client(stating: "HOPERAT")] {
                let recordCount = hall.audit.records.count
                let some = try await hall.give(to: client)
                #expect(try Self.patients(some.lines).isDisjoint(with: Self.closed))
                #expect(try Self.patients(some.lines).count == 9)
                #expect(some.lines.count + Int(some.excludedCount) == all.lines.count)
                let records = hall.audit.records[recordCount...]
                let denials = records.filter { $0.decision == .deny }
                #expect(denials.count == 2, "one for patients, one for entries")
                #expect(
                    denials.allSatisfy {
                        $0.rule?.text == "patient-consent" && $0.interaction == .exportData
                            && $0.patients.count == 3 && $0.itemCount == 0
                    })
                let shown = Set(records.filter { $0.decision != .deny }.flatMap(\.patients))
                #expect(shown.count == 9 && shown.isDisjoint(with: denials[0].patients))
            }
            // Nobody knows a way around it.
            let resumed = try await hall.give(
                PatientV1.ExportRequest(kinds: [.encounter], sinceUs: 1))
            #expect(try Self.patients(resumed.lines).isDisjoint(with: Self.closed))
        }
    }

    @Test(arguments: ["p-2", "p-5", "p-6"])
    func oneClosedPatientIsRefusedAndBrokenGlassIsNot(id: String) async throws {
        try await BulkHall.run { hall in
            try await Self.fill(hall)
            let request = PatientV1.ExportRequest(patientID: PHI(id))
            for client in [
                hall.client, hall.client(stating: "HRESCH"), hall.client(stating: "BTG"),
            ] {
                await #expect {
                    _ = try await hall.give(request, to: client)
                } throws: {
                    ($0 as? RPCError)?.code == .permissionDenied
                }
                let record = try #require(hall.audit.records.last)
                #expect(record.decision == .deny && record.rule?.text == "patient-consent")
            }
            let broken = hall.client(stating: "BTG", reason: "unconscious")
            let lines = try await hall.give(request, to: broken).lines
            #expect(try Self.patients(lines) == [id])
            #expect(hall.audit.records.last?.reason?.text == "unconscious")
        }
    }

    /// The reader takes a page, then a patient behind it revokes: the page that is read then is
    /// without it.
    @Test func aRevocationHoldsForEveryPageThatIsReadBehindIt() async throws {
        try await BulkHall.run { hall in
            let lines = BulkData.lines(patientCount: BulkLimits.patientPageMax * 2)
            try await hall.take(
                lines.filter { !$0.starts(with: Array("{\"resourceType\":\"E".utf8)) }, as: "w")
            let request = PatientV1.ExportRequest(kinds: [.patient])
            let all = try await hall.give(request).lines
            guard case .patient(let last) = try FHIRReader.read(try #require(all.last)).resource
            else { return }
            let id = last.patientID.revealed
            let first = try await hall.give(request, responseCountMax: 1)
            try await Self.share(hall, id, .treatmentOnly)
            var rest = request
            rest.resumeToken = first.token
            let second = try await hall.give(rest)
            #expect(first.lines.count == BulkLimits.patientPageMax && first.excludedCount == 0)
            #expect(first.lines.count + second.lines.count == all.count - 1)
            #expect(second.excludedCount == 1)
            #expect(try !Self.patients(first.lines + second.lines).contains(id))
        }
    }
}
