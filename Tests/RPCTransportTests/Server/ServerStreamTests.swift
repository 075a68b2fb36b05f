import Messages
import RPC
import TestSupport
import Testing

/// Streams of each kind, with the octets written out. Wire facts, section 6.
@Suite(.timeLimit(.minutes(1))) struct ServerStreamTests {
    private let seen = Journal<[UInt8]>()
    private let failures = Journal<StatusCode>()

    private func withPeer(
        _ streams: ScriptedStreams = ScriptedStreams(), _ body: (RawPeer) async throws -> Void
    ) async throws {
        try await streams.withPeer { peer, _ in try await body(peer) }
    }

    // MARK: Good calls

    @Test func aClientStreamIsAnsweredOnce() async throws {
        try await withPeer { peer async throws in
            await peer.send(octets("00 00 00 17  00 00 00 01  01  06") + collectNames)
            await peer.send(octets("00 00 00 03  00 00 00 01  03  00  0A 01 61"))
            await peer.send(octets("00 00 00 03  00 00 00 01  03  00  0A 01 62"))
            await peer.send(octets("00 00 00 00  00 00 00 01  03  05"))
            #expect(
                try await peer.receive(16)
                    == octets("00 00 00 06  00 00 00 01  02  00  12 04  0A 02 61 62"))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func aServerStreamEndsWithClosingData() async throws {
        try await withPeer { peer async throws in
            await peer.send(
                octets("00 00 00 1B  00 00 00 01  01  01") + countNames
                    + octets("1A 04  0A 02 61 62"))
            #expect(
                try await peer.receive(13 + 13 + 10)
                    == octets("00 00 00 03  00 00 00 01  03  00  0A 01 61")
                    + octets("00 00 00 03  00 00 00 01  03  00  0A 01 62")
                    + octets("00 00 00 00  00 00 00 01  03  05"))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func bothSidesOfACallSendAsTheyLike() async throws {
        try await withPeer { peer async throws in
            await peer.send(octets("00 00 00 14  00 00 00 01  01  06") + chatNames)
            for octet in 1...5 as ClosedRange<UInt8> {
                await peer.send(oneOctet(1, octet).octets)
                #expect(try await peer.receiveFrame() == oneOctet(1, octet))
                #expect(try await peer.answersGoodCall(UInt32(octet) * 2 + 1))
            }
            await peer.send(octets("00 00 00 00  00 00 00 01  03  05"))
            #expect(try await peer.receiveFrame() == closing(1))
        }
    }

    @Test func manyStreamsGoOnBesideEachOther() async throws {
        try await withPeer { peer async throws in
            let ids = stride(from: 1, through: 199, by: 2).map { UInt32($0) }
            for id in ids { await peer.send(openRequest(id, chatNames)) }
            for octet in [1, 2] as [UInt8] {
                for id in ids { await peer.send(oneOctet(id, octet).octets) }
                var frames: [UInt32: RawFrame] = [:]
                for _ in ids {
                    let frame = try await peer.receiveFrame()
                    frames[frame.streamID] = frame
                }
                for id in ids { #expect(frames[id] == oneOctet(id, octet)) }
            }
            for id in ids { await peer.send(closing(id).octets) }
            var ended: Set<UInt32> = []
            for _ in ids { ended.insert(try await peer.receiveFrame().streamID) }
            #expect(ended == Set(ids))
        }
    }

    // MARK: How a call is opened and closed

    /// `flags` of the Request, the payload field, and what the handler gets beside the "z" behind.
    @Test(arguments: [
        ("06", "", ""), ("02", "", ""), ("02", "1A 00", ""), ("02", "1A 03 0A 01 61", "61"),
        ("06", "1A 03 0A 01 61", "61"), ("00", "1A 03 0A 01 61", "61"),
    ])
    func theFirstMessageMayComeInTheRequest(
        flags: String, payload: String, first: String
    ) async throws {
        try await withPeer { peer async throws in
            let data = collectNames + octets(payload)
            await peer.send(
                octets("00 00 00") + [UInt8(data.count)] + octets("00 00 00 01  01" + flags) + data)
            await peer.send(octets("00 00 00 03  00 00 00 01  03  00  0A 01 7A"))
            await peer.send(octets("00 00 00 00  00 00 00 01  03  05"))
            let collected = octets(first) + [0x7A]
            let reply = [0x0A, UInt8(collected.count)] + collected
            #expect(
                try await peer.receiveFrame()
                    == RawFrame(
                        streamID: 1, type: 2, data: [0x12, UInt8(reply.count)] + reply))
        }
    }

    @Test func aRequestMayBeTheWholeStream() async throws {
        try await withPeer { peer async throws in
            await peer.send(
                octets("00 00 00 1C  00 00 00 01  01  01") + collectNames
                    + octets("1A 03  0A 01 61"))
            #expect(
                try await peer.receive(15)
                    == octets("00 00 00 05  00 00 00 01  02  00  12 03  0A 01 61"))
        }
    }

    @Test func closingDataWithAMessageDeliversItFirst() async throws {
        try await withPeer { peer async throws in
            await peer.send(openRequest(1, collectNames))
            await peer.send(octets("00 00 00 03  00 00 00 01  03  01  0A 01 61"))
            #expect(
                try await peer.receive(15)
                    == octets("00 00 00 05  00 00 00 01  02  00  12 03  0A 01 61"))
        }
    }

    @Test func anEmptyMessageIsAMessage() async throws {
        let seen = seen
        var streams = ScriptedStreams()
        streams.collect = { requests, _ in
            for try await request in requests { seen.note(request.data) }
            return EchoV1.EchoResponse(data: [UInt8(seen.entries.count)])
        }
        try await withPeer(streams) { peer async throws in
            await peer.send(openRequest(1, collectNames))
            await peer.send(octets("00 00 00 00  00 00 00 01  03  00"))
            await peer.send(octets("00 00 00 00  00 00 00 01  03  01"))
            #expect(
                try await peer.receive(15)
                    == octets("00 00 00 05  00 00 00 01  02  00  12 03  0A 01 02"))
        }
    }

    @Test(arguments: [countNames, laterNames, echoNames])
    func anOpenSideOfACallThatTakesNoDataMayBeClosed(names: [UInt8]) async throws {
        try await withPeer { peer async throws in
            await peer.send(
                RawFrame(streamID: 1, type: 1, flags: 2, data: names + hiPayload).octets)
            await peer.send(closing(1).octets)
            let frame = try await peer.receiveFrame()
            #expect(frame.streamID == 1 && frame.data.count > 0)
        }
    }

    // MARK: Early ends

    @Test func theServersEndIsTheEndOfBothDirections() async throws {
        var streams = ScriptedStreams()
        streams.chat = { _, responses, _ in
            try await responses.send(EchoV1.EchoResponse(data: [1]))
        }
        try await withPeer(streams) { peer async throws in
            await peer.send(openRequest(1, chatNames))
            #expect(try await peer.receiveFrame() == oneOctet(1, 1))
            #expect(try await peer.receiveFrame() == closing(1))
            for _ in 0..<300 { await peer.send(oneOctet(1, 2).octets) }
            await peer.send(closing(1).octets)
            #expect(try await peer.answersGoodCall(3), "and nothing about the late messages")
        }
    }

    @Test(arguments: [collectNames, countNames, chatNames])
    func anErrorIsAResponseAndNothingFollows(names: [UInt8]) async throws {
        var streams = ScriptedStreams()
        let error = RPCError(.notFound, "no")
        streams.collect = { _, _ in throw error }
        streams.count = { _, _, _ in throw error }
        streams.chat = { _, _, _ in throw error }
        try await withPeer(streams) { peer async throws in
            await peer.send(
                names == countNames ? countRequest(1, [1]) : openRequest(1, names))
            #expect(try await peer.receiveFrame() == failure(1, code: 5, message: "no"))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    @Test func aClientStreamMayBeAnsweredBeforeItsEnd() async throws {
        var streams = ScriptedStreams()
        streams.collect = { requests, _ in
            for try await request in requests { return EchoV1.EchoResponse(data: request.data) }
            return EchoV1.EchoResponse()
        }
        try await withPeer(streams) { peer async throws in
            await peer.send(openRequest(1, collectNames))
            for octet in 1...100 as ClosedRange<UInt8> {
                await peer.send(oneOctet(1, octet).octets)
            }
            #expect(
                try await peer.receive(15)
                    == octets("00 00 00 05  00 00 00 01  02  00  12 03  0A 01 01"))
            #expect(try await peer.answersGoodCall(3))
        }
    }

    // MARK: The pipe

    @Test func handlersMayUseTheirStreamFromOtherTasks() async throws {
        var streams = ScriptedStreams()
        streams.chat = { requests, responses, _ in
            // Neither task is on the loop.
            let reader = Task { @concurrent () async throws -> [UInt8] in
                var all: [UInt8] = []
                for try await request in requests { all += request.data }
                return all
            }
            let writer = Task { @concurrent () async throws -> Void in
                for octet in 1...50 as ClosedRange<UInt8> {
                    try await responses.send(EchoV1.EchoResponse(data: [octet]))
                }
            }
            try await writer.value
            try await responses.send(EchoV1.EchoResponse(data: try await reader.value))
        }
        try await withPeer(streams) { peer async throws in
            await peer.send(openRequest(1, chatNames))
            for octet in 1...9 as ClosedRange<UInt8> { await peer.send(oneOctet(1, octet).octets) }
            await peer.send(closing(1).octets)
            for octet in 1...50 as ClosedRange<UInt8> {
                #expect(try await peer.receiveFrame() == oneOctet(1, octet))
            }
            #expect(
                try await peer.receiveFrame()
                    == RawFrame(
                        streamID: 1, type: 3, data: octets("0A 09 01 02 03 04 05 06 07 08 09")))
            #expect(try await peer.receiveFrame() == closing(1))
        }
    }

    @Test func onlyOneTaskReceivesAtATime() async throws {
        let failures = failures
        var streams = ScriptedStreams()
        streams.collect = { requests, _ in
            do {
                try await withThrowingTaskGroup { group in
                    for _ in 0..<2 { group.addTask { _ = try await requests.next() } }
                    try await group.next()
                }
            } catch let error as RPCError {
                failures.note(error.code)
                throw error
            }
            return EchoV1.EchoResponse()
        }
        try await withPeer(streams) { peer async throws in
            await peer.send(openRequest(1, collectNames))
            #expect(
                try await peer.receiveAnswer() == Answer(streamID: 1, code: .failedPrecondition))
            #expect(failures.entries == [.failedPrecondition])
        }
    }

    @Test func aCancelledTaskStopsWaiting() async throws {
        let failures = failures
        var streams = ScriptedStreams()
        streams.collect = { requests, _ in
            let reader = Task { try await requests.next() }
            reader.cancel()
            do { _ = try await reader.value } catch let error as RPCError {
                failures.note(error.code)
            }
            let next = try await requests.next()
            return EchoV1.EchoResponse(data: next?.data ?? [])
        }
        try await withPeer(streams) { peer async throws in
            await peer.send(openRequest(1, collectNames))
            try await failures.wait(for: .cancelled)
            await peer.send(oneOctet(1, 0x61).octets)
            #expect(
                try await peer.receive(15)
                    == octets("00 00 00 05  00 00 00 01  02  00  12 03  0A 01 61"))
        }
    }

    @Test func aMessageLargerThanAFrameIsRefusedAndTheStreamGoesOn() async throws {
        let failures = failures
        var streams = ScriptedStreams()
        streams.count = { _, responses, _ in
            let large = EchoV1.EchoResponse(data: [UInt8](repeating: 1, count: 4 << 20))
            do { try await responses.send(large) } catch let error as RPCError {
                failures.note(error.code)
            }
            try await responses.send(EchoV1.EchoResponse(data: [9]))
        }
        try await withPeer(streams) { peer async throws in
            await peer.send(countRequest(1, [1]))
            #expect(try await peer.receiveFrame() == oneOctet(1, 9))
            #expect(try await peer.receiveFrame() == closing(1))
            #expect(failures.entries == [.resourceExhausted])
        }
    }

    @Test func aStreamThatOutlivesItsHandlerIsOver() async throws {
        let kept = Journal<ScriptedStreams.Responses>()
        var streams = ScriptedStreams()
        streams.count = { _, responses, _ in kept.note(responses) }
        try await withPeer(streams) { peer async throws in
            await peer.send(countRequest(1, [1]))
            #expect(try await peer.receiveFrame() == closing(1))
            #expect(try await peer.answersGoodCall(3))
            let error = await #expect(throws: RPCError.self) {
                try await kept.entries[0].send(EchoV1.EchoResponse(data: [1]))
            }
            #expect(error?.code == .cancelled)
            #expect(try await peer.answersGoodCall(5))
        }
    }
}
