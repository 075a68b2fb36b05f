/// The types of the catalogue, which are the same whatever the .proto files say.
enum CatalogueTemplate {
    /// What an entry of the catalogue is.
    static let method = """
        /// A method that can be called with JSON, for command lines and tests.
        public struct CatalogueMethod: Sendable {
            /// Makes a call: JSON requests in, every JSON response handed on as it comes, patient
            /// data revealed. A method that takes one request is given one.
            ///
            /// Throws `MessageError` for JSON that does not fit, what the last argument throws,
            /// else `RPCError`.
            public typealias Call =
                @Sendable (
                    any RPCChannel, [JSONValue], CallOptions, (JSONValue) async throws -> Void
                ) async throws -> Void

            /// The method.
            public let name: MethodName
            /// Calls it.
            public let call: Call
            /// A request with every field in it, to be filled in.
            public let requestSkeleton: JSONValue

            fileprivate init<Request: WireMessage, Response: WireMessage>(
                _ name: MethodName, _: Request.Type, _: Response.Type,
                requestSkeleton: JSONValue
            ) {
                self.name = name
                self.requestSkeleton = requestSkeleton
                self.call = { channel, json, options, answer in
                    let requests = try json.map { try Request(json: $0) }
                    let call = JSONCall<Request, Response>(
                        name: name, channel: channel, requests: requests, options: options)
                    try await call.run(answer)
                }
            }
        }
        """

    /// How an entry is called.
    static let call = """
        /// One call of a method of any kind.
        private struct JSONCall<Request: WireMessage, Response: WireMessage> {
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
                    throw RPCError(.invalidArgument, "\\(name.path) takes one request")
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
        """
}
