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
        unsafe task = Task(executorPreference: core.loop) {
            // Once for the worker and not for each call: whoever wants to know asks the worker.
            await CallerTurn.$taker.withValue(self) { await self.run() }
        }
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
        while let call = unsafe self.call, let connection = call.connection,
            let method = call.method, let context = call.context
        {
            if !call.hasBegun { context.begin(at: core.freshReading()) }
            if context.priority == .emergency {
                await Urgency.$isRaised.withValue(true) {
                    await serveUrgent(call, connection, method, context)
                }
            } else if let stream = call.stream {
                await serve(call, connection, method, context, stream)
            } else {
                // Written out here: every further async function would cost a switch of executors.
                do throws(RPCError) {
                    let response = unsafe try await method.respond(
                        to: call.payload, context: context, arena: core.arena)
                    call.returned(at: core.freshReading())
                    if connection.hasRoom {
                        unsafe try connection.answer(call, response)
                    } else {
                        unsafe try await connection.answerLater(call, response)
                    }
                } catch {
                    call.failed(error, at: core.loop)
                    connection.answer(call, error)
                }
            }
            unsafe self.call = nil
            core.finished(call)
            if Task.isCancelled || !core.keep(self) { break }
            unsafe await withUnsafeContinuation { unsafe continuation = $0 }
        }
        unsafe task = nil
    }

    /// Runs the handler of an emergency, of whatever kind.
    private func serveUrgent(
        _ call: ServerCall, _ connection: ServerConnection, _ method: ServerMethod,
        _ context: CallContext
    ) async {
        if let stream = call.stream {
            return await serve(call, connection, method, context, stream)
        }
        do throws(RPCError) {
            let response = unsafe try await method.respond(
                to: call.payload, context: context, arena: core.arena)
            call.returned(at: core.freshReading())
            if connection.hasRoom {
                unsafe try connection.answer(call, response)
            } else {
                unsafe try await connection.answerLater(call, response)
            }
        } catch {
            call.failed(error, at: core.loop)
            connection.answer(call, error)
        }
    }

    /// Runs the handler of a streaming kind and ends its stream.
    private func serve(
        _ call: ServerCall, _ connection: ServerConnection, _ method: ServerMethod,
        _ context: CallContext, _ stream: ServerCallStream
    ) async {
        do throws(RPCError) {
            let request =
                stream.kind == .serverStreaming ? unsafe Array(call.payload) : []
            let reply = try await method.serve(request, stream, context: context)
            call.returned(at: core.freshReading())
            if stream.kind.answersMany {
                connection.endStream(call)
            } else {
                try await connection.answer(call, reply ?? [])
            }
        } catch {
            call.failed(error, at: core.loop)
            connection.answer(call, error)
        }
        stream.finish()
    }
}

extension Worker: CallerTurnTaking {
    /// For whom the call is that runs.
    var callerTurn: CallerTurn {
        guard let context = unsafe call?.context else { return .own }
        return CallerTurn(caller: context.callerNumber, party: context.partyNumber)
    }
}
