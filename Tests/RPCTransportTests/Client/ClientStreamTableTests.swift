import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// The client's rows of the wire facts, sections 6 and 8, for calls that stream, with the octets
/// written out.
@Suite(.timeLimit(.minutes(1))) struct ClientStreamTableTests {
    private static let streaming = [
        ScriptedStreams.collect, ScriptedStreams.count, ScriptedStreams.chat,
    ]

    /// Opens a call, and hands the server's end over when its Request has come.
    private func withCall(
        _ method: MethodName, _ data: [UInt8] = [],
        _ body: (any ClientStream, RawPeer, RawFrame) async throws -> Void
    ) async throws {
        try await withRawService { service async throws in
            let stream = try await service.channel.stream(method, data)
            let peer = try await service.peer()
            try await body(stream, peer, try await peer.receiveFrame())
            // Whatever happened, the connection serves the next call.
            async let outcome = service.echo.outcome(text("Hi"))
            var next = try await peer.receiveFrame()
            while next.streamID == 1 { next = try await peer.receiveFrame() }
            #expect(next.streamID == 3)
            await peer.send(goodResponse(3).octets)
            #expect(await outcome == .success(text("Hi")))
        }
    }

    private func code(_ body: () async throws -> Void) async -> StatusCode? {
        await #expect(throws: RPCError.self) { try await body() }?.code
    }

    /// How a call fails whose end has not been taken yet.
    private func failureCode(of stream: any ClientStream, _ method: MethodName) async -> StatusCode?
    {
        await code {
            if method.kind.answersMany {
                while try await stream.receive() != nil {}
            } else {
                _ = try await stream.reply()
            }
        }
    }

    // MARK: What is sent

    @Test func aRequestOfAServerStreamingCallCarriesItsMessage() async throws {
        try await withCall(ScriptedStreams.count, [5]) { _, _, request async throws in
            #expect(request.streamID == 1 && request.type == 1 && request.flags == 1)
            #expect(request.data.starts(with: countNames))
            let envelope = try Ttrpc.Request(decoding: request.data)
            #expect(envelope.payload == octets("0A 01 05"))
            #expect((1...50_000_000_000).contains(envelope.timeoutNano), "a deadline always")
            #expect(try request.metadata()["x-ttx"] == nil, "only unary calls offer")
            #expect(try request.metadata()["traceparent"] != nil)
        }
    }

    @Test func anEmptyRequestIsARealMessage() async throws {
        try await withCall(ScriptedStreams.count) { _, _, request async throws in
            #expect(request.flags == 1)
            #expect(request.data.suffix(2) == octets("1A 00"))
        }
    }

    @Test(arguments: [ScriptedStreams.collect, ScriptedStreams.chat])
    func aCallWhoseRequestsFollowHasNoPayload(method: MethodName) async throws {
        try await withCall(method) { stream, peer, request async throws in
            #expect(request.streamID == 1 && request.type == 1 && request.flags == 6)
            #expect(try Ttrpc.Request(decoding: request.data).payload.isEmpty)
            let timeout = try Ttrpc.Request(decoding: request.data).timeoutNano
            #expect((1...50_000_000_000).contains(timeout))
            try await stream.sendEcho([8])
            #expect(try await peer.receiveFrame() == oneOctet(1, 8))
            try await stream.sendEcho([])
            #expect(try await peer.receiveFrame() == RawFrame(streamID: 1, type: 3))
            try await stream.closeSending()
            #expect(try await peer.receiveFrame() == closing(1))
        }
    }

    // MARK: What comes

    @Test func messagesAndEachFormOfTheEndAreUnderstood() async throws {
        let ends = [
            "00 00 00 00  00 00 00 01  03  05",  // Data: remote closed, no data.
            "00 00 00 00  00 00 00 01  02  00",  // A Response without a status.
            "00 00 00 04  00 00 00 01  02  00  0A 02 08 00",  // With code 0.
        ]
        for (method, end) in ends.flatMap({ end in
            [(ScriptedStreams.count, end), (ScriptedStreams.chat, end)]
        }) {
            try await withCall(method) { stream, peer, _ async throws in
                await peer.send(oneOctet(1, 1).octets + RawFrame(streamID: 1, type: 3).octets)
                await peer.send(octets(end))
                #expect(try await stream.allEchoes() == [[1], []])
            }
        }
    }

    @Test func theLastMessageMayComeWithTheEnd() async throws {
        try await withCall(ScriptedStreams.chat) { stream, peer, _ async throws in
            await peer.send(oneOctet(1, 1).octets + oneOctet(1, 2, flags: 1).octets)
            #expect(try await stream.allEchoes() == [[1], [2]])
            #expect(await code { try await stream.sendEcho([1]) } == .cancelled)
        }
    }

    @Test func theReplyOfManyRequestsIsAResponse() async throws {
        try await withCall(ScriptedStreams.collect) { stream, peer, _ async throws in
            await peer.send(goodResponse(1).octets)
            #expect(try await stream.echoReply() == text("Hi"))
        }
    }

    @Test(arguments: streaming) func anErrorMayComeAtAnyTime(method: MethodName) async throws {
        try await withCall(method) { stream, peer, _ async throws in
            await peer.send(failure(1, code: 9, message: "not so").octets)
            let isMany = method.kind.answersMany
            let failure = await #expect(throws: RPCError.self) {
                _ = isMany ? try await stream.receive() : try await stream.reply()
            }
            #expect(failure?.code == .failedPrecondition && failure?.message == "not so")
            #expect(
                await code { try await stream.send([]) } == .failedPrecondition,
                "the failure, or that this kind sends nothing")
        }
    }

    @Test(arguments: ["00 00 00 01 00 00 00 01 03 00 41", "00 00 00 00 00 00 00 01 03 05"])
    func dataOnACallThatIsAnsweredOnceIsInternal(data: String) async throws {
        try await withCall(ScriptedStreams.collect) { stream, peer, _ async throws in
            await peer.send(octets(data))
            #expect(await code { _ = try await stream.reply() } == .internalError)
        }
    }

    @Test(arguments: streaming) func aResponseThatCannotBeReadIsInternal(
        method: MethodName
    ) async throws {
        try await withCall(method) { stream, peer, _ async throws in
            await peer.send(RawFrame(streamID: 1, type: 2, data: octets("0A 05 41")).octets)
            #expect(await failureCode(of: stream, method) == .internalError)
        }
    }

    @Test(arguments: streaming) func anOversizeFrameFailsItsCall(method: MethodName) async throws {
        try await withCall(method) { stream, peer, _ async throws in
            await peer.send(octets("00 40 00 01  00 00 00 01  03  00"))
            #expect(await failureCode(of: stream, method) == .resourceExhausted)
            await peer.send([UInt8](repeating: 2, count: (4 << 20) + 1))
        }
    }

    @Test func framesAfterTheEndAndUnknownTypesAreIgnored() async throws {
        try await withCall(ScriptedStreams.count) { stream, peer, _ async throws in
            await peer.send(
                octets("00 00 00 02  00 00 00 01  15  00  0A 00")  // Headers, not agreed on.
                    + octets("00 00 00 04  00 00 00 00  14  00  00 00 00 00")  // Window.
                    + octets("00 00 00 00  00 00 00 01  77  FF"))
            await peer.send(oneOctet(1, 3).octets + closing(1).octets)
            await peer.send(oneOctet(1, 4).octets + closing(1).octets + goodResponse(1).octets)
            #expect(try await stream.allEchoes() == [[3]])
        }
    }

    @Test func aQueueThatOverflowsFailsItsCallAlone() async throws {
        try await withRawService { service async throws in
            let stream = try await service.channel.stream(ScriptedStreams.count)
            let other = try await service.channel.stream(ScriptedStreams.count)
            let peer = try await service.peer()
            for _ in 0..<2 { _ = try await peer.receiveFrame() }
            for octet in 0..<64 as Range<UInt8> { await peer.send(oneOctet(1, octet).octets) }
            await peer.send(oneOctet(3, 1).octets)
            #expect(try await other.nextEcho() == [1])
            await peer.send(oneOctet(1, 64).octets + oneOctet(3, 2).octets)
            #expect(try await other.nextEcho() == [2])
            #expect(await code { _ = try await stream.receive() } == .resourceExhausted)
        }
    }

    @Test(arguments: streaming) func aLostConnectionIsUnavailable(
        method: MethodName
    ) async throws {
        let whole = oneOctet(1, 1).octets + closing(1).octets
        for count in 0..<whole.count {
            try await withRawService { service async throws in
                let stream = try await service.channel.stream(method)
                let peer = try await service.peer()
                _ = try await peer.receiveFrame()
                await peer.send(Array(whole.prefix(count)))
                await peer.close()
                let expected: [StatusCode] =
                    method.kind.answersMany || count < 13
                    ? [.unavailable] : [.unavailable, .internalError]
                let found = await failureCode(of: stream, method)
                #expect(found.map { expected.contains($0) } == true, "\(count) octets")
            }
        }
    }
}
