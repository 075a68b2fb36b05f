internal import Messages
internal import RPC

/// `CheckPatient`, which soap-service asks before each note: of a cached patient it is answered
/// without a task.
struct CachedCheckMethod: DeferredAnswering {
    let server: PatientServer

    /// As ``DeferredAnswering`` says.
    @unsafe func begin(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena, method: ServerMethod,
        reply: consuming UnaryReply
    ) {
        do throws(RPCError) {
            let request = unsafe try Self.request(payload, arena)
            server.takeRead().begin(request.patientID, .standing, method, server, reply)
        } catch { reply.fail(error) }
    }

    /// As ``PreparedAnswering`` says.
    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        unsafe try await respond(to: payload, nil, context, arena)
    }

    /// As above, behind what the cache has answered already.
    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, _ answer: PatientShelf.Answer?,
        _ context: CallContext, _ arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        let request = unsafe try Self.request(payload, arena)
        let response = try await server.standing(request, answer, context)
        do {
            return unsafe try response.prepare(in: arena)
        } catch {
            throw RPCError(.internalError, "the response cannot be written", cause: error)
        }
    }

    @unsafe
    private static func request(
        _ payload: UnsafeRawBufferPointer, _ arena: MessageArena
    ) throws(RPCError) -> PatientV1.CheckPatientRequest {
        do throws(MessageError) {
            return try unsafe PatientV1.CheckPatientRequest(decoding: payload, arena: arena)
        } catch {
            throw RPCError(
                .invalidArgument, "the request cannot be read: \(error.message)", cause: error)
        }
    }
}

/// The rest of one call's check in a task, behind the cache's answer.
// Safety: used on the call's loop only.
struct ContinuedCheck: PreparedAnswering, @unchecked Sendable {
    let check: CachedCheckMethod
    let answer: PatientShelf.Answer?

    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        unsafe try await check.respond(to: payload, answer, context, arena)
    }
}

extension PatientServer {
    fileprivate func standing(
        _ request: PatientV1.CheckPatientRequest, _ answer: PatientShelf.Answer?,
        _ context: CallContext
    ) async throws(RPCError) -> PatientV1.CheckPatientResponse {
        do {
            return try await translated { try await check(request, answer, context) }
        } catch {
            throw .translating(error)
        }
    }
}
