import LatencyBudget
import Messages
import RPC
import TestSupport
import Testing

/// What travels beside a call, and what is measured of it.
@Suite(.timeLimit(.minutes(1))) struct ContextTests {
    /// An echo service that keeps the contexts of its calls.
    private func recording(_ contexts: Journal<CallContext>) -> ScriptedEcho {
        ScriptedEcho(
            now: { request, context in
                contexts.note(context)
                return EchoV1.EchoResponse(data: request.data)
            },
            later: { request, context in
                contexts.note(context)
                return EchoV1.EchoResponse(data: request.data)
            })
    }

    @Test(arguments: Transport.allCases, [false, true])
    func aHandlerKnowsItsCall(transport: Transport, later: Bool) async throws {
        let contexts = Journal<CallContext>()
        try await transport.withChannel(recording(contexts)) { channel, _ in
            var metadata = Metadata()
            metadata.append("X-Ward", "3 West")
            metadata.append("x-list", "b")
            metadata.append("x-list", "a")
            let before = ContinuousClock.now
            let outcome = await EchoV1.EchoClient(channel).outcome(
                later: later,
                options: CallOptions(
                    timeout: .seconds(20), metadata: metadata, idempotencyKey: "note-7"))
            #expect(outcome == .success([7]))
            let context = try #require(contexts.entries.first)
            #expect(context.method == (later ? EchoV1.Echo.echoLater : EchoV1.Echo.echo))
            #expect(context.metadata["x-ward"] == "3 West")
            #expect(
                context.metadata.entries.filter { $0.key == "x-list" }.map(\.value) == ["b", "a"])
            #expect(context.metadata["idempotency-key"] == "note-7")
            #expect(context.deadline > before)
            #expect(context.deadline <= ContinuousClock.now + .seconds(20))
            #expect(context.peer == (transport == .mutualTLS ? Certificates.clientURI : nil))
            #expect((context.timeline != nil) == later)
            #expect(context.address == transport.callerAddress)
        }
    }

    @Test(arguments: Transport.allCases) func aCallAtTheEdgeHasATraceOfItsOwn(
        transport: Transport
    ) async throws {
        let contexts = Journal<CallContext>()
        try await transport.withChannel(recording(contexts)) { channel, _ in
            let client = EchoV1.EchoClient(channel)
            _ = await client.outcome()
            _ = await client.outcome()
            let traces = contexts.entries.map(\.trace)
            #expect(traces[0].traceID != traces[1].traceID)
            #expect(
                traces.allSatisfy { !$0.traceID.isNone && $0.spanID != 0 && $0.parentSpanID == 0 })
        }
    }

    @Test(arguments: Transport.allCases) func aChosenTraceIsKept(transport: Transport) async throws
    {
        let contexts = Journal<CallContext>()
        let trace = TraceContext(
            traceID: TraceID(high: 0xA, low: 0xB), spanID: 0xC, parentSpanID: 0xD)
        try await transport.withChannel(recording(contexts)) { channel, hops in
            _ = await EchoV1.EchoClient(channel).outcome(
                options: CallOptions(timeout: .seconds(50), trace: trace))
            #expect(contexts.entries.map(\.trace) == [trace])
            let records = try await hops.wait(forCount: 2)
            #expect(records.allSatisfy { $0.traceID == trace.traceID && $0.spanID == 0xC })
            #expect(records.allSatisfy { $0.parentSpanID == 0xD })
        }
    }

    @Test(arguments: Transport.allCases) func aCallMadeInAHandlerIsItsChild(
        transport: Transport
    ) async throws {
        let clients = Journal<EchoV1.EchoClient>()
        let contexts = Journal<CallContext>()
        let echo = ScriptedEcho(
            now: { request, context in
                contexts.note(context)
                return EchoV1.EchoResponse(data: request.data)
            },
            later: { request, context in
                contexts.note(context)
                let client = try await clients.wait(forCount: 1)[0]
                let inner = try await client.echo(
                    request, options: CallOptions(parent: context))
                return EchoV1.EchoResponse(data: inner.data)
            })
        try await transport.withChannel(echo) { channel, hops in
            let client = EchoV1.EchoClient(channel)
            clients.note(client)
            #expect(await client.outcome(later: true) == .success([7]))
            let (outer, inner) = (contexts.entries[0], contexts.entries[1])
            #expect(inner.trace.traceID == outer.trace.traceID)
            #expect(inner.trace.spanID != outer.trace.spanID)
            #expect(inner.trace.parentSpanID == outer.trace.spanID)
            // Over a socket the time on the way is added: the wire carries durations.
            #expect(inner.deadline < outer.deadline || transport != .inProcess)
            try checkSums(
                try await hops.wait(forCount: 4), outer: outer.trace, inner: inner.trace)
        }
    }

    /// The hops of a call in whose handler another is made: who measured what, and that it adds up.
    private func checkSums(
        _ hops: [HopRecord], outer: TraceContext, inner: TraceContext
    ) throws {
        let find = { (kind: HopRecord.Kind, trace: TraceContext) in
            hops.first { $0.kind == kind && $0.spanID == trace.spanID }
        }
        let outerClient = try #require(find(.client, outer))
        let outerServer = try #require(find(.server, outer))
        let innerClient = try #require(find(.client, inner))
        let innerServer = try #require(find(.server, inner))
        #expect(hops.allSatisfy { $0.traceID == outer.traceID && $0.status == 0 })
        #expect(outerClient.operation == "carewire.echo.v1.Echo/EchoLater")
        #expect(innerServer.operation == "carewire.echo.v1.Echo/Echo")
        #expect(
            innerClient.parentSpanID == outer.spanID && innerServer.parentSpanID == outer.spanID)
        #expect(outerClient.parentSpanID == 0 && outerServer.parentSpanID == 0)
        #expect(
            outerClient.runNanoseconds
                >= outerServer.queueNanoseconds + outerServer.runNanoseconds)
        #expect(
            innerClient.runNanoseconds
                >= innerServer.queueNanoseconds + innerServer.runNanoseconds)
        #expect(outerServer.downstreamNanoseconds == innerClient.runNanoseconds)
        #expect(
            innerClient.offsetNanoseconds + innerClient.runNanoseconds
                <= outerServer.runNanoseconds)
        #expect(innerServer.downstreamNanoseconds == 0)
        #expect(outerClient.queueNanoseconds == 0 && outerClient.offsetNanoseconds == 0)
    }

    @Test(arguments: Transport.allCases, [false, true])
    func aFailureIsObservedWithItsCode(transport: Transport, later: Bool) async throws {
        let echo = ScriptedEcho(
            now: { _, _ in throw RPCError(.notFound, "no") },
            later: { _, _ in throw RPCError(.notFound, "no") })
        try await transport.withChannel(echo) { channel, hops in
            _ = await EchoV1.EchoClient(channel).outcome(later: later)
            let records = try await hops.wait(forCount: 2)
            #expect(Set(records.map(\.kind)) == [.client, .server])
            #expect(records.allSatisfy { $0.status == StatusCode.notFound.rawValue })
        }
    }

    @Test(arguments: [Transport.tcp, .mutualTLS]) func aMissedDeadlineIsObservedAsSuchOnBothSides(
        transport: Transport
    ) async throws {
        let never = Journal<Int>()
        let echo = ScriptedEcho(later: { _, _ in
            // A handler that does not care: its answer comes too late.
            _ = try? await never.wait(forCount: 1)
            return EchoV1.EchoResponse()
        })
        try await transport.withChannel(echo) { channel, hops in
            let client = EchoV1.EchoClient(channel)
            #expect(await client.outcome() == .success([7]), "the connection is there")
            let options = CallOptions(timeout: .milliseconds(10))
            #expect(
                await client.outcome(later: true, options: options) == .failure(.deadlineExceeded))
            let records = try await hops.wait(forCount: 4).suffix(2)
            #expect(Set(records.map(\.kind)) == [.client, .server])
            #expect(records.allSatisfy { $0.status == StatusCode.deadlineExceeded.rawValue })
        }
    }

    @Test(arguments: [
        nil, "garbage", "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    ]) func aCallWithoutAUsableTraceGetsOne(traceparent: String?) async throws {
        let contexts = Journal<CallContext>()
        try await withServer(recording(contexts)) { server in
            let peer = try await RawPeer.connect(port: server.port)
            var envelope = Ttrpc.Request(service: "carewire.echo.v1.Echo", method: "Echo")
            if let traceparent {
                envelope.metadata = [.init(key: "traceparent", value: traceparent)]
            }
            await peer.send(RawFrame(streamID: 1, type: 1, data: try envelope.encoded()).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .ok))
            let trace = try #require(contexts.entries.first?.trace)
            #expect(!trace.traceID.isNone && trace.spanID != 0 && trace.parentSpanID == 0)
        }
    }

    @Test func theWireFormOfATraceIsTheStandards() async throws {
        let contexts = Journal<CallContext>()
        try await withServer(recording(contexts)) { server in
            let peer = try await RawPeer.connect(port: server.port)
            let envelope = Ttrpc.Request(
                service: "carewire.echo.v1.Echo", method: "EchoLater",
                metadata: [
                    .init(
                        key: "TraceParent",
                        value: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                    .init(key: "x-parent-span", value: "00f067aa0ba902b7"),
                ])
            await peer.send(RawFrame(streamID: 1, type: 1, data: try envelope.encoded()).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .ok))
            let expected = TraceContext(
                traceID: TraceID(high: 0x0af7_6519_16cd_43dd, low: 0x8448_eb21_1c80_319c),
                spanID: 0xb7ad_6b71_6920_3331, parentSpanID: 0x00f0_67aa_0ba9_02b7)
            #expect(contexts.entries.map(\.trace) == [expected])
            let hop = try await server.hops.wait(forCount: 1)[0]
            #expect(hop.parentSpanID == expected.parentSpanID && hop.spanID == expected.spanID)
        }
    }
}
