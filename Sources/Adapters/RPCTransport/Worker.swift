internal import RPC
internal import Reactor

/// A long-lived task on a loop that runs one handler after the other.
///
/// A task for each call would cost several times as much. A worker whose call was cancelled ends
/// with it, since a task cannot be un-cancelled.
// Safety: used on its loop's thread only; `task` is set before anything else can run.
@safe
final class Worker: @unchecked Sendable {
    private let core: ServerCore
    private var call: ServerCall?
    private var continuation: UnsafeContinuation<Void, Never>?
    private var task: Task<Void, Never>?

    /// Starts a worker with its first call.
    init(_ core: ServerCore, first call: ServerCall) {
        self.core = core
        self.call = call
        call.worker = self
        task = Task(executorPreference: core.loop) { await self.run() }
    }

    /// Gives an idle worker its next call, or nil to end it.
    func resume(with call: ServerCall?) {
        self.call = call
        call?.worker = self
        unsafe continuation.take()?.resume()
    }

    /// Cancels the handler that is running.
    func cancel() { task?.cancel() }

    private func run() async {
        while let call, let run = call.startRun() {
            var status = StatusCode.ok
            // Written out here: every further async function would cost a switch of executors.
            do throws(RPCError) {
                let response = unsafe try await run.method.respond(
                    to: call.payload, context: run.context, arena: core.arena)
                if run.connection.hasRoom {
                    unsafe try run.connection.answer(call.streamID, response)
                } else {
                    unsafe try await run.connection.answerLater(call.streamID, response)
                }
            } catch {
                status = error.code
                run.connection.answer(call.streamID, error)
            }
            core.observe(call, run, call.verdict ?? status)
            self.call = nil
            core.finished(call)
            if Task.isCancelled || !core.keep(self) { break }
            unsafe await withUnsafeContinuation { unsafe continuation = $0 }
        }
        task = nil
    }
}
