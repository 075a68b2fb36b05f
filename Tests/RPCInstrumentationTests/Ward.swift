import Messages
import RPC
import TestSupport

/// A service with one method of each kind that is instrumented, in memory.
struct Ward {
    let table: MethodTable

    /// - Parameter during: runs in every handler.
    init(during: @escaping @Sendable (CallContext) async throws -> Void = { _ in }) {
        var table = MethodTable()
        table.add(
            SynchronousMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(Self.now) { request, _ in
                EchoV1.EchoResponse(data: request.data)
            })
        table.add(
            AsynchronousMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(Self.later) {
                request, context in
                try await during(context)
                return EchoV1.EchoResponse(data: request.data)
            })
        table.add(
            BidirectionalMethod<EchoV1.EchoRequest, EchoV1.EchoResponse>(Self.stream) {
                _, _, context in
                try await during(context)
            })
        self.table = table
    }

    static let now = MethodName(service: "ward.v1.Ward", name: "Now")
    static let later = MethodName(service: "ward.v1.Ward", name: "Later")
    static let stream = MethodName(service: "ward.v1.Ward", name: "Stream", kind: .bidirectional)

    /// Calls a unary method of a table.
    @discardableResult
    static func call(
        _ name: MethodName, of table: MethodTable, _ data: [UInt8] = [1, 2, 3],
        options: CallOptions = CallOptions()
    ) async throws -> [UInt8] {
        var options = options
        // Time is not what is tested.
        options.timeout = .seconds(60)
        let call = EchoCall(name, EchoV1.EchoRequest(data: data), options)
        try await InProcessChannel(table: table, peer: "spiffe://carewire/cli").perform(call)
        return call.response?.data ?? []
    }
}

/// A call of an echoing method by any name.
// Safety: as its superclass.
private final class EchoCall: UnaryCall, @unchecked Sendable {
    private let request: EchoV1.EchoRequest
    var response: EchoV1.EchoResponse?

    init(_ method: MethodName, _ request: EchoV1.EchoRequest, _ options: CallOptions) {
        self.request = request
        super.init(method, options)
    }

    @unsafe
    override func prepareRequest(in arena: MessageArena) throws(RPCError) -> PreparedMessage {
        do { return unsafe try request.prepare(in: arena) } catch {
            throw RPCError(.internalError, "the request cannot be written", cause: error)
        }
    }

    @unsafe
    override func receive(
        _ payload: UnsafeRawBufferPointer, arena: MessageArena
    ) throws(RPCError) {
        do { response = unsafe try EchoV1.EchoResponse(decoding: payload, arena: arena) } catch {
            throw RPCError(.internalError, "the response cannot be read", cause: error)
        }
    }
}
