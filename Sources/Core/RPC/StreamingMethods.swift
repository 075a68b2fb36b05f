public import Messages

/// A method that takes many requests and answers once.
public final class ClientStreamingMethod<Request: WireMessage, Response: WireMessage>:
    ServerMethod, @unchecked Sendable  // Safety: immutable.
{
    private let handler: @Sendable (MessageStream<Request>, CallContext) async throws -> Response

    /// Ties `name` to `handler`.
    public init(
        _ name: MethodName,
        _ handler:
            @escaping @Sendable (MessageStream<Request>, CallContext) async throws ->
            Response
    ) {
        self.handler = handler
        super.init(name, isSynchronous: false)
    }

    public override func serve(
        _ payload: [UInt8], _ stream: any ServerStream, context: CallContext
    ) async throws(RPCError) -> [UInt8]? {
        let response: Response
        do {
            response = try await handler(MessageStream(stream, readBy: .server), context)
        } catch { throw .translating(error) }
        do { return try response.encoded() } catch {
            throw RPCError(.internalError, "the response cannot be written", cause: error)
        }
    }
}

/// A method that takes one request and answers with many messages.
public final class ServerStreamingMethod<Request: WireMessage, Response: WireMessage>:
    ServerMethod, @unchecked Sendable  // Safety: immutable.
{
    private let handler:
        @Sendable (Request, MessageSink<Response>, CallContext) async throws -> Void

    /// Ties `name` to `handler`.
    public init(
        _ name: MethodName,
        _ handler:
            @escaping @Sendable (Request, MessageSink<Response>, CallContext) async throws ->
            Void
    ) {
        self.handler = handler
        super.init(name, isSynchronous: false)
    }

    public override func serve(
        _ payload: [UInt8], _ stream: any ServerStream, context: CallContext
    ) async throws(RPCError) -> [UInt8]? {
        let request: Request
        do { request = try Request(decoding: payload) } catch {
            throw RPCError(
                .invalidArgument, "the request cannot be read: \(error.message)", cause: error)
        }
        do { try await handler(request, MessageSink(stream), context) } catch {
            throw .translating(error)
        }
        return nil
    }
}

/// A method whose two sides send as they like.
public final class BidirectionalMethod<Request: WireMessage, Response: WireMessage>:
    ServerMethod, @unchecked Sendable  // Safety: immutable.
{
    private let handler:
        @Sendable (MessageStream<Request>, MessageSink<Response>, CallContext) async throws -> Void

    /// Ties `name` to `handler`.
    public init(
        _ name: MethodName,
        _ handler:
            @escaping @Sendable (
                MessageStream<Request>, MessageSink<Response>, CallContext
            ) async throws -> Void
    ) {
        self.handler = handler
        super.init(name, isSynchronous: false)
    }

    public override func serve(
        _ payload: [UInt8], _ stream: any ServerStream, context: CallContext
    ) async throws(RPCError) -> [UInt8]? {
        let requests = MessageStream<Request>(stream, readBy: .server)
        do { try await handler(requests, MessageSink(stream), context) } catch {
            throw .translating(error)
        }
        return nil
    }
}
