import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// Section 11 of the wire facts, as a client lives it, with the octets written out.
@Suite(.timeLimit(.minutes(1))) struct ClientExtensionTests {
    private func code(_ body: () async throws -> Void) async -> StatusCode? {
        await #expect(throws: RPCError.self) { try await body() }?.code
    }

    // MARK: Agreement

    @Test func theFirstUnaryRequestOffersAndNoOther() async throws {
        try await withRawService { service async throws in
            let stream = try await service.channel.stream(ScriptedStreams.chat)
            let peer = try await service.peer()
            #expect(try await peer.receiveFrame().metadata()["x-ttx"] == nil)
            for (streamID, offer) in [
                (3, "1;cancel,ping,goaway,window,trailer"), (5, nil), (7, nil),
            ] as [(UInt32, String?)] {
                async let outcome = service.echo.outcome(text("Hi"))
                #expect(try await peer.receiveFrame().metadata()["x-ttx"] == offer)
                await peer.send(goodResponse(streamID).octets)
                #expect(await outcome == .success(text("Hi")))
            }
            stream.cancel()
        }
    }

    @Test func withoutAnAnswerNothingOfItIsSent() async throws {
        for answer in [nil, "2;cancel", "1;", "cancel", "1;unknown"] as [String?] {
            try await withRawService { service async throws in
                async let outcome = service.echo.outcome(text("Hi"))
                let peer = try await service.peer()
                _ = try await peer.receiveFrame()
                await peer.send((answer.map { agreement(1, $0) } ?? goodResponse(1)).octets)
                #expect(await outcome == .success(text("Hi")))
                let call = Task { await service.echo.outcome() }
                _ = try await peer.receiveFrame()
                call.cancel()
                #expect(await call.value == .failure(.cancelled))
                await peer.send(
                    RawFrame(streamID: 0, type: 0x11, data: [1, 2, 3, 4, 5, 6, 7, 8]).octets)
                async let next = service.echo.outcome(text("Hi"))
                let request = try await peer.receiveFrame()
                #expect(request.type == 1 && request.streamID == 5, "no Cancel and no Pong")
                await peer.send(goodResponse(5).octets)
                #expect(await next == .success(text("Hi")))
            }
        }
    }

    @Test func anAnswerThatComesTooLateForItsCallStillAgrees() async throws {
        try await withRawService { service async throws in
            let first = Task { await service.echo.outcome() }
            let peer = try await service.peer()
            _ = try await peer.receiveFrame()
            first.cancel()
            #expect(await first.value == .failure(.cancelled))
            await peer.send(agreement(1, "1;cancel").octets)
            async let second = service.echo.outcome(text("Hi"))
            #expect(try await peer.receiveFrame().streamID == 3)
            await peer.send(goodResponse(3).octets)
            #expect(await second == .success(text("Hi")))
            let third = Task { await service.echo.outcome() }
            #expect(try await peer.receiveFrame().streamID == 5)
            third.cancel()
            #expect(try await peer.receiveFrame().octets == octets("00000001 00000005 10 00 01"))
        }
    }

    // MARK: Cancel

    @Test func aCallThatIsGivenUpIsCancelledWithItsCode() async throws {
        try await withRawService { service async throws in
            let peer = try await service.agreedPeer()
            let call = Task { await service.echo.outcome() }
            _ = try await peer.receiveFrame()
            call.cancel()
            #expect(await call.value == .failure(.cancelled))
            #expect(try await peer.receiveFrame().octets == octets("00000001 00000003 10 00 01"))
            let options = CallOptions(timeout: .milliseconds(5))
            #expect(await service.echo.outcome(options: options) == .failure(.deadlineExceeded))
            _ = try await peer.receiveFrame()
            #expect(try await peer.receiveFrame().octets == octets("00000001 00000005 10 00 04"))
            let stream = try await service.channel.stream(ScriptedStreams.chat)
            _ = try await peer.receiveFrame()
            stream.cancel()
            stream.cancel()
            #expect(try await peer.receiveFrame().octets == octets("00000001 00000007 10 00 01"))
            async let next = service.echo.outcome(text("Hi"))
            #expect(try await peer.receiveFrame().streamID == 9, "one Cancel for a call")
            await peer.send(goodResponse(9).octets)
            #expect(await next == .success(text("Hi")))
        }
    }

    @Test func aCallThatBreaksTheProtocolIsCancelled() async throws {
        try await withRawService { service async throws in
            let peer = try await service.agreedPeer()
            async let outcome = service.echo.outcome()
            _ = try await peer.receiveFrame()
            await peer.send(oneOctet(3, 1).octets)
            #expect(await outcome == .failure(.internalError))
            #expect(try await peer.receiveFrame().octets == octets("00000001 00000003 10 00 0D"))
        }
    }

    // MARK: Ping

    @Test func aPingIsAnswered() async throws {
        try await withRawService { service async throws in
            let peer = try await service.agreedPeer()
            await peer.send(octets("00000008 00000000 11 00 0102030405060708"))
            #expect(
                try await peer.receiveFrame().octets
                    == octets("00000008 00000000 12 00 0102030405060708"))
        }
    }

    @Test func tooManyPingsEndTheConnection() async throws {
        try await withRawService { service async throws in
            let peer = try await service.agreedPeer()
            for _ in 0..<11 { await peer.send(octets("00000008 00000000 11 00 0102030405060708")) }
            #expect(try await peer.receiveToEnd().count <= 180, "ten Pongs at most")
        }
    }

    @Test func aSilentServerIsAskedForASignOfLife() async throws {
        var configuration = RPCClientConfiguration.oneAttempt
        configuration.keepAliveInterval = .milliseconds(200)
        configuration.keepAliveTimeout = .milliseconds(20)
        try await withRawService(configuration) { service async throws in
            let peer = try await service.agreedPeer()
            async let outcome = service.echo.outcome()
            #expect(try await peer.receiveFrame().streamID == 3)
            // As long as it answers the call may take its time.
            for _ in 0..<2 {
                let ping = try await peer.receiveFrame()
                #expect(ping.type == 0x11 && ping.streamID == 0 && ping.data.count == 8)
                await peer.send(RawFrame(streamID: 0, type: 0x12, data: ping.data).octets)
            }
            #expect(try await peer.receiveFrame().type == 0x11)
            #expect(await outcome == .failure(.unavailable))
            #expect(try await peer.receiveToEnd().isEmpty)
        }
    }

    // MARK: GoAway

    @Test func afterAGoAwayCallsGoToANewConnection() async throws {
        try await withRawService { service async throws in
            let first = try await service.agreedPeer()
            async let running = service.echo.outcome(text("Hi"))
            #expect(try await first.receiveFrame().streamID == 3)
            await first.send(octets("0000000C 00000000 13 00 FFFFFFFF 00000000") + text("soon"))
            // The new connection is made ahead of any call.
            let second = try await service.peer(1)
            async let next = service.echo.outcome(text("Hi"))
            #expect(try await second.receiveFrame().streamID == 1)
            await second.send(goodResponse(1).octets)
            #expect(await next == .success(text("Hi")))
            await first.send(goodResponse(3).octets)
            #expect(await running == .success(text("Hi")), "what runs is not cut")
            #expect(try await first.receiveToEnd().isEmpty, "the last answer closes it")
        }
    }

    @Test func callsAboveTheLastIdAreMadeAgainWhateverTheyAre() async throws {
        try await withRawService { service async throws in
            let first = try await service.agreedPeer()
            let write = MethodName(service: "carewire.echo.v1.Echo", name: "Echo")
            async let low = service.echo.outcome(text("Hi"))
            #expect(try await first.receiveFrame().streamID == 3)
            async let high = service.write(write)
            #expect(try await first.receiveFrame().streamID == 5)
            let stream = try await service.channel.stream(ScriptedStreams.chat)
            try await stream.sendEcho([4])
            for _ in 0..<2 { _ = try await first.receiveFrame() }
            await first.send(octets("00000008 00000000 13 00 00000003 00000000"))
            let second = try await service.peer(1)
            let frames = [
                try await second.receiveFrame(), try await second.receiveFrame(),
                try await second.receiveFrame(),
            ]
            #expect(frames.map(\.type) == [1, 1, 3])
            #expect(try frames[0].metadata()["x-retry"] == nil, "nobody has seen it")
            #expect(frames[2] == oneOctet(3, 4), "what was sent is sent again")
            await second.send(goodResponse(1).octets + oneOctet(3, 5).octets + closing(3).octets)
            #expect(await high == .success(text("Hi")))
            #expect(try await stream.allEchoes() == [[5]])
            await first.send(goodResponse(3).octets)
            #expect(await low == .success(text("Hi")))
        }
    }

    // MARK: Windows

    @Test func aSenderWaitsForTheWindow() async throws {
        try await withRawService { service async throws in
            let peer = try await service.agreedPeer()
            let stream = try await service.channel.stream(ScriptedStreams.collect)
            _ = try await peer.receiveFrame()
            let sent = Journal<Int>()
            let sending = Task {
                for number in 0..<4 {
                    try await stream.send([UInt8](repeating: 1, count: 200_000))
                    sent.note(number)
                }
            }
            for _ in 0..<2 { #expect(try await peer.receiveFrame().data.count == 200_000) }
            try await sent.wait(forCount: 2)
            // 400,000 octets are above 256 KiB: another call passes, the stream does not.
            async let other = service.echo.outcome(text("Hi"))
            #expect(try await peer.receiveFrame().streamID == 5)
            await peer.send(goodResponse(5).octets)
            #expect(await other == .success(text("Hi")))
            #expect(sent.entries.count == 2)
            await peer.send(octets("00000004 00000003 14 00 00021A81"))  // One octet above zero.
            #expect(try await peer.receiveFrame().data.count == 200_000)
            try await sent.wait(forCount: 3)
            await peer.send(octets("00000004 00000003 14 00 00100000"))
            #expect(try await peer.receiveFrame().data.count == 200_000)
            try await sending.value
        }
    }

    @Test func aReceiverWidensTheWindowWhenItHasTakenHalfOfIt() async throws {
        try await withRawService { service async throws in
            let peer = try await service.agreedPeer()
            let stream = try await service.channel.stream(ScriptedStreams.count)
            _ = try await peer.receiveFrame()
            for _ in 0..<3 {
                await peer.send(
                    RawFrame(
                        streamID: 3, type: 3, data: [UInt8](repeating: 0, count: 65_536)
                    ).octets)
            }
            _ = try await stream.receive()
            _ = try await stream.receive()
            #expect(
                try await peer.receiveFrame().octets == octets("00000004 00000003 14 00 00020000"))
            stream.cancel()
        }
    }

    @Test func aWindowOfZeroEndsTheConnection() async throws {
        try await withRawService { service async throws in
            let peer = try await service.agreedPeer()
            await peer.send(octets("00000004 00000000 14 00 00000000"))
            #expect(try await peer.receiveToEnd().isEmpty)
        }
    }

    // MARK: Trailers

    @Test func aReportTellsWhatCameBesideTheAnswer() async throws {
        try await withRawService { service async throws in
            let peer = try await service.agreedPeer()
            let report = CallReport()
            var options = CallOptions.patient
            options.report = report
            async let outcome = service.echo.outcome(text("Hi"), options: options)
            _ = try await peer.receiveFrame()
            await peer.send(
                octets("00000008 00000003 15 00 0A 06 0A 01 61 12 01 62")  // Headers a: b.
                    + octets("00000019 00000003 02 00 12 04 0A 02 48 69")  // The answer,
                    + octets("D2 3E 06 0A 01 63 12 01 64")  // field 1002: c: d,
                    + octets("DA 3E 07 08 E8 07 10 02 18 01"))  // field 1003: 1000, 2, 1 ns.
            #expect(await outcome == .success(text("Hi")))
            let facts = report.facts
            #expect(facts.attemptCount == 1 && facts.endpoint == service.listeners[0].address)
            #expect(facts.metadata["a"] == "b" && facts.trailers["c"] == "d")
            #expect(
                facts.timing
                    == CallReport.ServerTiming(
                        queue: .nanoseconds(1000), run: .nanoseconds(2),
                        downstream: .nanoseconds(1)))
        }
    }

    @Test func aStreamsMetadataComesAheadOfItsMessages() async throws {
        try await withRawService { service async throws in
            let peer = try await service.agreedPeer()
            let report = CallReport()
            var options = CallOptions.patient
            options.report = report
            let stream = try await service.channel.stream(ScriptedStreams.count, [], options)
            _ = try await peer.receiveFrame()
            await peer.send(octets("00000008 00000003 15 00 0A 06 0A 01 61 12 01 62"))
            await peer.send(oneOctet(3, 1).octets)
            #expect(try await stream.nextEcho() == [1])
            #expect(report.facts.metadata["a"] == "b")
            stream.cancel()
        }
    }
}

extension RawService {
    /// A call of a method that may not be repeated, with "Hi".
    func write(_ method: MethodName, _ options: CallOptions = .patient) async -> Outcome {
        let call = EchoCall(method, options)
        do throws(RPCError) { try await channel.perform(call) } catch {
            return .failure(error.code)
        }
        return .success(call.answer)
    }
}
