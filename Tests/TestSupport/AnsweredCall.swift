package import Messages
package import RPC

/// One call of a method, run as a server runs it: a deferred handler without a task, as long as it
/// does not hand over.
// Safety: used on one thread or task at a time.
package final class AnsweredCall: ReplyTarget, @unchecked Sendable {
    /// Where the answer is laid out.
    package let replyArena: MessageArena
    /// Whether the handler went on in a task.
    package private(set) var isInTask = false
    /// The answer, as octets; nil before it.
    package private(set) var answer: Result<[UInt8], RPCError>?
    /// Answers so far: never more than one.
    package private(set) var answerCount = 0
    /// Whether the caller still waits.
    package var isAwaited = true
    private var method: ServerMethod
    private var interceptors: [any ServerInterceptor] = []
    private let context: CallContext
    private var waiting: CheckedContinuation<Void, Never>?
    private var handsOver = false

    /// A call that has not begun.
    package init(
        _ method: ServerMethod, _ context: CallContext, arena: MessageArena = MessageArena()
    ) {
        self.method = method
        self.context = context
        replyArena = arena
    }

    /// Runs the handler, and gives its answer.
    package func run(_ payload: [UInt8]) async -> Result<[UInt8], RPCError> {
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: payload.count, alignment: 16)
        defer { unsafe memory.deallocate() }
        unsafe memory.copyBytes(from: payload)
        let request = UnsafeRawBufferPointer(memory)
        context.begin(at: .now)
        guard method.isDeferred else { return unsafe await respond(request) }
        await withCheckedContinuation { continuation in
            waiting = continuation
            unsafe method.begin(request, context: context, answering: self)
        }
        if handsOver { return unsafe await respond(request) }
        return answer ?? .failure(RPCError(.internalError, "no answer"))
    }

    @unsafe
    private func respond(_ request: UnsafeRawBufferPointer) async -> Result<[UInt8], RPCError> {
        isInTask = true
        do throws(RPCError) {
            let response = unsafe try await method.respond(
                to: request, context: context, arena: replyArena)
            unsafe end(.success(Self.copy(response)), .ok)
        } catch { end(.failure(error), error.code) }
        return answer ?? .failure(RPCError(.internalError, "no answer"))
    }

    private func end(_ answer: Result<[UInt8], RPCError>, _ status: StatusCode) {
        self.answer = answer
        answerCount += 1
        for interceptor in interceptors.reversed() { interceptor.ended(context, status) }
        waiting.take()?.resume()
    }

    @unsafe
    private static func copy(_ message: PreparedMessage) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: message.byteCount) { buffer, count in
            if let start = buffer.baseAddress { unsafe message.write(to: start) }
            count = unsafe message.byteCount
        }
    }

    // MARK: ReplyTarget

    package func replyComes(from method: ServerMethod) { self.method = method }

    package func replyEnds(telling interceptors: [any ServerInterceptor]) {
        self.interceptors = interceptors
    }

    package func reply(_ response: PreparedMessage) {
        unsafe end(.success(Self.copy(response)), .ok)
    }

    package func reply(_ error: RPCError) { end(.failure(error), error.code) }

    package func replyInTask() {
        handsOver = true
        waiting.take()?.resume()
    }
}
