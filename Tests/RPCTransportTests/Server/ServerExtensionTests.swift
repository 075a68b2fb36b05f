import LatencyBudget
import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// The extensions of the wire, as a server speaks them. Wire facts, section 11.
@Suite(.timeLimit(.minutes(1))) struct ServerExtensionTests {
    private let begun = Journal<Int>()
    private let ends = Journal<StatusCode>()
    private let release = Journal<Int>()

    /// Handlers that wait until they are released or cancelled.
    private var patient: ScriptedStreams {
        let (begun, ends, release) = (begun, ends, release)
        let wait: @Sendable () async throws -> Void = {
            begun.note(1)
            do { try await release.wait(forCount: 1) } catch {
                ends.note(.cancelled)
                throw error
            }
            ends.note(.ok)
        }
        var streams = ScriptedStreams()
        streams.echo.later = { request, _ in
            try await wait()
            return EchoV1.EchoResponse(data: request.data)
        }
        streams.count = { _, _, _ in try await wait() }
        streams.collect = { requests, _ in
            begun.note(1)
            do { for try await _ in requests {} } catch {
                ends.note((error as? RPCError)?.code ?? .unknown)
                throw error
            }
            return EchoV1.EchoResponse()
        }
        streams.chat = { requests, _, _ in
            begun.note(1)
            do { for try await _ in requests {} } catch {
                ends.note((error as? RPCError)?.code ?? .unknown)
                throw error
            }
        }
        return streams
    }

    /// Runs a test with a peer that has agreed on everything by stream 1.
    private func withAgreement(
        _ streams: ScriptedStreams = ScriptedStreams(), limits: ServerLimits = ServerLimits(),
        _ body: (RawPeer, RunningServer) async throws -> Void
    ) async throws {
        try await streams.withPeer(limits: limits) { peer, server async throws in
            await peer.send(offeringRequest(1))
            #expect(try await Facts(peer.receiveFrame()).capabilities == allCapabilities)
            try await body(peer, server)
        }
    }

    // MARK: Agreement

    @Test func theFirstUnaryCallAgrees() async throws {
        try await ScriptedStreams().withPeer { peer, _ async throws in
            await peer.send(
                octets("00 00 00 51  00 00 00 01  01  00") + echoNames
                    + octets("2A 2C  0A 05") + text("x-ttx") + octets("12 23")
                    + text("1;cancel,ping,goaway,window,trailer") + hiPayload)
            let frame = try await peer.receiveFrame()
            let offer = octets("CA 3E 23") + text("1;cancel,ping,goaway,window,trailer")
            #expect(frame.data.contains(offer))
            let facts = try Facts(frame)
            #expect(facts.payload == octets("0A 02 48 69") && facts.timing != nil)
            // From then on nothing is said of it again, and the time is always told.
            await peer.send(goodRequest(3))
            let later = try await Facts(peer.receiveFrame())
            #expect(later.capabilities == nil && later.timing != nil)
        }
    }

    @Test(
        arguments: [
            ("1;ping,trailer", "1;ping,trailer"), ("1;window,unknown", "1;window"),
            ("2;ping", nil), ("1;", nil), ("", nil), ("1;none", nil),
        ] as [(String, String?)])
    func whatBothHaveIsAgreed(offer: String, answer: String?) async throws {
        try await ScriptedStreams().withPeer { peer, _ async throws in
            await peer.send(offeringRequest(1, offer))
            let facts = try await Facts(peer.receiveFrame())
            #expect(facts.capabilities == answer && facts.payload == octets("0A 02 48 69"))
            #expect((facts.timing != nil) == (answer?.contains("trailer") == true))
        }
    }

    @Test func anOfferOfALaterCallIsNotTaken() async throws {
        try await ScriptedStreams().withPeer { peer, _ async throws in
            #expect(try await peer.answersGoodCall(1))
            await peer.send(offeringRequest(3))
            #expect(try await peer.receiveFrame() == goodResponse(3))
        }
    }

    @Test func aStreamBeforeTheFirstUnaryCallLeavesTheOfferToIt() async throws {
        try await ScriptedStreams().withPeer { peer, _ async throws in
            await peer.send(openRequest(1, chatNames) + offeringRequest(3))
            #expect(try await Facts(peer.receiveFrame()).capabilities == allCapabilities)
        }
    }

    @Test func aRefusedCallAnswersTheOfferToo() async throws {
        let echo = ScriptedEcho(now: { _, _ in throw RPCError(.notFound, "no") })
        try await ScriptedStreams(echo: echo).withPeer { peer, _ async throws in
            await peer.send(offeringRequest(1))
            let facts = try await Facts(peer.receiveFrame())
            #expect(facts.code == 5 && facts.capabilities == allCapabilities)
        }
    }

    /// Nothing of the extensions may be on the wire before the answer.
    @Test func anAsynchronousFirstCallAgreesWhenItIsAnswered() async throws {
        try await patient.withPeer { peer, _ async throws in
            await peer.send(offeringRequest(1, names: laterNames))
            try await begun.wait(forCount: 1)
            await peer.send(
                RawFrame(streamID: 0, type: 0x11, data: [1, 2, 3, 4, 5, 6, 7, 8]).octets)
            #expect(try await peer.answersGoodCall(3), "no timing, no Pong")
            release.note(1)
            #expect(try await Facts(peer.receiveFrame()).capabilities == allCapabilities)
            await peer.send(
                RawFrame(streamID: 0, type: 0x11, data: [1, 2, 3, 4, 5, 6, 7, 8]).octets)
            #expect(
                try await peer.receiveFrame()
                    == RawFrame(streamID: 0, type: 0x12, data: [1, 2, 3, 4, 5, 6, 7, 8]))
        }
    }

    // MARK: Cancel

    @Test(arguments: [laterNames, countNames, collectNames, chatNames])
    func aCancelEndsTheHandlerAndSendsNothing(names: [UInt8]) async throws {
        try await withAgreement(patient) { peer, _ async throws in
            switch names {
            case laterNames: await peer.send(laterRequest(3))
            case countNames: await peer.send(countRequest(3, [1]))
            default: await peer.send(openRequest(3, names))
            }
            try await begun.wait(forCount: 1)
            await peer.send(octets("00 00 00 01  00 00 00 03  10  00  01"))
            try await ends.wait(for: .cancelled)
            await peer.send(offeringRequest(5))
            #expect(try await peer.receiveFrame().streamID == 5, "nothing of stream 3")
        }
    }

    @Test func aCancelSaysWhetherTheDeadlineHasPassed() async throws {
        try await withAgreement(patient) { peer, server async throws in
            await peer.send(openRequest(3, chatNames))
            try await begun.wait(forCount: 1)
            await peer.send(octets("00 00 00 01  00 00 00 03  10  00  04"))
            try await ends.wait(for: .deadlineExceeded)
            await peer.send(openRequest(5, chatNames))
            try await begun.wait(forCount: 2)
            // A code that cannot be read cancels all the same.
            await peer.send(octets("00 00 00 01  00 00 00 05  10  00  FF"))
            try await ends.wait(for: .cancelled)
            let hops = try await server.hops.wait(forCount: 3)
            #expect(hops.map(\.status).sorted() == [0, 1, 4])
        }
    }

    @Test func aCancelledCallKeepsItsPlaceUntilItsHandlerReturns() async throws {
        let (begun, ends, release) = (begun, ends, release)
        var streams = ScriptedStreams()
        streams.echo.later = { _, _ in
            begun.note(1)
            _ = await Task { try? await release.wait(forCount: 1) }.value
            ends.note(.ok)
            return EchoV1.EchoResponse()
        }
        try await withAgreement(streams, limits: ServerLimits(concurrentCallMax: 1)) {
            peer, _ async throws in
            await peer.send(laterRequest(3))
            try await begun.wait(forCount: 1)
            await peer.send(octets("00 00 00 01  00 00 00 03  10  00  01") + goodRequest(5))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 5, code: .resourceExhausted))
            release.note(1)
            try await ends.wait(for: .ok)
            await peer.send(goodRequest(7))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 7, code: .ok))
        }
    }

    @Test func aCancelOfNothingIsIgnored() async throws {
        try await withAgreement { peer, _ async throws in
            await peer.send(octets("00 00 00 01  00 00 00 01  10  00  01"))
            await peer.send(octets("00 00 00 01  00 00 00 09  10  00  01"))
            await peer.send(goodRequest(3))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 3, code: .ok))
        }
    }

    // MARK: Ping

    @Test func moreThanTenPingsInASecondCloseTheConnection() async throws {
        try await withAgreement { peer, _ async throws in
            let ping = octets("00 00 00 08  00 00 00 00  11  00  00 01 02 03 04 05 06 07")
            for _ in 0..<10 {
                await peer.send(ping)
                #expect(
                    try await peer.receive(18)
                        == octets("00 00 00 08  00 00 00 00  12  00  00 01 02 03 04 05 06 07"))
            }
            await peer.send(ping)
            #expect(try await peer.receiveToEnd().isEmpty)
        }
    }

    // MARK: Windows

    /// A stream of messages of 64 KiB, which tells how many have left.
    private func pouring(_ sent: Journal<Int>) -> ScriptedStreams {
        var streams = ScriptedStreams()
        streams.count = { request, responses, _ in
            let message = EchoV1.EchoResponse(data: [UInt8](repeating: 1, count: 65_532))
            for _ in 0..<(Int(request.data.first ?? 0)) {
                try await responses.send(message)
                sent.note(1)
            }
        }
        return streams
    }

    @Test func aStreamStopsAtTheEndOfItsWindowAndGoesOn() async throws {
        let sent = Journal<Int>()
        try await withAgreement(pouring(sent)) { peer, _ async throws in
            await peer.send(countRequest(3, [7]))
            for _ in 0..<4 { #expect(try await peer.receiveFrame().data.count == 65_536) }
            // Another stream is not held up, and nothing more of the first one comes before it.
            await peer.send(goodRequest(5))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 5, code: .ok))
            #expect(sent.entries.count == 4)
            await peer.send(octets("00 00 00 04  00 00 00 03  14  00  00 00 00 01"))
            #expect(try await peer.receiveFrame().data.count == 65_536, "below zero now")
            await peer.send(goodRequest(7))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 7, code: .ok))
            await peer.send(octets("00 00 00 04  00 00 00 03  14  00  00 10 00 00"))
            for _ in 0..<2 { #expect(try await peer.receiveFrame().data.count == 65_536) }
            let end = try await peer.receiveFrame()
            #expect(end.streamID == 3 && end.type == 2, "told with the time it took")
        }
    }

    @Test func theConnectionsWindowHoldsAllStreamsUp() async throws {
        let sent = Journal<Int>()
        try await withAgreement(pouring(sent)) { peer, _ async throws in
            // 17 streams of 256 KiB want more than 4 MiB.
            for number in 1...17 as ClosedRange<UInt32> {
                await peer.send(countRequest(number * 2 + 1, [4]))
            }
            var ended = 0
            for _ in 0..<80 {
                let frame = try await peer.receiveFrame()
                if frame.type == 2 { ended += 1 }
            }
            #expect(sent.entries.count == 64 && ended == 16)
            await peer.send(octets("00 00 00 04  00 00 00 00  14  00  00 10 00 00"))
            for _ in 0..<4 { #expect(try await peer.receiveFrame().type == 3) }
            #expect(try await peer.receiveFrame().type == 2)
        }
    }

    @Test(arguments: ["00 00 00 00", "7F FF FF FF"]) func aBadWindowClosesTheConnection(
        increment: String
    ) async throws {
        try await withAgreement(patient) { peer, _ async throws in
            await peer.send(countRequest(3, [1]))
            try await begun.wait(forCount: 1)
            await peer.send(octets("00 00 00 04  00 00 00 03  14  00") + octets(increment))
            #expect(try await peer.receiveToEnd().isEmpty)
            try await ends.wait(for: .cancelled)
        }
    }

    @Test func whatAHandlerTakesIsAnnounced() async throws {
        let taken = Journal<Int>()
        var streams = ScriptedStreams()
        streams.collect = { requests, _ in
            for try await request in requests { taken.note(request.data.count) }
            return EchoV1.EchoResponse()
        }
        try await withAgreement(streams) { peer, _ async throws in
            await peer.send(openRequest(3, collectNames))
            await peer.send(manyOctets(3, 65_532).octets + manyOctets(3, 65_532).octets)
            // Half of 256 KiB.
            #expect(
                try await peer.receive(14)
                    == octets("00 00 00 04  00 00 00 03  14  00  00 02 00 00"))
            // Half of 4 MiB after 32 messages; the stream's own come in between.
            for _ in 0..<30 { await peer.send(manyOctets(3, 65_532).octets) }
            var announced: [UInt32: Int] = [:]
            for _ in 0..<16 {
                let frame = try await peer.receiveFrame()
                let increment = frame.data.reduce(0) { $0 << 8 | Int($1) }
                announced[frame.streamID, default: 0] += increment
            }
            #expect(announced == [3: 30 * 65_536, 0: 32 * 65_536])
        }
    }

    @Test func whatNobodyTakesIsAnnouncedOnTheConnection() async throws {
        try await withAgreement(patient) { peer, _ async throws in
            // Messages of a stream that is cancelled, and some behind its end.
            for round in 0..<9 as Range<UInt32> {
                let id = round * 2 + 3
                await peer.send(openRequest(id, chatNames))
                try await begun.wait(forCount: Int(round) + 1)
                for _ in 0..<2 { await peer.send(manyOctets(id, 65_532).octets) }
                await peer.send(octets("00 00 00 01 00 00 00") + [UInt8(id)] + octets("10 00 01"))
                for _ in 0..<2 { await peer.send(manyOctets(id, 65_532).octets) }
            }
            var total = 0
            while total < 2 << 20 {
                let frame = try await peer.receiveFrame()
                #expect(frame.type == 0x14)
                if frame.streamID == 0 { total += frame.data.reduce(0) { $0 << 8 | Int($1) } }
            }
        }
    }

    // MARK: Headers, trailers, timing

    @Test func metadataGoesAheadOfTheFirstMessage() async throws {
        let failures = Journal<StatusCode>()
        var streams = ScriptedStreams()
        streams.count = { _, responses, _ in
            var metadata = Metadata()
            metadata.append("k", "v")
            try await responses.sendMetadata(metadata)
            try await responses.send(EchoV1.EchoResponse(data: [1]))
            do { try await responses.sendMetadata(metadata) } catch let error as RPCError {
                failures.note(error.code)
            }
        }
        try await withAgreement(streams) { peer, _ async throws in
            await peer.send(countRequest(3, [1]))
            #expect(
                try await peer.receive(18)
                    == octets("00 00 00 08  00 00 00 03  15  00  0A 06  0A 01 6B  12 01 76"))
            #expect(try await peer.receiveFrame() == oneOctet(3, 1))
            #expect(try await peer.receiveFrame().type == 2)
            #expect(failures.entries == [.failedPrecondition])
        }
        try await streams.withPeer { peer, _ async throws in
            await peer.send(countRequest(1, [1]))
            #expect(try await peer.receiveFrame() == oneOctet(1, 1), "nothing for the unknowing")
            #expect(try await peer.receiveFrame() == closing(1))
        }
    }

    @Test(arguments: [echoNames, laterNames, countNames, collectNames, chatNames], [false, true])
    func trailersAndTimesComeWithTheEnd(names: [UInt8], fails: Bool) async throws {
        let end: @Sendable (CallContext) throws -> Void = { context in
            context.addTrailer("k", "v")
            if fails { throw RPCError(.notFound, "no", retryAfter: .microseconds(1500)) }
        }
        var streams = ScriptedStreams()
        streams.echo.now = { _, context in
            try end(context)
            return EchoV1.EchoResponse()
        }
        streams.echo.later = { _, context in
            try end(context)
            return EchoV1.EchoResponse()
        }
        streams.count = { _, _, context in try end(context) }
        streams.chat = { _, _, context in try end(context) }
        streams.collect = { _, context in
            try end(context)
            return EchoV1.EchoResponse()
        }
        try await withAgreement(streams) { peer, _ async throws in
            switch names {
            case countNames: await peer.send(countRequest(3, []))
            case chatNames, collectNames: await peer.send(openRequest(3, names))
            default: await peer.send(RawFrame(streamID: 3, type: 1, data: names).octets)
            }
            let facts = try await Facts(peer.receiveFrame())
            #expect(facts.code == (fails ? 5 : 0))
            #expect(facts.timing != nil)
            #expect(
                facts.trailers == (fails ? ["k=v", "retry-pushback-ms=2"] : ["k=v"]))
        }
    }

    @Test func theTimeOfARunIsTold() async throws {
        var streams = ScriptedStreams()
        streams.echo.later = { _, context in
            context.timeline?.downstreamBegan(at: .now)
            var spent = 0
            while context.timeline.map({ $0.downstream(until: .now) < .milliseconds(2) }) == true {
                spent += 1
            }
            context.timeline?.downstreamEnded(at: .now)
            return EchoV1.EchoResponse(data: [UInt8(truncatingIfNeeded: spent)])
        }
        try await withAgreement(streams) { peer, _ async throws in
            await peer.send(laterRequest(3))
            let timing = try await #require(Facts(peer.receiveFrame()).timing)
            #expect(timing.downstream >= 2_000_000 && timing.run >= timing.downstream)
            #expect(timing.queue < 10_000_000_000)
        }
    }

    // MARK: GoAway

    @Test func aDrainLosesNoCall() async throws {
        try await withAgreement(patient) { peer, server async throws in
            await peer.send(laterRequest(3))
            try await begun.wait(forCount: 1)
            async let drained: Void = server.server.drain()
            #expect(
                try await peer.receive(26)
                    == octets("00 00 00 10  00 00 00 00  13  00  FF FF FF FF  00 00 00 00")
                    + text("draining"))
            let ping = try await peer.receiveFrame()
            #expect(ping.type == 0x11 && ping.streamID == 0 && ping.data.count == 8)
            // What was on its way is still taken.
            await peer.send(laterRequest(5))
            try await begun.wait(forCount: 2)
            await peer.send(RawFrame(streamID: 0, type: 0x12, data: ping.data).octets)
            #expect(
                try await peer.receive(26)
                    == octets("00 00 00 10  00 00 00 00  13  00  00 00 00 05  00 00 00 00")
                    + text("draining"))
            await peer.send(goodRequest(7))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 7, code: .unavailable))
            release.note(1)
            var answered: Set<UInt32> = []
            for _ in 0..<2 { answered.insert(try await peer.receiveAnswer().streamID) }
            #expect(answered == [3, 5])
            #expect(try await peer.receiveToEnd().isEmpty)
            await drained
        }
    }

    @Test func anIdleConnectionIsClosedAfterItsPong() async throws {
        try await withAgreement { peer, server async throws in
            async let drained: Void = server.server.drain()
            #expect(try await peer.receiveFrame().type == 0x13)
            let ping = try await peer.receiveFrame()
            await peer.send(RawFrame(streamID: 0, type: 0x12, data: ping.data).octets)
            #expect(try await peer.receiveFrame().data.prefix(4) == octets("00 00 00 01")[...])
            #expect(try await peer.receiveToEnd().isEmpty)
            await drained
        }
    }

    @Test func aPeerThatDoesNotAnswerIsWaitedForASecondOnly() async throws {
        try await withAgreement { peer, server async throws in
            async let drained: Void = server.server.drain()
            for type in [0x13, 0x11, 0x13] as [UInt8] {
                #expect(try await peer.receiveFrame().type == type)
            }
            #expect(try await peer.receiveToEnd().isEmpty)
            await drained
        }
    }
}
