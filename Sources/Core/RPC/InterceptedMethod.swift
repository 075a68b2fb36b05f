internal import Messages

/// A method with interceptors around it: admitted first to last, ended last to first.
final class InterceptedMethod: ServerMethod, @unchecked Sendable {  // Safety: immutable.
    private let inner: ServerMethod
    private let interceptors: [any ServerInterceptor]

    init(_ inner: ServerMethod, _ interceptors: [any ServerInterceptor]) {
        self.inner = inner
        self.interceptors = interceptors
        super.init(inner.name, isSynchronous: inner.isSynchronous)
    }

    private func admit(_ context: CallContext) throws(RPCError) {
        for index in interceptors.indices {
            do throws(RPCError) { try interceptors[index].admit(context) } catch {
                end(context, error.code, admittedCount: index)
                throw error
            }
        }
    }

    private func end(_ context: CallContext, _ status: StatusCode, admittedCount: Int? = nil) {
        for interceptor in interceptors.prefix(admittedCount ?? interceptors.count).reversed() {
            interceptor.ended(context, status)
        }
    }

    @unsafe
    override func respondNow(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) throws(RPCError) -> PreparedMessage {
        try admit(context)
        do throws(RPCError) {
            let response = unsafe try inner.respondNow(
                to: payload, context: context, arena: arena)
            end(context, .ok)
            return unsafe response
        } catch {
            end(context, error.code)
            throw error
        }
    }

    @unsafe
    override func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        try admit(context)
        do throws(RPCError) {
            let response = unsafe try await inner.respond(
                to: payload, context: context, arena: arena)
            end(context, .ok)
            return unsafe response
        } catch {
            end(context, error.code)
            throw error
        }
    }

    override func serve(
        _ payload: [UInt8], _ stream: any ServerStream, context: CallContext
    ) async throws(RPCError) -> [UInt8]? {
        try admit(context)
        do throws(RPCError) {
            let reply = try await inner.serve(payload, stream, context: context)
            end(context, .ok)
            return reply
        } catch {
            end(context, error.code)
            throw error
        }
    }
}
