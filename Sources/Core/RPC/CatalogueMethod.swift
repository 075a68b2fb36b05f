public import Messages

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

    init<Request: WireMessage, Response: WireMessage>(
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
