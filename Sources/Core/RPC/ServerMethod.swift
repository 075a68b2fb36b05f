public import Messages

/// A method a server answers. Subclasses tie request and response types to a handler, so that the
/// transport needs neither generics nor existentials on its way.
open class ServerMethod: @unchecked Sendable {  // Safety: immutable once made, as its subclasses.
    /// The method's name.
    public let name: MethodName
    /// Whether ``respondNow(to:context:arena:)`` answers it; otherwise
    /// ``respond(to:context:arena:)``, or ``serve(_:_:context:)`` for the streaming kinds.
    public let isSynchronous: Bool
    /// How it begins without a task; nil for methods that are not deferred.
    final var beginning: (any DeferredBeginning)?
    let serviceOctets: ContiguousArray<UInt8>
    let nameOctets: ContiguousArray<UInt8>

    /// Made by subclasses.
    public init(_ name: MethodName, isSynchronous: Bool) {
        self.name = name
        self.isSynchronous = isSynchronous
        serviceOctets = ContiguousArray(name.service.utf8)
        nameOctets = ContiguousArray(name.name.utf8)
    }

    /// Decodes, runs the handler and encodes, without waiting. The result lives in `arena` until
    /// its next use.
    @unsafe
    open func respondNow(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) throws(RPCError) -> PreparedMessage {
        throw RPCError(.unimplemented, "the method is asynchronous")
    }

    /// Decodes before the first suspension, runs the handler, and encodes after the last one. The
    /// result lives in `arena` until its next use.
    @unsafe
    open func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        unsafe try respondNow(to: payload, context: context, arena: arena)
    }

    /// Whether a transport may call ``begin(_:context:answering:)`` in the place of
    /// ``respond(to:context:arena:)``.
    package final var isDeferred: Bool { beginning != nil }

    /// Begins to answer, where ``isDeferred``: told by the transport, whose call `target` is and
    /// which waits for its one answer.
    ///
    /// - Parameter payload: valid until the answer is given.
    @unsafe
    package final func begin(
        _ payload: UnsafeRawBufferPointer, context: CallContext, answering target: any ReplyTarget
    ) {
        guard let beginning else {
            return target.reply(RPCError(.unimplemented, "the method is not deferred"))
        }
        unsafe beginning.begin(payload, context, self, target)
    }

    /// Runs the handler of a streaming kind.
    ///
    /// - Parameter payload: the request of a server-streaming method; empty for the other kinds,
    ///   whose messages all come through the stream.
    /// - Returns: the encoded response of a client-streaming method; nil for the other kinds.
    open func serve(
        _ payload: [UInt8], _ stream: any ServerStream, context: CallContext
    ) async throws(RPCError) -> [UInt8]? {
        throw RPCError(.unimplemented, "the method does not stream")
    }
}

/// A method whose handler never waits.
public final class SynchronousMethod<Request: WireMessage, Response: WireMessage>: ServerMethod,
    @unchecked Sendable  // Safety: immutable.
{
    private let handler: @Sendable (Request, CallContext) throws -> Response

    /// Ties `name` to `handler`.
    public init(
        _ name: MethodName, _ handler: @escaping @Sendable (Request, CallContext) throws -> Response
    ) {
        self.handler = handler
        super.init(name, isSynchronous: true)
    }

    @unsafe
    public override func respondNow(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) throws(RPCError) -> PreparedMessage {
        let request = unsafe try decode(Request.self, payload, arena)
        let response: Response
        do { response = try handler(request, context) } catch { throw .translating(error) }
        return unsafe try encode(response, arena)
    }
}

/// A method whose handler may wait.
public final class AsynchronousMethod<Request: WireMessage, Response: WireMessage>: ServerMethod,
    @unchecked Sendable  // Safety: immutable.
{
    private let handler: @Sendable (Request, CallContext) async throws -> Response

    /// Ties `name` to `handler`.
    public init(
        _ name: MethodName,
        _ handler: @escaping @Sendable (Request, CallContext) async throws -> Response
    ) {
        self.handler = handler
        super.init(name, isSynchronous: false)
    }

    @unsafe
    public override func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        let request = unsafe try decode(Request.self, payload, arena)
        let response: Response
        do { response = try await handler(request, context) } catch { throw .translating(error) }
        return unsafe try encode(response, arena)
    }
}

/// Who answers a method with a message that it lays out itself, parts of which may be encoded
/// already.
package protocol PreparedAnswering: Sendable {
    /// As ``ServerMethod/respond(to:context:arena:)``.
    @unsafe
    func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage
}

/// A method whose handler lays the response out itself.
package final class PreparedMethod<Answerer: PreparedAnswering>: ServerMethod,
    @unchecked Sendable  // Safety: immutable.
{
    private let answerer: Answerer

    /// Ties `name` to `answerer`.
    package init(_ name: MethodName, _ answerer: Answerer) {
        self.answerer = answerer
        super.init(name, isSynchronous: false)
    }

    @unsafe
    package override func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        unsafe try await answerer.respond(to: payload, context: context, arena: arena)
    }
}

/// Reads a request.
@inline(__always)
@unsafe
func decode<Message: WireMessage>(
    _: Message.Type, _ payload: UnsafeRawBufferPointer, _ arena: MessageArena
) throws(RPCError) -> Message {
    do { return unsafe try Message(decoding: payload, arena: arena) } catch {
        throw RPCError(
            .invalidArgument, "the request cannot be read: \(error.message)", cause: error)
    }
}

/// Lays a response out for writing; valid until the arena's next use.
@inline(__always)
@unsafe
func encode<Message: WireMessage>(
    _ message: Message, _ arena: MessageArena
) throws(RPCError) -> PreparedMessage {
    do { return unsafe try message.prepare(in: arena) } catch {
        throw RPCError(.internalError, "the response cannot be written", cause: error)
    }
}
