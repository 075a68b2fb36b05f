import Messages
import RPC
import Synchronization

/// patient-service as far as notes need it: PAT001 to PAT099 are there, PAT009 is closed.
final class FakePatientService: Sendable {
    private struct State {
        var error: RPCError?
        var askedCount = 0
        var callCount = 0
        var askedFor: [String?] = []
        var lanes: [CallPriority] = []
        var isClosed = false
        var isOld = false
        var revoked: Set<String> = []
    }
    private let state = Mutex(State())

    var askedCount: Int { state.withLock { $0.askedCount } }
    /// Calls about several patients.
    var callCount: Int { state.withLock { $0.callCount } }
    /// Who acted, by each question, and why.
    var askedFor: [String?] { state.withLock { $0.askedFor } }
    /// In which lanes the questions came.
    var lanes: [CallPriority] { state.withLock { $0.lanes } }
    func fail(_ error: RPCError?) { state.withLock { $0.error = error } }
    /// These patients have revoked their consent, and no others.
    func revoke(_ patients: Set<String>) { state.withLock { $0.revoked = patients } }
    /// From now on it knows no questions that state on whose behalf they are asked.
    func becomeOld() { state.withLock { $0.isOld = true } }
    func closeEverybody() { state.withLock { $0.isClosed = true } }

    func checkPatient(
        _ request: PatientV1.CheckPatientRequest, context: CallContext
    ) async throws -> PatientV1.CheckPatientResponse {
        try check(
            request.patientID, ["x-actor", "x-purpose-of-use"].map { context.metadata[$0] },
            context.priority)
    }

    private func check(
        _ patientID: PHI<String>, _ party: [String?], _ lane: CallPriority
    ) throws -> PatientV1.CheckPatientResponse {
        let (error, isClosed, isRevoked) = state.withLock { state in
            state.askedCount += 1
            state.askedFor += party
            state.lanes.append(lane)
            return (state.error, state.isClosed, state.revoked.contains(patientID.revealed))
        }
        if let error { throw error }
        switch patientID.revealed {
        case "PAT009": return PatientV1.CheckPatientResponse(active: false)
        case let id where id.hasPrefix("PAT0"):
            return PatientV1.CheckPatientResponse(active: !isClosed, treatmentOnly: isRevoked)
        default: throw RPCError(.notFound, "no such patient")
        }
    }

    /// Other methods are not there.
    func register(in table: inout MethodTable) {
        table.add(
            AsynchronousMethod<PatientV1.CheckPatientRequest, PatientV1.CheckPatientResponse>(
                PatientV1.PatientService.checkPatient
            ) { try await self.checkPatient($0, context: $1) })
        table.add(
            AsynchronousMethod<PatientV1.CheckPatientsRequest, PatientV1.CheckPatientsResponse>(
                PatientV1.PatientService.checkPatients
            ) { try await self.checkPatients($0, context: $1) })
    }

    private func checkPatients(
        _ request: PatientV1.CheckPatientsRequest, context: CallContext
    ) async throws -> PatientV1.CheckPatientsResponse {
        let isOld = state.withLock { state in
            state.callCount += 1
            return state.isOld
        }
        let isStated = !isOld && !request.statedQuestions.isEmpty
        let questions = isStated ? request.statedQuestions : request.questions
        if questions.isEmpty { throw RPCError(.invalidArgument, "no questions") }
        let named = ["x-actor", "x-purpose-of-use"].map { context.metadata[$0] }
        var response = PatientV1.CheckPatientsResponse()
        for question in questions {
            do {
                let answer = try check(
                    question.patientID,
                    isStated ? [question.actor, question.purpose] : named, context.priority)
                response.outcomes.append(
                    .init(active: answer.active, treatmentOnly: answer.treatmentOnly))
            } catch let error as RPCError {
                response.outcomes.append(
                    .init(code: UInt32(error.code.rawValue), message: error.message))
            }
        }
        return response
    }
}

/// ehr-gateway and the EHR behind it: keeps one document per id.
final class FakeEHRGateway: EhrV1.EHRGatewayServer {
    enum Mood {
        case well
        case refuses(StatusCode)
        /// So many of the next documents find no EHR.
        case losesFirst(Int)
        /// The next document takes so long, those behind it none.
        case takesItsTime(Duration)
        case rests(Duration)
        case hangs
    }

    private struct State {
        var mood = Mood.well
        var documents: [String: EhrV1.SubmitDocumentRequest] = [:]
        var submitted: [String] = []
        var retracted: [EhrV1.RetractDocumentRequest] = []
        var lanes: [CallPriority] = []
        var callCount = 0
    }
    private let state = Mutex(State())

    var documents: [String: EhrV1.SubmitDocumentRequest] { state.withLock { $0.documents } }
    /// Ids of all documents that were sent, repeats included.
    var submitted: [String] { state.withLock { $0.submitted } }
    /// Documents that were taken back.
    var retracted: [EhrV1.RetractDocumentRequest] { state.withLock { $0.retracted } }
    /// In which lanes they came.
    var lanes: [CallPriority] { state.withLock { $0.lanes } }
    /// Calls with several documents.
    var callCount: Int { state.withLock { $0.callCount } }
    func become(_ mood: Mood) { state.withLock { $0.mood = mood } }

    func submitDocument(
        _ request: EhrV1.SubmitDocumentRequest, context: CallContext
    ) async throws -> EhrV1.SubmitDocumentResponse {
        let mood = state.withLock { state in
            state.submitted.append(request.documentID)
            state.lanes.append(context.priority)
            return state.mood
        }
        switch mood {
        case .well: return keep(request)
        case .refuses(let code): throw RPCError(code, "the EHR does not take it")
        case .losesFirst(let count):
            become(count > 1 ? .losesFirst(count - 1) : .well)
            throw RPCError(.unavailable, "the EHR does not answer")
        case .takesItsTime(let duration):
            become(.well)
            try await ContinuousClock().sleep(until: .now + duration)
            return keep(request)
        case .rests(let rest): throw RPCError(.unavailable, "later", retryAfter: rest)
        case .hangs:
            // Ends when the caller has given up, and not before.
            let (silence, _) = AsyncStream<Void>.makeStream()
            for await _ in silence {}
            throw RPCError(.cancelled, "the caller gave up")
        }
    }

    private func keep(_ request: EhrV1.SubmitDocumentRequest) -> EhrV1.SubmitDocumentResponse {
        state.withLock { state in
            if state.documents[request.documentID] == nil {
                state.documents[request.documentID] = request
            }
        }
        return EhrV1.SubmitDocumentResponse(resourceID: "doc-1")
    }

    func submitDocuments(
        _ request: EhrV1.SubmitDocumentsRequest, context: CallContext
    ) async throws -> EhrV1.SubmitDocumentsResponse {
        state.withLock { $0.callCount += 1 }
        var outcomes: [EhrV1.SubmitDocumentsResponse.Outcome] = []
        for document in request.documents {
            do {
                let answer = try await submitDocument(document, context: context)
                outcomes.append(.init(resourceID: answer.resourceID))
            } catch let error as RPCError {
                outcomes.append(
                    .init(code: UInt32(error.code.rawValue), message: error.message))
            }
        }
        return EhrV1.SubmitDocumentsResponse(outcomes: outcomes)
    }

    func retractDocument(
        _ request: EhrV1.RetractDocumentRequest, context: CallContext
    ) async throws -> EhrV1.RetractDocumentResponse {
        let (mood, found) = state.withLock { state in
            if case .well = state.mood { state.retracted.append(request) }
            return (state.mood, state.documents[request.documentID] != nil)
        }
        if case .refuses(let code) = mood { throw RPCError(code, "the EHR does not take it") }
        return EhrV1.RetractDocumentResponse(found: found)
    }

    func readPatient(
        _ request: EhrV1.ReadPatientRequest, context: CallContext
    ) async throws -> EhrV1.ReadPatientResponse { throw Self.unused }
    func searchObservations(
        _ request: EhrV1.SearchObservationsRequest, context: CallContext
    ) async throws -> EhrV1.SearchObservationsResponse { throw Self.unused }
    func status(
        _ request: EhrV1.StatusRequest, context: CallContext
    ) async throws -> EhrV1.StatusResponse { throw Self.unused }

    private static let unused = RPCError(.unimplemented, "not asked for by notes")
}
