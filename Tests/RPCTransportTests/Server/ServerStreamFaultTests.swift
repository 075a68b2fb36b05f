import Messages
import RPC
import TestSupport
import Testing

/// Bad input, limits and early ends on streams. Wire facts, sections 7 to 9.
@Suite(.timeLimit(.minutes(1))) struct ServerStreamFaultTests {
    /// What the handler of a stream saw last.
    private let ends = Journal<StatusCode>()
    private let begun = Journal<Int>()
    private let release = Journal<Int>()

    /// Handlers that begin, wait for a second message or the release, and tell how that ended.
    private var streams: ScriptedStreams {
        let (ends, begun, release) = (ends, begun, release)
        var streams = ScriptedStreams()
        streams.collect = { requests, _ in
            begun.note(1)
            do {
                for try await _ in requests {}
                ends.note(.ok)
            } catch {
                ends.note((error as? RPCError)?.code ?? .unknown)
                throw error
            }
            return EchoV1.EchoResponse()
        }
        streams.chat = { requests, _, _ in
            begun.note(1)
            do {
                for try await _ in requests {}
                ends.note(.ok)
            } catch {
                ends.note((error as? RPCError)?.code ?? .unknown)
                throw error
            }
        }
        streams.count = { _, _, _ in
            begun.note(1)
            do { try await release.wait(forCount: 1) } catch {
                ends.note(.cancelled)
                throw error
            }
            ends.note(.ok)
        }
        return streams
    }

    /// Opens stream 1 of a kind and waits for its handler.
    private func open(_ peer: RawPeer, _ names: [UInt8]) async throws {
        await peer.send(names == countNames ? countRequest(1, [1]) : openRequest(1, names))
        try await begun.wait(forCount: 1)
    }

    // MARK: Requests, for every kind

    private static let allNames = [echoNames, laterNames, collectNames, countNames, chatNames]

    private func request(
        _ id: UInt32, _ names: [UInt8], fields: [UInt8] = []
    ) -> [UInt8] {
        switch names {
        case collectNames, chatNames: openRequest(id, names, fields: fields)
        case countNames: countRequest(id, [], fields: fields)
        default: RawFrame(streamID: id, type: 1, data: names + fields + hiPayload).octets
        }
    }

    @Test(arguments: allNames) func badRequestsOfEveryKindAreRefused(names: [UInt8]) async throws {
        try await streams.withPeer { peer, _ async throws in
            // An even id; a timeout that has passed; metadata that is not UTF-8; a used id.
            await peer.send(request(2, names))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 2, code: .invalidArgument))
            await peer.send(
                request(3, names, fields: octets("20 FF FF FF FF FF FF FF FF FF 01")))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 3, code: .deadlineExceeded))
            await peer.send(request(5, names, fields: octets("2A 06  0A 01 FF  12 01 41")))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 5, code: .invalidArgument))
            await peer.send(request(5, names))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 5, code: .invalidArgument))
            await peer.send(request(7, names, fields: octets("2A 05 0A")))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 7, code: .invalidArgument))
            // Too large for a frame.
            await peer.send(octets("00 40 00 01  00 00 00 09  01  06"))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 9, code: .resourceExhausted))
            await peer.send([UInt8](repeating: 0, count: (4 << 20) + 1))
            #expect(begun.entries.isEmpty)
            #expect(try await peer.answersGoodCall(11))
        }
    }

    @Test(arguments: [laterNames, collectNames, countNames, chatNames])
    func theCallAboveTheLimitOfAConnectionIsRefused(names: [UInt8]) async throws {
        try await streams.withPeer(limits: ServerLimits(concurrentCallMax: 1)) {
            peer, _ async throws in
            await peer.send(openRequest(1, chatNames))
            try await begun.wait(forCount: 1)
            await peer.send(request(3, names))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 3, code: .resourceExhausted))
            if names == collectNames || names == chatNames {
                // Its Data is on the way already, and dropped in silence.
                await peer.send(oneOctet(3, 1).octets + closing(3).octets)
            }
            await peer.send(closing(1).octets)
            #expect(try await peer.receiveFrame() == closing(1))
            #expect(try await peer.answersGoodCall(5))
        }
    }

    @Test(arguments: [collectNames, chatNames]) func aMessageThatCannotBeReadEndsItsCall(
        names: [UInt8]
    ) async throws {
        try await streams.withPeer { peer, _ async throws in
            try await open(peer, names)
            await peer.send(octets("00 00 00 03  00 00 00 01  03  00  0A 05 41"))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func aRequestMessageThatCannotBeReadNeverReachesAHandler() async throws {
        try await streams.withPeer { peer, _ async throws in
            await peer.send(
                RawFrame(
                    streamID: 1, type: 1, flags: 1, data: countNames + octets("1A 03  0A 05 41")
                ).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            #expect(begun.entries.isEmpty)
        }
    }

    // MARK: Data

    @Test(arguments: [collectNames, chatNames], [false, true])
    func dataAfterTheClientsOwnCloseEndsTheCall(names: [UInt8], isClose: Bool) async throws {
        let release = release
        var streams = streams
        let (begun, ends) = (begun, ends)
        let wait: @Sendable () async throws -> Void = {
            begun.note(1)
            do { try await release.wait(forCount: 1) } catch {
                ends.note(.cancelled)
                throw error
            }
        }
        streams.collect = { _, _ in
            try await wait()
            return EchoV1.EchoResponse()
        }
        streams.chat = { _, _, _ in try await wait() }
        try await streams.withPeer { peer, _ async throws in
            try await open(peer, names)
            await peer.send(closing(1).octets)
            await peer.send(isClose ? closing(1).octets : oneOctet(1, 1).octets)
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            try await ends.wait(for: .cancelled)
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test(arguments: ["00", "01", "05"]) func dataOnAServerStreamEndsIt(flags: String) async throws
    {
        try await streams.withPeer { peer, _ async throws in
            try await open(peer, countNames)
            await peer.send(octets("00 00 00 03  00 00 00 01  03 \(flags)  0A 01 61"))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .invalidArgument))
            try await ends.wait(for: .cancelled)
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test(arguments: [collectNames, chatNames]) func anOversizeMessageEndsItsCallAlone(
        names: [UInt8]
    ) async throws {
        try await streams.withPeer { peer, _ async throws in
            try await open(peer, names)
            await peer.send(openRequest(3, chatNames))
            try await begun.wait(forCount: 2)
            await peer.send(octets("00 40 00 01  00 00 00 01  03  00"))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 1, code: .resourceExhausted))
            try await ends.wait(for: .resourceExhausted)
            await peer.send([UInt8](repeating: 0, count: (4 << 20) + 1))
            await peer.send(oneOctet(1, 1).octets + closing(3).octets)
            #expect(try await peer.receiveFrame() == closing(3))
        }
    }

    @Test(arguments: [(65, 1), (4, 300_000)]) func aFullQueueEndsItsStreamAlone(
        messageCount: Int, byteCount: Int
    ) async throws {
        let (release, ends) = (release, ends)
        var streams = streams
        streams.collect = { requests, _ in
            // Nobody takes the messages.
            do { try await release.wait(forCount: 1) } catch {
                do { _ = try await requests.next() } catch let error as RPCError {
                    ends.note(error.code)
                }
                throw error
            }
            return EchoV1.EchoResponse()
        }
        try await streams.withPeer { peer, _ async throws in
            await peer.send(openRequest(1, collectNames) + openRequest(3, chatNames))
            let message = manyOctets(1, byteCount).octets
            for _ in 0..<messageCount - 1 { await peer.send(message) }
            #expect(try await peer.answersGoodCall(5), "so many are borne")
            for _ in 0..<10 { await peer.send(message) }
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 1, code: .resourceExhausted))
            try await ends.wait(for: .resourceExhausted)
            await peer.send(closing(1).octets + closing(3).octets)
            #expect(try await peer.receiveFrame() == closing(3))
            #expect(try await peer.answersGoodCall(7))
        }
    }

    // MARK: Early ends

    @Test(arguments: [collectNames, countNames, chatNames])
    func theDeadlineEndsAStream(names: [UInt8]) async throws {
        try await streams.withPeer { peer, _ async throws in
            // timeout_nano = 5 ms.
            await peer.send(request(1, names, fields: octets("20 C0 96 B1 02")))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .deadlineExceeded))
            try await ends.wait(for: names == countNames ? .cancelled : .deadlineExceeded)
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test(arguments: [collectNames, countNames, chatNames])
    func aLostConnectionCancelsEveryHandler(names: [UInt8]) async throws {
        try await streams.withPeer { peer, _ async throws in
            try await open(peer, names)
            await peer.close()
            try await ends.wait(for: .cancelled)
        }
    }

    @Test func aStreamKeepsItsPlaceUntilItsHandlerReturns() async throws {
        let (release, begun, ends) = (release, begun, ends)
        var streams = streams
        streams.chat = { _, _, _ in
            begun.note(1)
            _ = await Task { try? await release.wait(forCount: 1) }.value
            ends.note(.ok)
        }
        try await streams.withPeer(limits: ServerLimits(concurrentCallMax: 1)) {
            peer, _ async throws in
            await peer.send(openRequest(1, chatNames, fields: octets("20 C0 96 B1 02")))
            #expect(try await peer.receiveAnswer() == Answer(streamID: 1, code: .deadlineExceeded))
            await peer.send(goodRequest(3))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 3, code: .resourceExhausted))
            release.note(1)
            try await ends.wait(for: .ok)
            #expect(try await peer.answersGoodCall(5), "and nothing more of the first call")
        }
    }

    // MARK: Back-pressure

    @Test func aStreamWaitsForAClientThatDoesNotRead() async throws {
        let sent = Journal<Int>()
        var streams = ScriptedStreams()
        streams.count = { _, responses, _ in
            for _ in 0..<40 {
                try await responses.send(
                    EchoV1.EchoResponse(data: [UInt8](repeating: 3, count: 1 << 20)))
                sent.note(1)
            }
        }
        try await withSocketPath { path in
            try await withServer(streams.table, address: path) { _ in
                let peer = try await RawPeer.connect(to: path)
                await peer.send(countRequest(1, [1]))
                try await sent.wait(forCount: 4)
                for number in 0..<40 {
                    let frame = try await peer.receiveFrame()
                    #expect(frame.type == 3 && frame.data.count == (1 << 20) + 4)
                    // The queue, a frame above it, and what sockets hold.
                    #expect(sent.entries.count - number <= 8)
                }
                #expect(try await peer.receiveFrame() == closing(1))
            }
        }
    }

    @Test func aStreamThatWaitsForRoomEndsAtItsDeadline() async throws {
        let ends = ends
        var streams = ScriptedStreams()
        streams.count = { _, responses, _ in
            do {
                while true {
                    try await responses.send(
                        EchoV1.EchoResponse(data: [UInt8](repeating: 3, count: 1 << 20)))
                }
            } catch {
                ends.note((error as? RPCError)?.code ?? .unknown)
                throw error
            }
        }
        try await withSocketPath { path in
            try await withServer(streams.table, address: path) { _ in
                let peer = try await RawPeer.connect(to: path)
                // timeout_nano = 50 ms. Nothing is read meanwhile.
                await peer.send(countRequest(1, [1], fields: octets("20 80 E1 EB 17")))
                try await ends.wait(for: .deadlineExceeded)
                var last = try await peer.receiveFrame()
                while last.type == 3 { last = try await peer.receiveFrame() }
                #expect(
                    last == failure(1, code: 4, message: "the deadline passed in the handler"))
                #expect(try await peer.answersGoodCall(3))
            }
        }
    }
}
