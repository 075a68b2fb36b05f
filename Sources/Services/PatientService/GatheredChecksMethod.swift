internal import AuditKeeping
internal import AuditTrail
internal import LatencyBudget
internal import Messages
internal import RPC

/// `CheckPatients`, which soap-service asks before notes that came together: each question goes the
/// way of a `CheckPatient`, without a task where the cache answers, and has its own record.
struct GatheredChecksMethod: DeferredAnswering {
    let server: PatientServer

    @unsafe func begin(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena, method: ServerMethod,
        reply: consuming UnaryReply
    ) {
        do throws(RPCError) {
            let request = unsafe try Self.request(payload, arena)
            let asked = try PatientServer.asked(request)
            GatheredChecks(server, consume reply).begin(asked)
        } catch { reply.fail(error) }
    }

    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        let request = unsafe try Self.request(payload, arena)
        do {
            return unsafe try await server.checkPatients(request, context: context)
                .prepare(in: arena)
        } catch {
            throw .translating(error)
        }
    }

    @unsafe
    private static func request(
        _ payload: UnsafeRawBufferPointer, _ arena: MessageArena
    ) throws(RPCError) -> PatientV1.CheckPatientsRequest {
        do throws(MessageError) {
            return try unsafe PatientV1.CheckPatientsRequest(decoding: payload, arena: arena)
        } catch {
            throw RPCError(
                .invalidArgument, "the request cannot be read: \(error.message)", cause: error)
        }
    }
}

extension PatientServer {
    /// What is asked in one call.
    struct Asked {
        let questions: [PatientV1.CheckPatientsRequest.Question]
        /// Whether each says on whose behalf; otherwise the call does.
        let isStated: Bool
    }

    /// - Throws: `INVALID_ARGUMENT` for no question, for too many, and for both kinds.
    static func asked(_ request: PatientV1.CheckPatientsRequest) throws(RPCError) -> Asked {
        let isStated = !request.statedQuestions.isEmpty
        let questions = isStated ? request.statedQuestions : request.questions
        guard (1...PatientLimits.checkedCountMax).contains(questions.count) else {
            throw RPCError(
                .invalidArgument, "questions must be 1 to \(PatientLimits.checkedCountMax)")
        }
        guard !isStated || request.questions.isEmpty else {
            throw RPCError(.invalidArgument, "either questions or stated_questions")
        }
        return Asked(questions: questions, isStated: isStated)
    }

    /// A question as a call of its own.
    /// - Throws: `INVALID_ARGUMENT` when no record can say on whose behalf; that is recorded.
    func part(
        _ question: PatientV1.CheckPatientsRequest.Question, _ asked: Asked,
        of context: CallContext, startingAt now: Moment
    ) throws(RPCError) -> CallContext {
        let method = PatientV1.PatientService.checkPatient
        do throws(RPCError) {
            let stated = try question.stated(by: context.peer)
            guard asked.isStated || stated == nil else {
                throw RPCError(.invalidArgument, "stated_questions say on whose behalf, no others")
            }
            return context.part(
                method, traceID: question.traceID ?? context.trace.traceID,
                onBehalfOf: asked.isStated ? stated : context.audit, startingAt: now)
        } catch {
            noteBadStatement(Self.caller(context), method.name, AuditAddress(context.address))
            throw error
        }
    }

    /// One question after the other, for callers in an emergency.
    func check(
        _ request: PatientV1.CheckPatientsRequest, _ context: CallContext
    ) async throws -> PatientV1.CheckPatientsResponse {
        let asked = try Self.asked(request)
        var response = PatientV1.CheckPatientsResponse()
        for question in asked.questions {
            do {
                let part = try part(
                    question, asked, of: context, startingAt: Moment(ContinuousClock.now))
                response.outcomes.append(
                    .init(
                        try await checkPatient(
                            .init(patientID: question.patientID), context: part)))
            } catch {
                response.outcomes.append(.init(RPCError.translating(error)))
            }
        }
        return response
    }
}

extension PatientV1.CheckPatientsRequest.Question {
    /// The trace of the request that asks; nil for the call's own.
    fileprivate var traceID: TraceID? {
        traceHigh != 0 || traceLow != 0 ? TraceID(high: traceHigh, low: traceLow) : nil
    }

    /// On whose behalf it is asked, as it says.
    fileprivate func stated(by peer: String?) throws(RPCError) -> AuditContext? {
        try AuditContext.stated(
            actor: actor.isEmpty ? nil : actor, purpose: purpose.isEmpty ? nil : purpose,
            reason: reason.isEmpty ? nil : reason, by: peer)
    }
}

extension PatientV1.CheckPatientsResponse.Outcome {
    /// A question that was answered.
    init(_ answer: PatientV1.CheckPatientResponse) {
        self.init(active: answer.active, treatmentOnly: answer.treatmentOnly)
    }

    /// One that was not.
    init(_ error: RPCError) {
        self.init(code: UInt32(clamping: error.code.rawValue), message: error.message)
    }
}
