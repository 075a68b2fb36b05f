internal import Messages
internal import RPC

/// Many notes in one call.
extension SOAPServer {
    /// Every note takes one of so many places, and gives it back when its result has been sent: a
    /// caller that does not read its results is not read from.
    func work(
        _ requests: MessageStream<SoapV1.ProcessStreamRequest>,
        _ responses: MessageSink<SoapV1.ProcessStreamResponse>, _ context: CallContext
    ) async throws {
        let (results, done) = AsyncStream<SoapV1.ProcessStreamResponse>.makeStream()
        let (places, release) = AsyncStream<Void>.makeStream()
        for _ in 0..<SOAPLimits.streamInFlightMax { release.yield() }
        try await withThrowingTaskGroup { group in
            group.addTask {
                defer { release.finish() }
                for await result in results {
                    try await responses.send(result)
                    release.yield()
                }
            }
            group.addTask {
                defer { done.finish() }
                try await withThrowingDiscardingTaskGroup { notes in
                    var free = places.makeAsyncIterator()
                    while await free.next() != nil, let request = try await requests.next() {
                        notes.addTask { done.yield(await self.result(request, context)) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func result(
        _ request: SoapV1.ProcessStreamRequest, _ context: CallContext
    ) async -> SoapV1.ProcessStreamResponse {
        do {
            guard let note = request.note else {
                throw NoteValidation.refusal("note", "must be there")
            }
            return SoapV1.ProcessStreamResponse(
                number: request.number,
                result: .response(
                    try await counters.counting(note) { try await take(note, context) }))
        } catch {
            let failure =
                (error as? SOAPServiceError)?.rpcError ?? error as? RPCError
                ?? RPCError(.internalError, "the note could not be taken")
            return SoapV1.ProcessStreamResponse(
                number: request.number,
                result: .failure(
                    SoapV1.ProcessStreamResponse.Failure(
                        code: UInt32(clamping: failure.code.rawValue), message: failure.message)))
        }
    }
}
