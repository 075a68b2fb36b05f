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
            try PatientServer.checkCount(request)
            GatheredChecks(server, consume reply).begin(request.questions)
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
    /// - Throws: `INVALID_ARGUMENT` for no question, and for too many.
    static func checkCount(_ request: PatientV1.CheckPatientsRequest) throws(RPCError) {
        guard (1...PatientLimits.checkedCountMax).contains(request.questions.count) else {
            throw RPCError(
                .invalidArgument, "questions must be 1 to \(PatientLimits.checkedCountMax)")
        }
    }

    /// One question after the other, for callers in an emergency.
    func check(
        _ request: PatientV1.CheckPatientsRequest, _ context: CallContext
    ) async throws -> PatientV1.CheckPatientsResponse {
        try Self.checkCount(request)
        var response = PatientV1.CheckPatientsResponse()
        for question in request.questions {
            let part = question.part(of: context, startingAt: Moment(ContinuousClock.now))
            do {
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
    /// The question as a call of its own.
    func part(of context: CallContext, startingAt now: Moment) -> CallContext {
        let isNamed = traceHigh != 0 || traceLow != 0
        return context.part(
            PatientV1.PatientService.checkPatient,
            traceID: isNamed
                ? TraceID(high: traceHigh, low: traceLow) : context.trace.traceID,
            startingAt: now)
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
