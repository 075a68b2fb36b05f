internal import Messages
package import RPC

/// `GetPatient`, for which a cached patient goes out as it was encoded: most reads decode nothing
/// and need no task.
struct CachedReadMethod: CachedMethod {
    static let question = CachedRead.Question.patient

    let server: PatientServer

    static func patientID(of request: PatientV1.GetPatientRequest) -> PHI<String> {
        request.patientID
    }

    func find(
        _ request: PatientV1.GetPatientRequest, _ answer: PatientShelf.Answer?,
        _ context: CallContext
    ) async throws -> PatientServer.Found {
        try await server.look(
            try server.admit(request.patientID, .read, context), answer, context)
    }

    @unsafe
    func prepare(
        _ finding: PatientServer.Found, in arena: MessageArena
    ) throws -> PreparedMessage {
        switch finding {
        case .cached(let cached):
            unsafe try PatientV1.GetPatientResponse(source: .cache).prepare(
                in: arena, adding: CachedRead.patientField, encoded: cached.octets)
        case .stored(let patient):
            unsafe try PatientV1.GetPatientResponse(patient: patient, source: .database)
                .prepare(in: arena)
        }
    }
}

extension PatientServer {
    /// Adds the service's methods to a table.
    package func register(in table: inout MethodTable) {
        var methods = MethodTable()
        PatientV1.PatientService.register(self, in: &methods)
        let read = DeferredMethod(
            PatientV1.PatientService.getPatient, CachedReadMethod(server: self))
        let check = DeferredMethod(
            PatientV1.PatientService.checkPatient, CachedCheckMethod(server: self))
        let checks = DeferredMethod(
            PatientV1.PatientService.checkPatients, GatheredChecksMethod(server: self))
        for method in methods.methods {
            table.add([read, check, checks].first { $0.name == method.name } ?? method)
        }
    }

    /// A read that is not in use.
    func takeRead() -> CachedRead { unsafe spareReads.popLast() ?? CachedRead(self) }

    /// A read is not in use any more.
    func spare(_ read: CachedRead) {
        if unsafe spareReads.count < CachedRead.spareCountMax { unsafe spareReads.append(read) }
    }
}
