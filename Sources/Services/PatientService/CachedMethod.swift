internal import Messages
internal import RPC

/// A method about one patient that needs no task when the cache has the patient: ``CachedRead``
/// answers it. What that one does not answer, its task does.
protocol CachedMethod: DeferredAnswering {
    associatedtype Request: WireMessage
    /// What the task finds.
    associatedtype Finding

    /// What it asks about the patient.
    static var question: CachedRead.Question { get }

    var server: PatientServer { get }

    /// The patient that a request is about.
    static func patientID(of request: Request) -> PHI<String>

    /// Finds what is asked for.
    /// - Parameter answer: the cache's; nil when it was not asked.
    func find(
        _ request: Request, _ answer: PatientShelf.Answer?, _ context: CallContext
    ) async throws -> Finding

    /// Makes the response, ready to be written.
    @unsafe
    func prepare(_ finding: Finding, in arena: MessageArena) throws -> PreparedMessage
}

extension CachedMethod {
    /// As ``DeferredAnswering`` says.
    @unsafe func begin(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena, method: ServerMethod,
        reply: consuming UnaryReply
    ) {
        do throws(RPCError) {
            let request = unsafe try Self.request(payload, arena)
            server.takeRead().begin(
                Self.patientID(of: request), Self.question, method, server, reply)
        } catch { reply.fail(error) }
    }

    /// As ``PreparedAnswering`` says.
    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        unsafe try await respond(to: payload, nil, context, arena)
    }

    /// As above, behind what the cache has answered already.
    @unsafe
    fileprivate func respond(
        to payload: UnsafeRawBufferPointer, _ answer: PatientShelf.Answer?,
        _ context: CallContext, _ arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        let request = unsafe try Self.request(payload, arena)
        let finding: Finding
        do {
            finding = try await server.translated { try await find(request, answer, context) }
        } catch {
            throw .translating(error)
        }
        do {
            return unsafe try prepare(finding, in: arena)
        } catch {
            throw RPCError(.internalError, "the response cannot be written", cause: error)
        }
    }

    @unsafe
    private static func request(
        _ payload: UnsafeRawBufferPointer, _ arena: MessageArena
    ) throws(RPCError) -> Request {
        do throws(MessageError) {
            return try unsafe Request(decoding: payload, arena: arena)
        } catch {
            throw RPCError(
                .invalidArgument, "the request cannot be read: \(error.message)", cause: error)
        }
    }
}

/// The rest of one call in a task, behind the cache's answer.
// Safety: used on the call's loop only.
struct ContinuedMethod<Method: CachedMethod>: PreparedAnswering, @unchecked Sendable {
    let method: Method
    let answer: PatientShelf.Answer?

    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        unsafe try await method.respond(to: payload, answer, context, arena)
    }
}
