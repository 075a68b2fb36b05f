internal import LatencyBudget
package import RPC

extension InProcessChannel {
    /// Opens a streaming call. The handler runs in a task of its own, which is cancelled when the
    /// call is over.
    package func open(
        _ method: MethodName, request: [UInt8]?, _ options: CallOptions
    ) async throws(RPCError) -> any ClientStream {
        let now = ContinuousClock.now
        let trace = Self.trace(of: options)
        options.parent?.timeline?.downstreamBegan(at: now)
        let call = InProcessCall(method, options) { error in
            let endedAt = ContinuousClock.now
            options.parent?.timeline?.downstreamEnded(at: endedAt)
            self.observe(method, options, trace, now, endedAt, error)
        }
        do throws(RPCError) {
            let deadline = options.deadline(from: now)
            if deadline <= now { throw Self.deadlineExceeded }
            if Task.isCancelled { throw RPCError(.cancelled, "the caller gave up") }
            guard request?.count ?? 0 <= InProcessPipe.messageByteCountMax else {
                throw RPCError(.resourceExhausted, "the request is larger than a frame")
            }
            let context = try context(method, options, trace, deadline)
            call.run(serve(call, request ?? [], context))
        } catch {
            call.fail(error)
            throw error
        }
        return InProcessClientStream(call)
    }

    /// Runs the handler and, beside it, the deadline.
    private func serve(
        _ call: InProcessCall, _ request: [UInt8], _ arrival: CallContext
    ) -> Task<Void, Never> {
        Task(executorPreference: executor) {
            await withTaskGroup { group in
                group.addTask {
                    guard (try? await ContinuousClock().sleep(until: arrival.deadline)) != nil
                    else { return }
                    call.fail(Self.deadlineExceeded)
                }
                await call.answered(await self.respond(call, request, arrival))
                group.cancelAll()
            }
        }
    }

    private func respond(
        _ call: InProcessCall, _ request: [UInt8], _ arrival: CallContext
    ) async -> Result<[UInt8]?, RPCError> {
        guard let method = method(named: arrival.method) else {
            return .failure(RPCError(.unimplemented, "no such method"))
        }
        let startedAt = ContinuousClock.now
        arrival.begin(at: startedAt)
        var outcome: Result<[UInt8]?, RPCError>
        do throws(RPCError) {
            outcome = .success(
                try await method.serve(request, InProcessServerStream(call), context: arrival))
        } catch { outcome = .failure(Self.sent(error)) }
        if case .success(let reply?) = outcome, reply.count > InProcessPipe.messageByteCountMax {
            outcome = .failure(
                RPCError(.resourceExhausted, "the response is larger than a frame"))
        }
        if let trailers = arrival.trailers {
            call.options.report?.update { $0.trailers = trailers }
        }
        observe(method.name, arrival, startedAt, outcome.error)
        return outcome
    }
}
