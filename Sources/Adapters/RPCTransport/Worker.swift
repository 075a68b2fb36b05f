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
    @exclusivity(unchecked) private var call: ServerCall?
    @exclusivity(unchecked) private var continuation: UnsafeContinuation<Void, Never>?
    @exclusivity(unchecked) private var task: Task<Void, Never>?

    /// Starts a worker with its first call.
    init(_ core: ServerCore, first call: ServerCall) {
        self.core = core
        unsafe self.call = call
        call.worker = self
        unsafe task = Task(executorPreference: core.loop) { await self.run() }
    }

    /// Gives an idle worker its next call, or nil to end it.
    func resume(with call: ServerCall?) {
        unsafe self.call = call
        call?.worker = self
        unsafe continuation.take()?.resume()
    }

    /// Cancels the handler that is running.
    func cancel() { unsafe task?.cancel() }

    private func run() async {
        while let call = unsafe self.call, let run = call.startRun() {
            var ending = CallEnding()
            if let stream = run.stream {
                await serve(call, run, stream, &ending)
            } else {
                // Written out here: every further async function would cost a switch of executors.
                do throws(RPCError) {
                    let response = unsafe try await run.method.respond(
                        to: call.payload, context: run.context, arena: core.arena)
                    ending.returned(at: core.freshReading())
                    if run.connection.hasRoom {
                        unsafe try run.connection.answer(call.streamID, response, run, ending)
                    } else {
                        unsafe try await run.connection.answerLater(call, response, run, ending)
                    }
                } catch {
                    ending.failed(error, at: core.loop)
                    run.connection.answer(call.streamID, error, run, ending)
                }
            }
            unsafe self.call = nil
            core.finished(call, run, ending)
            if Task.isCancelled || !core.keep(self) { break }
            unsafe await withUnsafeContinuation { unsafe continuation = $0 }
        }
        unsafe task = nil
    }

    /// Runs the handler of a streaming kind and ends its stream.
    private func serve(
        _ call: ServerCall, _ run: ServerCall.Run, _ stream: ServerCallStream,
        _ ending: inout CallEnding
    ) async {
        do throws(RPCError) {
            let request =
                stream.kind == .serverStreaming ? unsafe Array(call.payload) : []
            let reply = try await run.method.serve(request, stream, context: run.context)
            ending.returned(at: core.freshReading())
            if stream.kind.answersMany {
                run.connection.endStream(call.streamID, run, ending)
            } else {
                try await run.connection.answer(call, reply ?? [], run, ending)
            }
        } catch {
            ending.failed(error, at: core.loop)
            run.connection.answer(call.streamID, error, run, ending)
        }
        stream.finish()
    }
}
