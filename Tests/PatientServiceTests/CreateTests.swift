import Messages
import PatientService
import RPC
import Testing

@Suite struct CreateTests {
    @Test func createdPatientIsReadBack() async throws {
        try await onLoop {
            let clinic = try Clinic()
            #expect(try await clinic.create("PAT001") == 1)
            let answer = try await clinic.get("PAT001")
            #expect(answer.source == .database)
            #expect(answer.patient?.patientID == PHI("PAT001"))
            #expect(answer.patient?.demographics == Clinic.demographics())
            #expect(answer.patient?.history == Clinic.history)
            #expect(answer.patient?.version == 1)
            #expect(answer.patient?.active == true)
        }
    }

    @Test func takenIDIsRefusedAndAudited() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            await refused(.alreadyExists) { try await clinic.create("PAT001", "Other") }
            #expect(clinic.outcomes == [.success, .alreadyExists])
            let stored = try await clinic.get("PAT001").patient
            #expect(stored?.demographics == Clinic.demographics())
        }
    }

    @Test func repeatedCallWithTheSameKeyGetsTheFirstAnswer() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let context = Clinic.context(
                PatientV1.PatientService.createPatient, idempotencyKey: "call-1")
            #expect(try await clinic.create("PAT001", context: context) == 1)
            _ = try await clinic.update("PAT001", "Changed")
            #expect(try await clinic.create("PAT001", context: context) == 1)
            #expect(clinic.outcomes == [.success, .success, .repeated])
            #expect(try await clinic.get("PAT001").patient?.version == 2)
        }
    }

    @Test func idempotencyKeyBelongsToOneRequestOfOneCaller() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let method = PatientV1.PatientService.createPatient
            let first = Clinic.context(method, idempotencyKey: "call-1")
            _ = try await clinic.create("PAT001", context: first)
            await refused(.failedPrecondition) {
                try await clinic.create("PAT001", "Other", context: first)
            }
            let others = [
                Clinic.context(method, idempotencyKey: "call-2"), Clinic.context(method),
                Clinic.context(
                    method, caller: "spiffe://carewire/ehr-gateway", idempotencyKey: "call-1"),
            ]
            for context in others {
                await refused(.alreadyExists) {
                    try await clinic.create("PAT001", context: context)
                }
            }
        }
    }

    @Test func ofParallelCreationsExactlyOneWins() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let wins = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<100 {
                    group.addTask {
                        (try? await clinic.create("PAT001", "Family \(index)")) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wins == 1)
            #expect(clinic.outcomes.count { $0 == .success } == 1)
            #expect(clinic.outcomes.count { $0 == .alreadyExists } == 99)
            #expect(clinic.store.current.versions.count == 1)
        }
    }

    @Test func tenantsShareNothing() async throws {
        try await onLoop {
            let store = InMemoryPatientStore()
            let north = try Clinic(
                store: store, configuration: PatientServiceConfiguration(tenant: "north"))
            let south = try Clinic(
                store: store, configuration: PatientServiceConfiguration(tenant: "south"))
            _ = try await north.create("PAT001", "North")
            await refused(.notFound) { try await south.get("PAT001") }
            _ = try await south.create("PAT001", "South")
            #expect(store.current.patients.count == 2)
        }
    }
}
