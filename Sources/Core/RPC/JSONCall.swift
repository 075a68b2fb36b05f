internal import Messages

/// One call of a method of any kind.
struct JSONCall<Request: WireMessage, Response: WireMessage> {
    let name: MethodName
    let channel: any RPCChannel
    let requests: [Request]
    let options: CallOptions

    func run(_ answer: (JSONValue) async throws -> Void) async throws {
        switch name.kind {
        case .unary:
            let response: Response = try await channel.unary(name, one(), options)
            try await answer(response.json())
        case .clientStreaming:
            let response: Response = try await channel.clientStreaming(name, options) {
                (sink: MessageSink<Request>) in
                for request in requests { try await sink.send(request) }
            }
            try await answer(response.json())
        case .serverStreaming:
            try await channel.serverStreaming(name, one(), options) {
                (responses: MessageStream<Response>) in
                while let next = try await responses.next() {
                    try await answer(next.json())
                }
            }
        case .bidirectional:
            try await channel.bidirectional(name, options) {
                (sink: RequestSink<Request>, responses: MessageStream<Response>) in
                try await exchange(sink, responses, answer)
            }
        }
    }

    private func one() throws(RPCError) -> Request {
        guard requests.count == 1 else {
            throw RPCError(.invalidArgument, "\(name.path) takes one request")
        }
        return requests[0]
    }

    /// Sends and receives at the same time, so that neither side waits for the other's end.
    private func exchange(
        _ sink: RequestSink<Request>, _ responses: MessageStream<Response>,
        _ answer: (JSONValue) async throws -> Void
    ) async throws {
        let requests = requests
        async let failure = send(requests, to: sink)
        while let next = try await responses.next() { try await answer(next.json()) }
        if let failure = await failure { throw failure }
    }

    /// The error that kept a request from being sent; nil too when the server has ended the
    /// call by itself.
    private func send(
        _ requests: [Request], to sink: RequestSink<Request>
    ) async -> RPCError? {
        do {
            for request in requests { try await sink.send(request) }
            try await sink.close()
            return nil
        } catch {
            // The server learns that no more comes, and ends the call.
            try? await sink.close()
            return error.code == .cancelled ? nil : error
        }
    }
}
