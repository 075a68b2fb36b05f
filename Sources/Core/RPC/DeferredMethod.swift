package import Messages

/// Who answers a method without a task: it begins, and gives the answer when it has it.
package protocol DeferredAnswering: PreparedAnswering {
    /// Begins to answer, without waiting: what may block or run for long has no place here.
    ///
    /// - Parameters:
    ///   - payload: the request; valid until the answer is given.
    ///   - arena: to decode in.
    ///   - method: this answerer's, for ``UnaryReply/answerInTask(by:)``.
    @unsafe
    func begin(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena, method: ServerMethod,
        reply: consuming UnaryReply)
}

/// A method whose handler neither waits nor answers at once: it keeps a ``UnaryReply``, and goes on
/// when what it has asked for comes back to its loop. No task runs, so nothing is suspended and
/// resumed.
///
/// Everything that a call has otherwise it has here: admission, authorization, its deadline, its
/// cancellation, timing and hop record. Callers in an emergency, and transports without deferred
/// calls, get ``PreparedAnswering/respond(to:context:arena:)``.
package final class DeferredMethod<Answerer: DeferredAnswering>: ServerMethod,
    @unchecked Sendable  // Safety: immutable.
{
    private let answerer: Answerer

    /// Ties `name` to `answerer`.
    package init(_ name: MethodName, _ answerer: Answerer) {
        self.answerer = answerer
        super.init(name, isSynchronous: false)
        beginning = Beginning(answerer: answerer)
    }

    @unsafe
    package override func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        unsafe try await answerer.respond(to: payload, context: context, arena: arena)
    }

    private struct Beginning: DeferredBeginning {
        let answerer: Answerer

        @unsafe
        func begin(
            _ payload: UnsafeRawBufferPointer, _ context: CallContext, _ method: ServerMethod,
            _ target: any ReplyTarget
        ) {
            unsafe answerer.begin(
                payload, arena: target.replyArena, method: method,
                reply: UnaryReply(context, to: target))
        }
    }
}
