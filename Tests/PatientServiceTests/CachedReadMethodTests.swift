import AuditTrail
import Messages
import PatientService
import RPC
import TestSupport
import Testing

/// `GetPatient` as the transport calls it: a cached answer is the same message as a decoded one.
@Suite struct CachedReadMethodTests {
    /// By a task, as callers in an emergency have it.
    private func ask(_ clinic: Clinic, _ payload: [UInt8]) async throws -> [UInt8] {
        let method = clinic.reading
        let arena = MessageArena()
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: payload.count, alignment: 16)
        defer { unsafe memory.deallocate() }
        unsafe memory.copyBytes(from: payload)
        let prepared = unsafe try await method.respond(
            to: UnsafeRawBufferPointer(memory), context: Clinic.context(), arena: arena)
        return unsafe [UInt8](unsafeUninitializedCapacity: prepared.byteCount) { buffer, count in
            if let start = buffer.baseAddress { unsafe prepared.write(to: start) }
            count = unsafe prepared.byteCount
        }
    }

    @Test func aHitNeedsNoTaskAndSaysWhatATaskSays() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let payload = try PatientV1.GetPatientRequest(patientID: PHI("PAT001")).encoded()
            try await clinic.keepingCache { () async throws in
                #expect(try await clinic.read("PAT001").isInTask, "there is nothing yet")
                let byTask = try await ask(clinic, payload)
                let noted = try #require(clinic.audit.records.last)
                let hit = try await clinic.read("PAT001")
                #expect(!hit.isInTask && hit.answerCount == 1)
                #expect(try hit.answer?.get() == byTask)
                var record = try #require(clinic.audit.records.last)
                #expect(record.eventID != noted.eventID)
                record.eventID = noted.eventID
                record.timeNanoseconds = noted.timeNanoseconds
                #expect(record == noted, "the trail says the same of both")
                #expect(clinic.counters.current.cacheHits == 2)
                #expect(clinic.counters.current.cacheMisses == 1)
            }
        }
    }

    @Test func whatIsNoPlainHitIsATasks() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                _ = try await clinic.get("PAT001")
                clinic.cache.change { $0.faults.isDown = true }
                let behind = try await clinic.read("PAT001")
                #expect(behind.isInTask)
                let response = try PatientV1.GetPatientResponse(
                    decoding: #require(behind.answer).get())
                #expect(response.source == .database)
                clinic.cache.change { $0.faults.isDown = false }
                clinic.cache.redis.change { redis in
                    for key in redis.values.keys { redis.values[key]?[60] ^= 1 }
                }
                #expect(try await clinic.get("PAT001").source == .database)
                #expect(clinic.counters.current.cacheDamaged == 1)
                _ = try await clinic.get("PAT001")
                #expect(!(try await clinic.read("PAT001")).isInTask)
                let unreadable = try await clinic.read("_")
                #expect(throws: RPCError.self) { try unreadable.answer?.get() }
            }
        }
    }

    @Test func withoutANoteThereIsNoAnswer() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            try await clinic.keepingCache { () async throws in
                for _ in 0..<2 { _ = try await clinic.get("PAT001") }
                clinic.audit.refuse(.failed)
                let refused = try await clinic.read("PAT001")
                #expect(!refused.isInTask)
                #expect(throws: RPCError.self) { try refused.answer?.get() }
                clinic.audit.refuse(nil)
                #expect(!(try await clinic.read("PAT001")).isInTask)
            }
        }
    }

    @Test func aCachedAnswerReadsLikeAFetchedOne() async throws {
        try await onLoop {
            let clinic = try Clinic()
            _ = try await clinic.create("PAT001")
            let payload = try PatientV1.GetPatientRequest(patientID: PHI("PAT001")).encoded()
            try await clinic.keepingCache { () async throws in
                var answers: [PatientV1.GetPatientResponse] = []
                for _ in 0..<3 {
                    answers.append(
                        try PatientV1.GetPatientResponse(decoding: await ask(clinic, payload)))
                }
                #expect(answers.map(\.source) == [.database, .cache, .cache])
                #expect(answers.allSatisfy { $0.patient == answers[0].patient })
                #expect(answers[0].patient?.demographics == Clinic.demographics())
            }
        }
    }

    @Test func whatCannotBeReadIsRefused() async throws {
        try await onLoop {
            let clinic = try Clinic()
            let error = await refused(.invalidArgument) { try await ask(clinic, [0x0A, 0x05]) }
            #expect(error?.message.contains("request") == true)
            await refused(.notFound) {
                try await ask(
                    clinic, try PatientV1.GetPatientRequest(patientID: PHI("PAT404")).encoded())
            }
        }
    }
}
