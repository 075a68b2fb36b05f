internal import Messages
internal import RPC
internal import Reactor

/// A note in a group, and the call that waits for its answer.
// Safety: touched on the loop's thread only.
final class GroupedNote: @unchecked Sendable {
    let submission: SOAPServer.Submission
    let context: CallContext
    private let server: SOAPServer
    private var reply: UnaryReply?
    /// What is stored, made once.
    let content: SoapV1.GetNoteResponse
    /// Octets of the text.
    let byteCount: Int
    private let receivedAt = ContinuousClock.now

    init(
        _ submission: SOAPServer.Submission, _ server: SOAPServer, _ reply: consuming UnaryReply
    ) {
        self.submission = submission
        self.server = server
        context = reply.context
        content = submission.content
        byteCount = submission.note.text.utf8.count
        self.reply = consume reply
    }

    /// For whom it is: asked when not all can go.
    var turn: CallerTurn {
        CallerTurn(caller: context.callerNumber, party: context.partyNumber)
    }

    /// Whether the caller waits: not once the call was cancelled, answered, or its time is up.
    var isAwaited: Bool { reply?.isAwaited ?? false }

    /// When its caller is to be told at the latest.
    var deadline: ContinuousClock.Instant { submission.access.deadline }

    /// Its group goes: the wait for it is over.
    func begin(at now: ContinuousClock.Instant) {
        context.observe(
            "note.wait", startedAt: receivedAt, endedAt: now, batchWait: now - receivedAt)
    }

    /// A part of the way that was gone together.
    func observe(
        _ operation: StaticString, from startedAt: ContinuousClock.Instant,
        to endedAt: ContinuousClock.Instant
    ) {
        context.observe(operation, startedAt: startedAt, endedAt: endedAt)
    }

    /// Answers the caller, once.
    func answer(_ handOff: SoapV1.EHRHandOff) {
        guard let reply = reply.take() else { return }
        let response = server.answer(content, handOff, isReplayed: false)
        server.counters.count(response, to: submission.request)
        guard let arena = reply.arena else { return }
        do throws(MessageError) {
            let prepared = unsafe try response.prepare(in: arena)
            unsafe reply.answer(prepared)
        } catch {
            reply.fail(RPCError(.internalError, "the response cannot be written", cause: error))
        }
    }

    /// Refuses the caller, once.
    func fail(_ error: any Error) {
        guard let reply = reply.take() else { return }
        server.counters.count(error)
        reply.fail((error as? SOAPServiceError)?.rpcError ?? .translating(error))
    }

    /// The rest of the way is not that of the others: it goes on in a task of the call's own.
    func goOn(_ rest: @escaping @Sendable () async throws -> SoapV1.ProcessResponse) {
        guard let reply = reply.take() else { return }
        reply.answerInTask(
            by: PreparedMethod(
                SoapV1.SOAPService.process,
                ContinuedNote(server: server, request: submission.request, rest: rest)))
    }
}
