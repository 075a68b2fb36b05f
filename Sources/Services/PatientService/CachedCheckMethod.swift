internal import Messages
internal import RPC

/// `CheckPatient`, which soap-service asks before each note.
struct CachedCheckMethod: CachedMethod {
    static let question = CachedRead.Question.standing

    let server: PatientServer

    static func patientID(of request: PatientV1.CheckPatientRequest) -> PHI<String> {
        request.patientID
    }

    func find(
        _ request: PatientV1.CheckPatientRequest, _ answer: PatientShelf.Answer?,
        _ context: CallContext
    ) async throws -> PatientV1.CheckPatientResponse {
        try await server.check(request, answer, context)
    }

    @unsafe
    func prepare(
        _ finding: PatientV1.CheckPatientResponse, in arena: MessageArena
    ) throws -> PreparedMessage { unsafe try finding.prepare(in: arena) }
}
