internal import Messages
internal import RPC

/// `Process`: the note is read at once and goes its way with those that come beside it, without a
/// task of its own. An urgent one, and one that nobody has looked into, goes ahead by itself.
struct ProcessMethod: DeferredAnswering {
    let server: SOAPServer

    @unsafe func begin(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena, method: ServerMethod,
        reply: consuming UnaryReply
    ) {
        guard let groups = server.groups else { return reply.answerInTask(by: method) }
        let context = reply.context
        let submission: SOAPServer.Submission
        do throws(RPCError) {
            let request = unsafe try Self.request(payload, arena)
            submission = try server.received(request, context)
        } catch { return reply.fail(error) }
        let note = GroupedNote(submission, server, consume reply)
        if submission.note.isUrgent || context.priority == .emergency {
            note.goOn { [server] in try await server.complete(submission, context) }
        } else {
            groups.add(note)
        }
    }

    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        let request = unsafe try Self.request(payload, arena)
        do {
            return unsafe try await server.process(request, context: context).prepare(in: arena)
        } catch {
            throw .translating(error)
        }
    }

    @unsafe
    private static func request(
        _ payload: UnsafeRawBufferPointer, _ arena: MessageArena
    ) throws(RPCError) -> SoapV1.ProcessRequest {
        do throws(MessageError) {
            return try unsafe SoapV1.ProcessRequest(decoding: payload, arena: arena)
        } catch {
            throw RPCError(
                .invalidArgument, "the request cannot be read: \(error.message)", cause: error)
        }
    }
}

/// The rest of a note's way in a task of its own.
struct ContinuedNote: PreparedAnswering {
    let server: SOAPServer
    let request: SoapV1.ProcessRequest
    let rest: @Sendable () async throws -> SoapV1.ProcessResponse

    @unsafe func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        do {
            return unsafe try await server.continued(request, rest).prepare(in: arena)
        } catch {
            throw .translating(error)
        }
    }
}

extension SOAPServer {
    /// As ``receive(_:_:)``, with errors as the caller gets them, and counted.
    func received(
        _ request: SoapV1.ProcessRequest, _ context: CallContext
    ) throws(RPCError) -> Submission {
        do {
            return try receive(request, context)
        } catch {
            counters.count(error)
            throw (error as? SOAPServiceError)?.rpcError ?? .translating(error)
        }
    }
}
