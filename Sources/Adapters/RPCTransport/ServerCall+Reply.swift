internal import Messages
internal import RPC

/// The answer of a deferred handler: the same end as a worker gives its call.
extension ServerCall: ReplyTarget {
    /// Who has a reply's context has its connection too: both are the call's until it ends.
    private var core: ServerCore? { connection?.core }

    var replyArena: MessageArena { core?.arena ?? MessageArena() }

    var isAwaited: Bool { verdict == nil && connection?.isClosed == false }

    func replyComes(from method: ServerMethod) { self.method = method }

    func replyEnds(telling interceptors: [any ServerInterceptor]) { endListeners = interceptors }

    @unsafe
    func reply(_ response: PreparedMessage) {
        guard let connection else { return }
        let core = connection.core
        returned(at: core.freshReading())
        do throws(RPCError) {
            if connection.hasRoom {
                unsafe try connection.answer(self, response)
            } else {
                return unsafe replyLater(response, connection)
            }
        } catch {
            failed(error, at: core.loop)
            connection.answer(self, error)
        }
        core.finished(self)
    }

    func reply(_ error: RPCError) {
        guard let connection else { return }
        let core = connection.core
        failed(error, at: core.loop)
        connection.answer(self, error)
        core.finished(self)
    }

    func replyInTask() {
        guard let core else { return }
        core.runInTask(self)
        // It was cancelled meanwhile: then its handler runs as one that was cancelled early.
        if verdict != nil { worker?.cancel() }
    }

    /// The client does not take what it was sent: the answer waits, as a copy.
    @unsafe
    private func replyLater(_ response: PreparedMessage, _ connection: ServerConnection) {
        let core = connection.core
        let count = unsafe response.byteCount
        let copy = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            if let start = buffer.baseAddress { unsafe response.write(to: start) }
            initializedCount = count
        }
        let answer = WaitingAnswer(call: self, connection: connection, core: core, message: copy)
        Task(executorPreference: core.loop) { await answer.send() }
    }
}

/// An answer that waits for room in its connection's write queue.
// Safety: used on the loop's thread only.
private struct WaitingAnswer: @unchecked Sendable {
    let call: ServerCall
    let connection: ServerConnection
    let core: ServerCore
    let message: [UInt8]

    func send() async {
        do throws(RPCError) { try await connection.answer(call, message) } catch {
            call.failed(error, at: core.loop)
            connection.answer(call, error)
        }
        core.finished(call)
    }
}
