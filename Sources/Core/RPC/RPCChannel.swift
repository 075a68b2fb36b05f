public import Messages

/// The way to a service. The one seam between the generated clients and a transport.
///
/// ``perform(_:)`` sends the call's request, waits for the answer and gives it to the call. It
/// throws `RPCError` with the server's code, or `deadlineExceeded`, `cancelled`, `unavailable` (the
/// server may or may not have run it) and `resourceExhausted` (nothing was sent) of its own. It
/// always ends by the deadline of the call's options, and right away when the task is cancelled.
public protocol RPCChannel: Sendable {
    /// Makes one unary call.
    func perform(_ call: UnaryCall) async throws(RPCError)

    /// Opens a streaming call. It lives until its end, its deadline or ``ClientStream/cancel()``.
    ///
    /// - Parameter request: the encoded request of a server-streaming method, nil for the other
    ///   kinds.
    /// - Throws: as ``perform(_:)``, when the call could not be sent.
    func open(
        _ method: MethodName, request: [UInt8]?, _ options: CallOptions
    ) async throws(RPCError) -> any ClientStream
}

/// One unary call on its way. A subclass knows the types; the transport knows the octets.
// Safety: used by one task, and by the transport while that task waits for it.
open class UnaryCall: @unchecked Sendable {
    /// The called method.
    public let method: MethodName
    /// How it is to be made.
    public let options: CallOptions

    /// Made by subclasses.
    public init(_ method: MethodName, _ options: CallOptions) {
        self.method = method
        self.options = options
    }

    /// The encoded request, in `arena` until its next use. A repeated or hedged call asks again.
    @unsafe
    open func prepareRequest(in arena: MessageArena) throws(RPCError) -> PreparedMessage {
        throw RPCError(.internalError, "a call without a request")
    }

    /// Takes the response's octets, which are valid during this call only.
    @unsafe
    open func receive(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena
    ) throws(RPCError) {}
}

private final class TypedCall<Request: WireMessage, Response: WireMessage>: UnaryCall,
    @unchecked Sendable  // Safety: as its superclass.
{
    private let request: Request
    var response: Response?

    init(_ method: MethodName, _ request: Request, _ options: CallOptions) {
        self.request = request
        super.init(method, options)
    }

    @unsafe
    override func prepareRequest(in arena: MessageArena) throws(RPCError) -> PreparedMessage {
        do { return unsafe try request.prepare(in: arena) } catch {
            throw RPCError(
                .invalidArgument, "the request cannot be written: \(error.message)", cause: error)
        }
    }

    @unsafe
    override func receive(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena
    ) throws(RPCError) {
        do { response = unsafe try Response(decoding: payload, arena: arena) } catch {
            throw RPCError(.internalError, "the response cannot be read", cause: error)
        }
    }
}

extension RPCChannel {
    /// Calls a method with a value and answers one: what the generated clients are made of.
    func unary<Request: WireMessage, Response: WireMessage>(
        _ method: MethodName, _ request: Request, _ options: CallOptions
    ) async throws(RPCError) -> Response {
        let call = TypedCall<Request, Response>(method, request, options)
        try await perform(call)
        guard let response = call.response else {
            throw RPCError(.internalError, "the transport gave no response")
        }
        return response
    }
}
