import AuditTrail
import Messages
import PatientService
import RPC
import TestSupport
import Testing

/// `CheckPatient` as the transport calls it: of a cached patient without a task, and as coherent
/// as by one.
@Suite struct CachedCheckMethodTests {
    private func ask(_ clinic: Clinic, _ id: String = "PAT001") async throws -> AnsweredCall {
        let request = try PatientV1.CheckPatientRequest(patientID: PHI(id)).encoded()
        let call = AnsweredCall(
            clinic.checking, Clinic.context(PatientV1.PatientService.checkPatient))
        _ = await call.run(request)
        return call
    }

    private func isActive(_ call: AnsweredCall) throws -> Bool {
        try PatientV1.CheckPatientResponse(decoding: #require(call.answer).get()).active
    }

    @Test func aHitNeedsNoTaskAndIsRecordedAsATasksIs() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                let first = try await ask(clinic)
                #expect(first.isInTask, "there is nothing yet")
                #expect(try isActive(first))
                #expect(try await clinic.check("PAT001"))
                let noted = try #require(clinic.audit.records.last)
                let hit = try await ask(clinic)
                #expect(!hit.isInTask && hit.answerCount == 1)
                #expect(try isActive(hit))
                var record = try #require(clinic.audit.records.last)
                #expect(record.eventID != noted.eventID)
                record.eventID = noted.eventID
                record.timeNanoseconds = noted.timeNanoseconds
                #expect(record == noted, "the trail says the same of both")
                #expect(!(try await clinic.read("PAT001")).isInTask)
                #expect(
                    clinic.audit.records.last?.interaction != noted.interaction
                        || clinic.audit.records.last?.operation != noted.operation,
                    "a read is not recorded as a check")
            }
        }
    }

    @Test func whoIsClosedOrGoneIsSaidAtOnce() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                for _ in 0..<2 { #expect(try isActive(try await ask(clinic))) }
                _ = try await clinic.deactivate("PAT001")
                for _ in 0..<3 { #expect(try !isActive(try await ask(clinic))) }
                #expect(!(try await ask(clinic)).isInTask)
                let unknown = try await ask(clinic, "PAT404")
                #expect(throws: RPCError.self) { try unknown.answer?.get() }
                let unreadable = try await ask(clinic, "_")
                #expect(throws: RPCError.self) { try unreadable.answer?.get() }
            }
        }
    }

    @Test func withoutARecordThereIsNoAnswer() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                for _ in 0..<2 { _ = try await ask(clinic) }
                clinic.audit.refuse(.failed)
                let refused = try await ask(clinic)
                #expect(!refused.isInTask)
                #expect(throws: RPCError.self) { try refused.answer?.get() }
            }
        }
    }
}
