import AuditKeeping
import AuditTrail
import Messages
import RPC
import Synchronization
import TestSupport
import Testing

@testable import PatientService

@Suite struct AuditingTests {
    private static let pseudonym = [UInt8](repeating: 7, count: 32)

    private static func entry(_ action: AuditEntry.Action) -> AuditEntry {
        AuditEntry(
            pseudonym: pseudonym, action: action, method: "Method",
            caller: "spiffe://carewire/cli", traceID: Array(1...16), actor: "nurse-7",
            purpose: "TREAT")
    }

    @Test(arguments: AuditEntry.Action.allCases)
    func everyActionAndOutcomeIsARecordOfItsOwn(action: AuditEntry.Action) throws {
        let clerk = try Clinic().clerk
        var forms: Set<[UInt8]> = []
        for outcome in AuditEntry.Outcome.allCases {
            var note = AuditNote(outcome, Self.entry(action))
            note.version = 3
            note.source = .cache
            note.count = 1
            let records = try note.records(clerk)
            let record = try #require(records.first)
            #expect(records.count == 1)
            #expect(record.patients.map(\.octets) == [Self.pseudonym])
            #expect(record.resource.kind == .patient && record.resource.version == 3)
            #expect(record.actor.text == "nurse-7" && record.purpose == .treatment)
            #expect(record.traceID.octets == Array(1...16))
            #expect((record.reason == nil) == (outcome == .success))
            #expect((record.decision == .deny) == (outcome == .denied))
            #expect(
                (record.outcome == .success)
                    == [.success, .repeated, .attempted].contains(outcome))
            forms.insert(
                [
                    record.action.rawValue, record.interaction.rawValue, record.outcome.rawValue,
                    UInt8(truncatingIfNeeded: record.reason?.text.count ?? 0),
                ] + Array((record.reason?.text ?? "").utf8))
        }
        #expect(forms.count == AuditEntry.Outcome.allCases.count)
    }

    @Test(arguments: [
        (CallerAddress.unknown, AuditAddress.none), (.local, .local),
        (.v4(0xC000_0207), .v4(0xC000_0207)),
        (.v6(high: 0x2001_0DB8 << 32, low: 7), .v6(AuditID(high: 0x2001_0DB8 << 32, low: 7))),
    ])
    func everyRecordSaysWhereTheCallCameFrom(
        address: CallerAddress, recorded: AuditAddress
    ) async throws {
        try await onLoop {
            let clinic = try Clinic()
            let context = { (method: MethodName) in
                CallContext(
                    method: method, deadline: .now + .seconds(5), metadata: Metadata(),
                    peer: Clinic.caller, trace: Clinic.context().trace, observer: nil,
                    address: address)
            }
            _ = try await clinic.create(
                "PAT001", context: context(PatientV1.PatientService.createPatient))
            _ = try await clinic.get(
                "PAT001", context: context(PatientV1.PatientService.getPatient))
            #expect(clinic.audit.records.count >= 3)
            #expect(clinic.audit.records.allSatisfy { $0.address == recorded })
        }
    }

    @Test func actionsHaveDifferentInteractions() throws {
        let clerk = try Clinic().clerk
        let interactions = try AuditEntry.Action.allCases.map {
            try AuditNote(.success, Self.entry($0)).records(clerk)[0].interaction
        }
        #expect(Set(interactions).count == AuditEntry.Action.allCases.count)
    }

    @Test func manyPatientsTakeSeveralRecordsOfOneEvent() throws {
        let clerk = try Clinic().clerk
        var note = AuditNote(.success, Self.entry(.exportData))
        note.patients = (UInt8(0)..<130).map { [UInt8](repeating: $0, count: 32) }
        note.count = 130
        note.criteria = [AuditNote.Criterion(field: "code", blinded: Self.pseudonym)]
        let records = try note.records(clerk)
        #expect(records.map(\.patients.count) == [64, 64, 2])
        #expect(Set(records.map(\.eventID)).count == 1)
        #expect(records.flatMap(\.patients).map(\.octets) == note.patients)
        #expect(records.allSatisfy { $0.criteria.count == 1 && $0.itemCount == 130 })
    }

    @Test func entriesAreNamedByKindAndCode() throws {
        let clerk = try Clinic().clerk
        let month = try #require(ChartMonth(ofMicroseconds: 0))
        let name = EntryName(month: month, code: Array(0..<16))
        let kinds: [(Int32, AuditResourceKind)] = [
            (1, .encounter), (2, .observation), (3, .condition), (4, .allergyIntolerance),
            (5, .medicationRequest), (0, .bundle),
        ]
        for (kind, resource) in kinds {
            var note = AuditNote(.success, Self.entry(.read))
            note.item = AuditNote.Item(kind: kind, name: name)
            let record = try note.records(clerk)[0]
            #expect(record.resource.kind == resource)
            #expect(record.resource.identity == .id(try AuditID(Array(0..<16))))
        }
    }

    // MARK: The sink refuses

    @Test func whenTheSinkRefusesNothingLeavesAndNothingChanges() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            _ = try await clinic.get("PAT001")
            let before = clinic.store.current.versions.count
            clinic.audit.refuse(.failed)
            await refused(.unavailable) { try await clinic.get("PAT001") }
            await refused(.unavailable) { try await clinic.get("PAT404") }
            await refused(.unavailable) { try await clinic.check("PAT001") }
            await refused(.unavailable) { try await clinic.create("PAT002") }
            await refused(.unavailable) { try await clinic.update("PAT001", "New") }
            await refused(.unavailable) { try await clinic.deactivate("PAT001") }
            await refused(.unavailable) {
                try await clinic.server.findPatients(
                    PatientV1.FindPatientsRequest(
                        key: .identifier(
                            PatientV1.Identifier(system: "urn:mrn", value: PHI("MRN-4711")))),
                    context: Clinic.context(PatientV1.PatientService.findPatients))
            }
            #expect(clinic.store.current.versions.count == before)
            clinic.audit.refuse(nil)
            #expect(try await clinic.get("PAT001").patient?.version == 1)
        }
    }

    @Test func aChangeIsRecordedAsAttemptedBeforeItsStatement() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            clinic.store.fail(with: PatientServiceError(.unavailable, "down"))
            await refused(.unavailable) { try await clinic.create("PAT002") }
            #expect(
                clinic.audit.records.map(\.reason?.text) == [
                    "attempted", nil, "attempted", "failed",
                ])
        }
    }

    private static func glass(
        reason: String?, _ method: MethodName = PatientV1.PatientService.getPatient
    ) -> CallContext {
        let context = Clinic.context(method)
        context.establish(AuditContext(actor: "nurse-7", purpose: "BTG", reason: reason))
        return context
    }

    @Test func aReadByBrokenGlassWithItsReasonGoesOnAndIsTheFirstRecordAfterwards() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            clinic.audit.refuse(.failed)
            await refused(.unavailable) {
                try await clinic.get("PAT001", context: Self.glass(reason: nil))
            }
            let seen = try await clinic.get(
                "PAT001", context: Self.glass(reason: "cardiac-arrest"))
            #expect(seen.patient?.version == 1)
            #expect(clinic.clerk.spooledCount == 1)
            await refused(.unavailable) {
                try await clinic.create(
                    "PAT002",
                    context: Self.glass(
                        reason: "cardiac-arrest", PatientV1.PatientService.createPatient))
            }
            clinic.audit.refuse(nil)
            let before = clinic.audit.records.count
            _ = try await clinic.get("PAT001")
            let records = clinic.audit.records[before...]
            #expect(records.map(\.decision) == [.overridden, .permit])
            #expect(records.first?.reason?.text == "cardiac-arrest")
            #expect(records.first?.purpose == .breakGlass)
            #expect(clinic.clerk.spooledCount == 0)
        }
    }

    @Test func aCallerWhoseNameCannotBeRecordedIsRefusedBeforeAnyAccess() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let before = clinic.audit.records.count
            let context = Clinic.context()
            context.establish(AuditContext(actor: "Jane Example", purpose: "TREAT"))
            let error = await refused(.invalidArgument) {
                try await clinic.get("PAT001", context: context)
            }
            #expect(error?.message.contains("Jane") == false)
            #expect(clinic.audit.records.count == before)
            let denials = clinic.denials.records(clinic.clerk)
            #expect(denials.map(\.decision) == [.deny])
            #expect(denials.first?.actor.text == Clinic.caller)
            #expect(denials.first?.operation.text == "GetPatient")
        }
    }
}
