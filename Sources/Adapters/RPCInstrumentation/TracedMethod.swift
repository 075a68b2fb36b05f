public import Messages
public import RPC
public import Tracing

/// A method whose calls are spans of swift-distributed-tracing, children of their caller's.
///
/// While the handler runs, `InstrumentationContext.current` is the span's: what the handler logs,
/// traces or calls through ``TracingInterceptor`` belongs to it. Made by
/// `MethodTable.traced(by:selecting:)`.
// Safety: immutable, as its superclass.
public final class TracedMethod: ServerMethod, @unchecked Sendable {
    private let inner: ServerMethod
    private let tracer: any Tracer

    /// Puts spans around the calls of `inner`.
    public init(_ inner: ServerMethod, tracer: any Tracer) {
        self.inner = inner
        self.tracer = tracer
        super.init(inner.name, isSynchronous: inner.isSynchronous)
    }

    @unsafe
    public override func respondNow(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) throws(RPCError) -> PreparedMessage {
        let span = CallSpan(server: inner.name, context, tracer)
        let outcome = unsafe InstrumentationContext.$current.withValue(span.context) {
            () -> Result<PreparedMessage, RPCError> in
            do throws(RPCError) {
                return unsafe .success(
                    try unsafe inner.respondNow(to: payload, context: context, arena: arena))
            } catch { return unsafe .failure(error) }
        }
        unsafe span.end(Self.status(of: outcome))
        return unsafe try outcome.get()
    }

    @unsafe
    public override func respond(
        to payload: UnsafeRawBufferPointer, context: CallContext, arena: MessageArena
    ) async throws(RPCError) -> PreparedMessage {
        let span = CallSpan(server: inner.name, context, tracer)
        let outcome = unsafe await InstrumentationContext.$current.withValue(span.context) {
            () async -> Result<PreparedMessage, RPCError> in
            do throws(RPCError) {
                return unsafe .success(
                    try unsafe await inner.respond(to: payload, context: context, arena: arena))
            } catch { return unsafe .failure(error) }
        }
        unsafe span.end(Self.status(of: outcome))
        return unsafe try outcome.get()
    }

    public override func serve(
        _ payload: [UInt8], _ stream: any ServerStream, context: CallContext
    ) async throws(RPCError) -> [UInt8]? {
        let span = CallSpan(server: inner.name, context, tracer)
        let outcome = await InstrumentationContext.$current.withValue(span.context) {
            () async -> Result<[UInt8]?, RPCError> in
            do throws(RPCError) {
                return .success(try await inner.serve(payload, stream, context: context))
            } catch { return .failure(error) }
        }
        span.end(Self.status(of: outcome))
        return try outcome.get()
    }

    private static func status<Success>(of outcome: Result<Success, RPCError>) -> StatusCode {
        switch outcome {
        case .success: .ok
        case .failure(let error): error.code
        }
    }
}
