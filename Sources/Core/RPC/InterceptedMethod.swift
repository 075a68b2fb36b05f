internal import Messages

/// A method with interceptors around it: admitted first to last, ended last to first.
final class InterceptedMethod: ServerMethod, @unchecked Sendable {  // Safety: immutable.
    private let inner: ServerMethod
    private let interceptors: [any ServerInterceptor]

    init(_ inner: ServerMethod, _ interceptors: [any ServerInterceptor]) {
        self.inner = inner
        self.interceptors = interceptors
        super.init(inner.name, isSynchronous: inner.isSynchronous)
        if inner.isDeferred { beginning = Beginning(inner: inner, interceptors: interceptors) }
    }

    /// What a deferred method is begun with.
    private struct Beginning: DeferredBeginning {
        let inner: ServerMethod
        let interceptors: [any ServerInterceptor]

        @unsafe
        func begin(
            _ payload: UnsafeRawBufferPointer, _ context: CallContext, _ method: ServerMethod,
            _ target: any ReplyTarget
        ) {
            do throws(RPCError) {
                try InterceptedMethod.admit(context, interceptors)
            } catch { return target.reply(error) }
            target.replyEnds(telling: interceptors)
            unsafe inner.begin(payload, context: context, answering: target)
        }
    }

    private func admit(_ context: CallContext) throws(RPCError) {
        try Self.admit(context, interceptors)
    }

    private static func admit(
        _ context: CallContext, _ interceptors: [any ServerInterceptor]
    ) throws(RPCError) {
        for index in interceptors.indices {
            do throws(RPCError) { try interceptors[index].admit(context) } catch {
                for interceptor in interceptors.prefix(index).reversed() {
                    interceptor.ended(context, error.code)
                }
                throw error
            }
        }
    }

    private func end(_ context: CallContext, _ status: StatusCode) {
        for interceptor in interceptors.reversed() { interceptor.ended(context, status) }
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
