internal import RPC
private import Synchronization

/// A streaming call without a socket: what its two sides share.
final class InProcessCall: Sendable {
    private struct State {
        var isOver = false
        var hasAnswered = false
        var isSendClosed = false
        var reply: [UInt8]?
        var task: Task<Void, Never>?
    }

    let method: MethodName
    let options: CallOptions
    let toServer = InProcessPipe()
    let toClient = InProcessPipe()
    /// The one response of a client-streaming method.
    let replies = InProcessPipe()
    private let state = Mutex(State())
    private let whenOver: @Sendable (RPCError?) -> Void

    /// - Parameter whenOver: told the outcome, once.
    init(
        _ method: MethodName, _ options: CallOptions,
        whenOver: @escaping @Sendable (RPCError?) -> Void
    ) {
        self.method = method
        self.options = options
        self.whenOver = whenOver
    }

    /// Runs the server's side until the call is over.
    func run(_ task: Task<Void, Never>) {
        let isOver = state.withLock { state in
            state.task = task
            return state.isOver
        }
        if isOver { task.cancel() }
    }

    /// The server has answered: behind its messages comes the end.
    func answered(_ outcome: Result<[UInt8]?, RPCError>) async {
        switch outcome {
        case .success(let reply):
            if let reply { try? await replies.send(reply) }
            end(nil) {
                self.toClient.finish()
                self.replies.finish()
            }
        case .failure(let error):
            end(error) {
                self.toClient.finish(error)
                self.replies.finish(error)
            }
        }
    }

    /// The client's side gives the call up, or its deadline has passed.
    func fail(_ error: RPCError) {
        end(error) {
            self.toClient.abort(error)
            self.replies.abort(error)
        }
    }

    private func end(_ error: RPCError?, _ close: () -> Void) {
        let (isFirst, task) = state.withLock { state in
            defer { state.isOver = true }
            return (!state.isOver, state.task)
        }
        guard isFirst else { return }
        whenOver(error)
        toServer.abort(error ?? RPCError(.cancelled, "the call is over"))
        close()
        task?.cancel()
    }

    /// The one response; waits for it, and can be asked again.
    func reply() async throws(RPCError) -> [UInt8] {
        if let reply = state.withLock({ $0.reply }) { return reply }
        let octets = try await cancellable { () async throws(RPCError) in
            try await self.replies.receive()
        }
        return state.withLock { state in
            state.reply = octets
            return octets ?? []
        }
    }

    /// Whether the client's side may still send; it may not after it has closed it.
    var isSendClosed: Bool { state.withLock { $0.isSendClosed } }

    func closeSending() {
        state.withLock { $0.isSendClosed = true }
        toServer.finish()
    }

    /// A response goes out: metadata comes too late from now on.
    func answersNow() { state.withLock { $0.hasAnswered = true } }

    /// Takes response metadata.
    func put(_ metadata: Metadata) throws(RPCError) {
        if state.withLock({ $0.hasAnswered }) {
            throw RPCError(.failedPrecondition, "metadata goes ahead of the first response")
        }
        guard metadata.isWithinLimits else {
            throw RPCError(.resourceExhausted, "more than 64 metadata entries or 8 KiB of them")
        }
        options.report?.update { $0.metadata = metadata }
    }

    /// Waits in one of the pipes; the waiting task's cancellation ends the call.
    func cancellable<Value: Sendable>(
        _ body: () async throws(RPCError) -> Value
    ) async throws(RPCError) -> Value {
        let outcome = await withTaskCancellationHandler { () async -> Result<Value, RPCError> in
            do throws(RPCError) { return .success(try await body()) } catch {
                return .failure(error)
            }
        } onCancel: {
            fail(RPCError(.cancelled, "the caller gave up"))
        }
        return try outcome.get()
    }
}
