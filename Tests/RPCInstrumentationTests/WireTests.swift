import InMemoryTracing
import Messages
import MetricsTestKit
import RPC
import RPCInstrumentation
import RPCTransport
import Reactor
import Synchronization
import Testing
import Tracing

/// All bridges together over a socket, under many calls at once.
@Suite(.timeLimit(.minutes(1))) struct WireTests {
    private static let callCount = 400

    @Test func tracedCallsOfManyKeepTheirAnswersAndTheirParents() async throws {
        let tracer = W3CTracer()
        let metrics = TestMetrics()
        let loop = EventLoop(name: "ward")
        loop.start()
        defer { loop.stop() }
        let server = RPCServer(
            RPCServerConfiguration(
                address: "127.0.0.1:0", security: .plaintextOnLoopback,
                authorization: .openToEveryone), loops: [loop],
            observer: MetricsObserver(factory: metrics))
        let port = try await server.start { _ in
            var table = MethodTable()
            EchoV1.Echo.register(SlowEcho(), in: &table)
            return table.traced(by: tracer)
        }
        var configuration = RPCClientConfiguration()
        configuration.interceptors = [TracingInterceptor(tracer)]
        let channel = try RPCClient(
            target: "127.0.0.1:\(port)", expectedPeer: nil, security: .plaintextOnLoopback,
            loop: loop, configuration: configuration)
        let client = EchoV1.EchoClient(channel)
        let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<Self.callCount {
                group.addTask {
                    let data = Array(repeating: UInt8(truncatingIfNeeded: number), count: number)
                    let answer = try await client.echoLater(
                        EchoV1.EchoRequest(data: data), options: CallOptions(timeout: .seconds(30)))
                    return answer.data == data
                }
            }
            return try await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers.count { $0 } == Self.callCount)
        await channel.close()
        await server.drain()
        let clients = tracer.spans.filter { $0.kind == .client }
        let servers = tracer.spans.filter { $0.kind == .server }
        #expect(clients.count == Self.callCount)
        // Each client's span has one child: the server's span of the same trace.
        let traces = Dictionary(uniqueKeysWithValues: clients.map { ($0.spanID, $0.traceID) })
        #expect(traces.count == Self.callCount)
        #expect(Set(servers.compactMap(\.parentSpanID)).count == Self.callCount)
        #expect(servers.allSatisfy { $0.parentSpanID.flatMap { traces[$0] } == $0.traceID })
        let counted = metrics.counterTotal(
            label: "rpc_calls",
            dimensions: [
                ("kind", "server"), ("method", EchoV1.Echo.echoLater.path), ("status", "OK"),
            ])
        #expect(counted == Int64(Self.callCount))
    }
}

/// Gives the thread away before it answers, so that many calls are under way at once.
private struct SlowEcho: EchoV1.EchoServer {
    func echo(
        _ request: EchoV1.EchoRequest, context: CallContext
    ) throws -> EchoV1.EchoResponse {
        EchoV1.EchoResponse(data: request.data)
    }

    func echoLater(
        _ request: EchoV1.EchoRequest, context: CallContext
    ) async throws -> EchoV1.EchoResponse {
        for _ in 0..<request.data.count % 7 { await Task.yield() }
        return EchoV1.EchoResponse(data: request.data)
    }
}
