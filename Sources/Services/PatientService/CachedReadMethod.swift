internal import Messages
package import RPC

/// `GetPatient`, for which a cached patient goes out as it was encoded: most reads decode nothing
/// and need no task.
struct CachedReadMethod: DeferredAnswering {
    let server: PatientServer

    /// As ``DeferredAnswering`` says.
    @unsafe func begin(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena, method: ServerMethod,
        reply: consuming UnaryReply
    ) {
        do throws(RPCError) {
            let request = unsafe try Self.request(payload, arena)
            server.takeRead().begin(request.patientID, .patient, method, server, reply)
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
        let found = try await server.found(request, answer, context)
        do {
            switch found {
            case .cached(let cached):
                return unsafe try PatientV1.GetPatientResponse(source: .cache).prepare(
                    in: arena, adding: CachedRead.patientField, encoded: cached.octets)
            case .stored(let patient):
                return unsafe try PatientV1.GetPatientResponse(patient: patient, source: .database)
                    .prepare(in: arena)
            }
        } catch {
            throw RPCError(.internalError, "the response cannot be written", cause: error)
        }
    }

    @unsafe
    private static func request(
        _ payload: UnsafeRawBufferPointer, _ arena: MessageArena
    ) throws(RPCError) -> PatientV1.GetPatientRequest {
        do throws(MessageError) {
            return try unsafe PatientV1.GetPatientRequest(decoding: payload, arena: arena)
        } catch {
            throw RPCError(
                .invalidArgument, "the request cannot be read: \(error.message)", cause: error)
        }
    }
}

/// The rest of one call's read in a task, behind the cache's answer.
// Safety: used on the call's loop only.
struct ContinuedRead: PreparedAnswering, @unchecked Sendable {
    let read: CachedReadMethod
    let answer: PatientShelf.Answer?

    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        unsafe try await read.respond(to: payload, answer, context, arena)
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
        for method in methods.methods {
            table.add([read, check].first { $0.name == method.name } ?? method)
        }
    }

    /// A read that is not in use.
    func takeRead() -> CachedRead { unsafe spareReads.popLast() ?? CachedRead(self) }

    /// A read is not in use any more.
    func spare(_ read: CachedRead) {
        if unsafe spareReads.count < CachedRead.spareCountMax { unsafe spareReads.append(read) }
    }

    fileprivate func found(
        _ request: PatientV1.GetPatientRequest, _ answer: PatientShelf.Answer?,
        _ context: CallContext
    ) async throws(RPCError) -> Found {
        do {
            return try await translated {
                try await look(try admit(request.patientID, .read, context), answer, context)
            }
        } catch {
            throw .translating(error)
        }
    }
}
