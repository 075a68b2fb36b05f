internal import Messages
internal import RPC

/// A streaming method whose calls may go on for ever: they end UNAVAILABLE when the process stops,
/// so that draining does not wait for callers who have no reason to end them.
// Safety: immutable, as its superclass.
final class EndlessMethod: ServerMethod, @unchecked Sendable {
    private let inner: ServerMethod
    private let farewell: Farewell

    init(_ inner: ServerMethod, until farewell: Farewell) {
        self.inner = inner
        self.farewell = farewell
        super.init(inner.name, isSynchronous: inner.isSynchronous)
    }

    override func serve(
        _ payload: [UInt8], _ stream: any ServerStream, context: CallContext
    ) async throws(RPCError) -> [UInt8]? {
        let inner = inner
        let farewell = farewell
        let outcome = await withTaskGroup(of: Result<[UInt8]?, RPCError>.self) { group in
            group.addTask {
                do throws(RPCError) {
                    return .success(try await inner.serve(payload, stream, context: context))
                } catch { return .failure(error) }
            }
            group.addTask {
                await farewell.wait()
                return .failure(RPCError(.unavailable, "draining"))
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(RPCError(.internalError, "no outcome"))
        }
        return try outcome.get()
    }
}
