import InMemoryTracing
import Instrumentation
import Messages
import RPC
import RPCInstrumentation
import Synchronization
import Testing
import Tracing

/// Calls as spans of swift-distributed-tracing.
@Suite struct TracingTests {
    private let tracer = W3CTracer()

    private static func trace(_ span: UInt64) -> TraceContext {
        TraceContext(
            traceID: CallContext.background(deadline: .now).trace.traceID, spanID: span,
            parentSpanID: 0)
    }

    private static func ids(_ trace: TraceContext) -> (trace: String, span: String) {
        let parts = trace.traceparent.split(separator: "-")
        return (String(parts[1]), String(parts[2]))
    }

    @Test(arguments: [Ward.now, Ward.later])
    func aServersCallIsASpanUnderItsCallers(method: MethodName) async throws {
        let trace = Self.trace(0xABCD)
        let answer = try await Ward.call(
            method, of: Ward().table.traced(by: tracer), [7, 8], options: CallOptions(trace: trace))
        #expect(answer == [7, 8])
        let span = try #require(tracer.span(method.path, .server))
        #expect(tracer.spans.count == 1)
        #expect(span.traceID == Self.ids(trace).trace)
        #expect(span.parentSpanID == Self.ids(trace).span)
        #expect(span.status?.code == .ok)
        #expect(span.attributes.get("rpc.system") == .string("ttrpc"))
        #expect(span.attributes.get("rpc.service") == .string(method.service))
        #expect(span.attributes.get("rpc.method") == .string(method.name))
        #expect(span.attributes.get("rpc.grpc.status_code") == .int(0))
    }

    @Test func aFailureIsTheSpansStatusWithoutItsText() async throws {
        let ward = Ward { _ in throw RPCError(.notFound, "bed 12 is empty") }
        await #expect(throws: RPCError.self) {
            try await Ward.call(Ward.later, of: ward.table.traced(by: tracer))
        }
        let span = try #require(tracer.spans.first)
        #expect(span.status?.code == .error)
        #expect(span.status?.message == "NOT_FOUND")
        #expect(span.attributes.get("rpc.grpc.status_code") == .int(5))
        #expect(span.errors.isEmpty && span.events.isEmpty)
        #expect(tracer.openCount == 0)
    }

    @Test func theHandlerRunsInsideItsSpan() async throws {
        let inside = Mutex<InMemorySpanContext?>(nil)
        let ward = Ward { _ in
            await Task.yield()
            inside.withLock { $0 = InstrumentationContext.current?.inMemorySpanContext }
        }
        try await Ward.call(Ward.later, of: ward.table.traced(by: tracer))
        let span = try #require(tracer.spans.first)
        #expect(inside.withLock { $0?.spanID } == span.spanID)
        #expect(InstrumentationContext.current == nil)
    }

    @Test func aStreamIsOneSpan() async throws {
        let ward = Ward { _ in throw RPCError(.cancelled, "over") }
        let table = ward.table.traced(by: tracer)
        let method = try #require(table.methods.first { $0.name == Ward.stream })
        await #expect(throws: RPCError.self) {
            try await method.serve(
                [], SilentStream(), context: .background(deadline: .now + .seconds(9)))
        }
        let span = try #require(tracer.span(Ward.stream.path, .server))
        #expect(span.status?.message == "CANCELLED")
    }

    @Test func onlySelectedMethodsAreTraced() async throws {
        let table = Ward().table.traced(by: tracer) { $0 == Ward.later }
        try await Ward.call(Ward.now, of: table)
        #expect(tracer.spans.isEmpty)
        try await Ward.call(Ward.later, of: table)
        #expect(tracer.spans.count == 1)
        #expect(table.methods.map(\.name) == Ward().table.methods.map(\.name))
    }

    @Test func aClientsCallIsASpanThatTheServerContinues() async throws {
        let interceptor = TracingInterceptor(tracer)
        var options = CallOptions()
        try interceptor.prepare(Ward.later, &options)
        #expect(tracer.openCount == 1)
        try await Ward.call(Ward.later, of: Ward().table.traced(by: tracer), options: options)
        interceptor.ended(Ward.later, options, .ok)
        let client = try #require(tracer.span(Ward.later.path, .client))
        let server = try #require(tracer.span(Ward.later.path, .server))
        #expect(server.parentSpanID == client.spanID)
        #expect(server.traceID == client.traceID)
        #expect(client.status?.code == .ok)
        #expect(options.metadata[W3CTracer.stateKey] == "ward=1")
        #expect(options.metadata["traceparent"] == nil)
        #expect(options.trace.map { Self.ids($0).span } == client.spanID)
    }

    @Test func aCallFromAHandlerIsAChildOfItsSpan() async throws {
        let tracer = tracer
        let interceptor = TracingInterceptor(tracer)
        let ward = Ward { context in
            var options = CallOptions(parent: context)
            try interceptor.prepare(Ward.now, &options)
            interceptor.ended(Ward.now, options, .unavailable)
        }
        try await Ward.call(Ward.later, of: ward.table.traced(by: tracer))
        let server = try #require(tracer.span(Ward.later.path, .server))
        let client = try #require(tracer.span(Ward.now.path, .client))
        #expect(client.parentSpanID == server.spanID)
        #expect(client.traceID == server.traceID)
        #expect(client.status?.message == "UNAVAILABLE")
    }

    @Test func withoutASpanAroundItTheParentCallIsTheParent() async throws {
        let interceptor = TracingInterceptor(tracer)
        let parent = CallContext.background(deadline: .now + .seconds(1))
        let trace = TraceContext(
            traceID: parent.trace.traceID, spanID: 0x77, parentSpanID: 0)
        let context = CallContext(
            method: Ward.later, deadline: parent.deadline, metadata: Metadata(), peer: nil,
            trace: trace, observer: nil)
        var options = CallOptions(parent: context)
        try interceptor.prepare(Ward.now, &options)
        interceptor.ended(Ward.now, options, .ok)
        let client = try #require(tracer.spans.first)
        #expect(client.parentSpanID == Self.ids(trace).span)
        #expect(options.trace?.parentSpanID == 0x77)
    }

    @Test func aTraceThatTheCallerChoseStays() throws {
        let interceptor = TracingInterceptor(tracer)
        let chosen = Self.trace(5)
        var options = CallOptions(trace: chosen)
        try interceptor.prepare(Ward.now, &options)
        interceptor.ended(Ward.now, options, .ok)
        #expect(options.trace == chosen)
        // Ending twice, or what never began, does nothing.
        interceptor.ended(Ward.now, options, .ok)
        interceptor.ended(Ward.now, CallOptions(), .ok)
        #expect(tracer.spans.count == 1)
    }

    @Test func openSpansAreBounded() throws {
        let interceptor = TracingInterceptor(tracer, openSpanMax: 5)
        var kept: [CallOptions] = []
        for _ in 0..<5 {
            var options = CallOptions()
            try interceptor.prepare(Ward.now, &options)
            kept.append(options)
        }
        var one = CallOptions()
        try interceptor.prepare(Ward.now, &one)
        #expect(one.trace == nil)
        interceptor.ended(Ward.now, kept[0], .ok)
        try interceptor.prepare(Ward.now, &one)
        #expect(one.trace != nil)
    }
}

/// A stream on which nothing comes.
private final class SilentStream: ServerStream {
    func receive() async throws(RPCError) -> [UInt8]? { nil }
    func send(_ message: [UInt8]) async throws(RPCError) {}
    func sendMetadata(_ metadata: Metadata) async throws(RPCError) {}
}
