package import Messages

/// Where the answer of a deferred call goes: the transport's call. Confined to its loop's thread.
package protocol ReplyTarget: AnyObject {
    /// Where responses are laid out.
    var replyArena: MessageArena { get }
    /// Whether somebody still waits: false once the call was cancelled or its deadline has passed.
    var isAwaited: Bool { get }
    /// Which method answers from now on, and who is told of its end.
    func replyComes(from method: ServerMethod)
    /// Interceptors that have admitted the call: told of the handler's end, last to first.
    func replyEnds(telling interceptors: [any ServerInterceptor])
    /// The handler has returned with a response, which lies in ``replyArena``.
    @unsafe func reply(_ response: PreparedMessage)
    /// The handler has failed.
    func reply(_ error: RPCError)
    /// The method goes on as one that may wait, in a task.
    func replyInTask()
}

/// The one answer of a call whose handler is no task: whoever holds it gives the answer, some time,
/// on the call's loop.
///
/// The call's deadline and its cancellation are the transport's: what comes after them is dropped.
/// A reply that is let go without an answer answers `internalError`.
package struct UnaryReply: ~Copyable {
    /// The call.
    package let context: CallContext
    private var target: (any ReplyTarget)?

    /// Made by the transport, once for each run of a deferred handler.
    package init(_ context: CallContext, to target: any ReplyTarget) {
        self.context = context
        self.target = target
    }

    deinit { target?.reply(RPCError(.internalError, "the handler gave no answer")) }

    /// Where the response is to be laid out, directly before ``answer(_:)``.
    package var arena: MessageArena? { target?.replyArena }

    /// Whether somebody still waits for the answer; who does not is answered all the same.
    package var isAwaited: Bool { target?.isAwaited ?? false }

    /// Answers with a response that lies in ``arena``.
    @unsafe
    package consuming func answer(_ response: PreparedMessage) {
        unsafe target.take()?.reply(response)
    }

    /// Answers with an error.
    package consuming func fail(_ error: RPCError) { target.take()?.reply(error) }

    /// Runs a method's asynchronous handler instead, with the same request, in a task.
    package consuming func answerInTask(by method: ServerMethod) {
        guard let target = target.take() else { return }
        target.replyComes(from: method)
        target.replyInTask()
    }
}

/// How a deferred method begins.
protocol DeferredBeginning: Sendable {
    /// As ``ServerMethod/begin(_:context:answering:)``.
    @unsafe
    func begin(
        _ payload: UnsafeRawBufferPointer, _ context: CallContext, _ method: ServerMethod,
        _ target: any ReplyTarget)
}
