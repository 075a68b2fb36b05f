internal import Messages

extension RPCChannel {
    /// Calls a client-streaming method: `body` sends the requests, and when it returns the server
    /// is told that they are all.
    ///
    /// A server may answer before it has seen all requests: then sending throws, and the server's
    /// answer, good or bad, is the result of the call.
    func clientStreaming<Request: WireMessage, Response: WireMessage>(
        _ method: MethodName, _ options: CallOptions,
        _ body: (MessageSink<Request>) async throws -> Void
    ) async throws -> Response {
        let stream = try await open(method, request: nil, options)
        do {
            try await body(MessageSink(stream))
            try await stream.closeSending()
        } catch let error as RPCError where error.code == .cancelled && !Task.isCancelled {
            // The call may be over on the server's side: its answer tells.
        } catch {
            stream.cancel()
            throw error
        }
        let octets = try await stream.reply()
        do { return try Response(decoding: octets) } catch {
            throw RPCError(.internalError, "the response cannot be read", cause: error)
        }
    }

    /// Calls a server-streaming method: `body` takes the responses. One that returns before the
    /// last response gives the rest of the call up.
    func serverStreaming<Request: WireMessage, Response: WireMessage, Result>(
        _ method: MethodName, _ request: Request, _ options: CallOptions,
        _ body: (MessageStream<Response>) async throws -> Result
    ) async throws -> Result {
        let octets: [UInt8]
        do { octets = try request.encoded() } catch {
            throw RPCError(
                .invalidArgument, "the request cannot be written: \(error.message)", cause: error)
        }
        let stream = try await open(method, request: octets, options)
        defer { stream.cancel() }
        return try await body(MessageStream(stream, readBy: .client))
    }

    /// Calls a bidirectional method: `body` sends and receives as it likes. The server is told the
    /// end of the requests by ``RequestSink/close()``; when `body` returns the call is given up if
    /// it is not over.
    func bidirectional<Request: WireMessage, Response: WireMessage, Result>(
        _ method: MethodName, _ options: CallOptions,
        _ body: (RequestSink<Request>, MessageStream<Response>) async throws -> Result
    ) async throws -> Result {
        let stream = try await open(method, request: nil, options)
        defer { stream.cancel() }
        return try await body(RequestSink(stream), MessageStream(stream, readBy: .client))
    }
}
