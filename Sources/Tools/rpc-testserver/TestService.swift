import Messages
import RPC
import Reactor

/// Does what the requests of `grpc.testing.TestService` ask for.
struct TestService: GrpcTesting.TestServiceServer {
    /// Octets that one answer may be asked for: far above a frame, so that the transport's own
    /// limit can be tried out.
    static let payloadByteCountMax: Int32 = 32 << 20
    /// The metadata whose value a response repeats when it is asked to fill in a scope.
    static let scopeKey = "x-oauth-scope"
    /// The metadata that comes back as trailing metadata, where the peer knows it. Source: the
    /// shared interoperability tests, "custom_metadata".
    static let trailerKey = "x-grpc-test-echo-trailing-bin"
    /// The metadata that comes back ahead of a stream's first response. Source: as above.
    static let headerKey = "x-grpc-test-echo-initial"
    /// Responses that one request of a stream may ask for.
    static let responseCountMax = 100_000

    let loop: EventLoop

    /// The methods of the service.
    static func table(on loop: EventLoop) -> MethodTable {
        var table = MethodTable()
        GrpcTesting.TestService.register(TestService(loop: loop), in: &table)
        let echo = EchoStreamMethod()
        return table.wrapping { $0.name == echo.name ? echo : $0 }
    }

    func emptyCall(
        _ request: GrpcTesting.Empty, context: CallContext
    ) async throws -> GrpcTesting.Empty { GrpcTesting.Empty() }

    func unaryCall(
        _ request: GrpcTesting.SimpleRequest, context: CallContext
    ) async throws -> GrpcTesting.SimpleResponse {
        echoTrailer(context)
        try end(request.responseStatus)
        return GrpcTesting.SimpleResponse(
            payload: try payload(request.responseSize),
            username: request.fillUsername ? context.peer ?? "" : "",
            oauthScope: request.fillOauthScope ? context.metadata[Self.scopeKey] ?? "" : "")
    }

    func streamingOutputCall(
        _ request: GrpcTesting.StreamingOutputCallRequest,
        responses: MessageSink<GrpcTesting.StreamingOutputCallResponse>, context: CallContext
    ) async throws { try await answer(request, responses) }

    func streamingInputCall(
        _ requests: MessageStream<GrpcTesting.StreamingInputCallRequest>, context: CallContext
    ) async throws -> GrpcTesting.StreamingInputCallResponse {
        var byteCount = 0
        while let request = try await requests.next() {
            byteCount += request.payload?.body.count ?? 0
        }
        return GrpcTesting.StreamingInputCallResponse(
            aggregatedPayloadSize: Int32(clamping: byteCount))
    }

    func fullDuplexCall(
        _ requests: MessageStream<GrpcTesting.StreamingOutputCallRequest>,
        responses: MessageSink<GrpcTesting.StreamingOutputCallResponse>, context: CallContext
    ) async throws {
        echoTrailer(context)
        if let value = context.metadata[Self.headerKey] {
            var metadata = Metadata()
            metadata.append(Self.headerKey, value)
            try await responses.sendMetadata(metadata)
        }
        while let request = try await requests.next() { try await answer(request, responses) }
    }

    func sleep(
        _ request: GrpcTesting.SleepRequest, context: CallContext
    ) async throws -> GrpcTesting.Empty {
        guard request.milliseconds >= 0 else {
            throw RPCError(.invalidArgument, "milliseconds is below 0")
        }
        try await loop.sleep(until: loop.now + .milliseconds(Int(request.milliseconds)))
        return GrpcTesting.Empty()
    }

    func big(
        _ request: GrpcTesting.BigRequest, context: CallContext
    ) async throws -> GrpcTesting.BigResponse {
        GrpcTesting.BigResponse(payload: try octets(request.size))
    }

    /// Of the known fields; ``EchoStreamMethod`` stands before it and keeps the others too.
    func echoStream(
        _ requests: MessageStream<GrpcTesting.EchoMessage>,
        responses: MessageSink<GrpcTesting.EchoMessage>, context: CallContext
    ) async throws {
        while let message = try await requests.next() { try await responses.send(message) }
    }

    private func answer(
        _ request: GrpcTesting.StreamingOutputCallRequest,
        _ responses: MessageSink<GrpcTesting.StreamingOutputCallResponse>
    ) async throws {
        guard request.responseParameters.count <= Self.responseCountMax else {
            throw RPCError(.invalidArgument, "more than \(Self.responseCountMax) responses")
        }
        for parameters in request.responseParameters {
            if parameters.intervalUs > 0 {
                try await loop.sleep(
                    until: loop.now + .microseconds(Int(parameters.intervalUs)))
            }
            try await responses.send(
                GrpcTesting.StreamingOutputCallResponse(payload: try payload(parameters.size)))
        }
        try end(request.responseStatus)
    }

    private func echoTrailer(_ context: CallContext) {
        guard let value = context.metadata[Self.trailerKey] else { return }
        context.addTrailer(Self.trailerKey, value)
    }

    /// Ends the call with the status that was asked for.
    private func end(_ status: GrpcTesting.EchoStatus?) throws(RPCError) {
        guard let status, status.code != 0 else { return }
        throw RPCError(StatusCode(rawValue: status.code) ?? .unknown, status.message)
    }

    private func payload(_ byteCount: Int32) throws(RPCError) -> GrpcTesting.Payload {
        GrpcTesting.Payload(body: try octets(byteCount))
    }

    private func octets(_ byteCount: Int32) throws(RPCError) -> [UInt8] {
        guard byteCount >= 0 else {
            throw RPCError(.invalidArgument, "a payload's size is below 0")
        }
        guard byteCount <= Self.payloadByteCountMax else {
            throw RPCError(
                .resourceExhausted, "a payload above \(Self.payloadByteCountMax) octets")
        }
        return [UInt8](repeating: 0, count: Int(byteCount))
    }
}
