import AuditTrail
import Messages
import PatientService
import RPC
import TestSupport
import Testing

/// `GetPatient` from the store without a task, while the cache is not in use.
@Suite struct StoredReadTests {
    private func clinic() throws -> Clinic {
        let clinic = try Clinic()
        clinic.store.change { $0.tellsListeners = true }
        return clinic
    }

    private static func response(
        _ call: AnsweredCall
    ) throws -> PatientV1.GetPatientResponse {
        try PatientV1.GetPatientResponse(decoding: #require(call.answer).get())
    }

    @Test func aPatientOfTheStoreNeedsNoTaskAndIsNotedAsByATask() async throws {
        try await onLoop {
            let clinic = try clinic()
            _ = try await clinic.create("PAT001")
            clinic.store.change { $0.tellsListeners = false }
            let byTask = try await clinic.read("PAT001")
            #expect(byTask.isInTask)
            let noted = try #require(clinic.audit.records.last)
            clinic.store.change { $0.tellsListeners = true }
            let steps = StepRecorder()
            let read = try await clinic.read("PAT001", context: Clinic.context(observer: steps))
            #expect(!read.isInTask && read.answerCount == 1)
            let response = try Self.response(read)
            #expect(try response == Self.response(byTask))
            #expect(response.source == .database)
            #expect(response.patient?.demographics == Clinic.demographics())
            var record = try #require(clinic.audit.records.last)
            #expect(record.eventID != noted.eventID)
            record.eventID = noted.eventID
            record.timeNanoseconds = noted.timeNanoseconds
            #expect(record == noted)
            #expect(steps.operations == ["postgres.read", "phi.open", "audit.append"])
            #expect(clinic.counters.current.cacheSkipped == 2)
        }
    }

    @Test func anInactivePatientAndOneOfAHighVersionSayTheSameAsByATask() async throws {
        try await onLoop {
            let clinic = try clinic()
            _ = try await clinic.create("PAT001")
            for version in 2...130 { _ = try await clinic.update("PAT001", "Example \(version)") }
            for _ in 0..<2 {
                clinic.store.change { $0.tellsListeners = true }
                let read = try await clinic.read("PAT001")
                #expect(!read.isInTask)
                clinic.store.change { $0.tellsListeners = false }
                let byTask = try await clinic.read("PAT001")
                #expect(try Self.response(read) == Self.response(byTask))
                _ = try? await clinic.deactivate("PAT001")
            }
        }
    }

    @Test func whatIsNoPlainSuccessIsATasksAndNotedOnce() async throws {
        try await onLoop {
            let clinic = try clinic()
            _ = try await clinic.create("PAT001")
            let missing = try await clinic.read("PAT404")
            #expect(missing.isInTask && clinic.outcomes.last == .notFound)
            #expect(clinic.notes.count == 2)
            clinic.store.fail(with: PatientServiceError(.unavailable, "down"))
            let failed = try await clinic.read("PAT001")
            #expect(failed.isInTask && clinic.outcomes.last == .failed)
            #expect(clinic.notes.count == 3)
            clinic.store.fail(with: nil)
            clinic.store.change { state in
                for key in state.patients.keys { state.patients[key]?.history[60] ^= 1 }
            }
            let damaged = try await clinic.read("PAT001")
            #expect(damaged.isInTask && clinic.outcomes.last == .damaged)
            #expect(throws: RPCError.self) { try damaged.answer?.get() }
            #expect(clinic.notes.count == 4)
        }
    }

    @Test func withoutANoteThereIsNoAnswer() async throws {
        try await onLoop {
            let clinic = try clinic()
            _ = try await clinic.create("PAT001")
            clinic.audit.refuse(.failed)
            let refused = try await clinic.read("PAT001")
            #expect(!refused.isInTask)
            #expect(throws: RPCError.self) { try refused.answer?.get() }
            clinic.audit.refuse(nil)
            let read = try await clinic.read("PAT001")
            #expect(!read.isInTask && read.answer != nil)
        }
    }

    @Test func whoComesWhileTheStoreIsAskedGetsNoAnswerOlderThanItsQuestion() async throws {
        try await onLoop {
            let clinic = try clinic()
            _ = try await clinic.create("PAT001")
            let (gate, opened) = AsyncStream<Void>.makeStream()
            clinic.store.hold { for await _ in gate { return } }
            let reading = clinic.reading
            let request = try PatientV1.GetPatientRequest(patientID: PHI("PAT001")).encoded()
            let calls = (0..<3).map { _ in AnsweredCall(reading, Clinic.context()) }
            let runs = calls.map { call in
                Task(executorPreference: ClinicLoop.current) { await call.run(request) }
            }
            while clinic.store.current.readCount < 1 { await Task.yield() }
            clinic.store.hold(nil)
            _ = try await clinic.update("PAT001", "Newer")
            let read = clinic.store.current.readCount
            opened.finish()
            var names: [String?] = []
            for run in runs {
                let response = try PatientV1.GetPatientResponse(decoding: await run.value.get())
                names.append(response.patient?.demographics?.familyName.revealed)
            }
            #expect(calls.count { !$0.isInTask } == 1)
            #expect(names.count { $0 == "Example" } == 1)
            #expect(names.count { $0 == "Newer" } == 2)
            #expect(clinic.store.current.readCount == read + 1, "the two shared one question")
            // Nobody is under way: the next one needs no task again.
            #expect(!(try await clinic.read("PAT001")).isInTask)
        }
    }
}
