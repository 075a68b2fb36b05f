import Messages
import PatientService
import RPC
import Testing

/// `GetPatient` as the transport calls it: a cached answer is the same message as a decoded one.
@Suite struct CachedReadMethodTests {
    private func ask(_ clinic: Clinic, _ payload: [UInt8]) async throws -> [UInt8] {
        var table = MethodTable()
        clinic.server.register(in: &table)
        let method = try #require(
            table.methods.first { $0.name == PatientV1.PatientService.getPatient })
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
