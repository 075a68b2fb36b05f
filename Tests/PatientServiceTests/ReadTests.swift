import AuditTrail
import Messages
import PatientService
import RPC
import Testing

@Suite struct ReadTests {
    @Test func unknownPatientIsNotFoundAndAudited() async throws {
        try await onLoop {
            let clinic = try Clinic()
            await refused(.notFound) { try await clinic.get("PAT404") }
            await refused(.notFound) { try await clinic.check("PAT404") }
            #expect(clinic.outcomes == [.notFound, .notFound])
            #expect(clinic.notes.map(\.interaction) == [.read, .check])
        }
    }

    @Test func secondReadComesFromTheCacheAndIsAuditedAsSuch() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let (first, second) = try await clinic.keepingCache {
                (try await clinic.get("PAT001"), try await clinic.get("PAT001"))
            }
            #expect(first.source == .database)
            #expect(second.source == .cache)
            #expect(second.patient == first.patient)
            #expect(
                clinic.notes.map(\.source) == [.none, .database, .cache])
            #expect(clinic.counters.current.cacheHits == 1)
            #expect(clinic.counters.current.cacheMisses == 1)
        }
    }

    @Test func auditSaysWhoDidWhatInWhichTrace() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            _ = try await clinic.get("PAT001", context: Clinic.context(caller: nil))
            let audits = clinic.notes
            #expect(audits[0].service.text == Clinic.caller)
            #expect(audits[0].operation.text == "CreatePatient")
            #expect(
                audits[0].traceID.octets == [1, 2, 3, 4, 5, 6, 7, 8]
                    + [0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18])
            #expect(audits[0].resource.version == 1)
            #expect(audits[1].service.text == "unauthenticated")
        }
    }

    @Test func checkTellsWhetherThePatientIsActive() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            #expect(try await clinic.check("PAT001"))
            _ = try await clinic.deactivate("PAT001")
            #expect(try await !clinic.check("PAT001"))
        }
    }

    @Test func theAuditSaysWhoActsAndWhyOrNamesTheCaller() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let context = Clinic.context()
            context.establish(AuditContext(actor: "nurse-7", purpose: "TREAT"))
            _ = try await clinic.get("PAT001", context: context)
            let records = clinic.notes
            #expect(records.map(\.actor.text) == [records[0].service.text, "nurse-7"])
            #expect(records.map(\.purpose) == [.unstated, .treatment])
        }
    }

    @Test func withoutTheStoreThereIsNoAnswer() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            _ = try await clinic.get("PAT001")
            clinic.store.fail(with: PatientServiceError(.unavailable, "down"))
            await refused(.unavailable) { try await clinic.get("PAT001") }
            await refused(.unavailable) { try await clinic.check("PAT001") }
            await refused(.unavailable) { try await clinic.create("PAT002") }
            await refused(.unavailable) { try await clinic.update("PAT001", "New") }
            await refused(.unavailable) { try await clinic.deactivate("PAT001") }
            clinic.store.fail(with: nil)
            #expect(try await clinic.get("PAT001").patient?.version == 1)
        }
    }

    @Test(arguments: [
        (PatientServiceError.Code.overloaded, StatusCode.resourceExhausted),
        (.cancelled, .cancelled), (.damaged, .dataLoss), (.internalFailure, .internalError),
    ])
    func failuresOfTheStoreHaveTheirStatus(
        code: PatientServiceError.Code, status: StatusCode
    ) async throws {
        try await onLoop {
            let clinic = try Clinic()
            clinic.store.fail(with: PatientServiceError(code, "failed"))
            await refused(status) { try await clinic.get("PAT001") }
        }
    }

    @Test func storeMustAnswerBeforeTheCallersDeadline() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let context = Clinic.context(timeout: .seconds(1))
            await refused(.notFound) { try await clinic.get("PAT001", context: context) }
            let deadline = try #require(clinic.store.current.deadlines.first)
            #expect(deadline < context.deadline)
            #expect(deadline > context.deadline - .milliseconds(101))
        }
    }

    @Test func stepsWithABudgetAreObserved() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let recorder = StepRecorder()
            let create = Clinic.context(
                PatientV1.PatientService.createPatient, observer: recorder)
            _ = try await clinic.create("PAT001", context: create)
            #expect(
                recorder.operations == [
                    "phi.seal", "redis.set", "postgres.write", "redis.delete", "audit.append",
                ])
            try await clinic.keepingCache { () async throws in
                for _ in 0..<2 {
                    _ = try await clinic.get("PAT001", context: Clinic.context(observer: recorder))
                }
            }
            #expect(
                recorder.operations.dropFirst(5) == [
                    "redis.get", "redis.set", "postgres.read", "phi.open", "redis.set",
                    "audit.append", "redis.get", "phi.open", "audit.append",
                ])
        }
    }
}
