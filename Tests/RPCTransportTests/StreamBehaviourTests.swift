import Messages
import RPC
import RPCTransport
import TestSupport
import Testing

/// What every way to a service must do for calls that stream, with and without a socket.
@Suite(.timeLimit(.minutes(1))) struct StreamBehaviourTests {
    private func with(
        _ transport: Transport, _ streams: ScriptedStreams = ScriptedStreams(),
        _ body: (any RPCChannel) async throws -> Void
    ) async throws {
        try await transport.withChannel(streams.table) { channel, _ in
            // Over clear text the first unary call carries the offer of extensions.
            #expect(await EchoV1.EchoClient(channel).outcome() == .success([7]))
            try await body(channel)
        }
    }

    private func error(
        _ body: () async throws -> Void
    ) async -> RPCError? {
        await #expect(throws: RPCError.self) { try await body() }
    }

    // MARK: What goes well

    @Test(arguments: Transport.allCases) func messagesArriveInOrderWhateverTheirSize(
        transport: Transport
    ) async throws {
        try await with(transport) { channel in
            let chat = try await channel.stream(ScriptedStreams.chat)
            for count in [0, 1, 127, 128, 70_000, 300_000, 0] {
                let data = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
                try await chat.sendEcho(data)
                #expect(try await chat.nextEcho() == data)
            }
            try await chat.closeSending()
            try await chat.closeSending()
            #expect(try await chat.nextEcho() == nil)
            #expect(try await chat.nextEcho() == nil, "the end stays the end")
        }
    }

    @Test(arguments: Transport.allCases) func bothSidesMaySendAtOnce(
        transport: Transport
    ) async throws {
        try await with(transport) { channel in
            let chat = try await channel.stream(ScriptedStreams.chat)
            let sending = Task {
                for number in 0..<500 as Range<Int> {
                    try await chat.sendEcho([UInt8](repeating: UInt8(number & 255), count: 3_000))
                }
                try await chat.closeSending()
            }
            let echoes = try await chat.allEchoes()
            #expect(echoes.map { $0.first } == (0..<500).map { UInt8($0 & 255) })
            #expect(echoes.allSatisfy { $0.count == 3_000 })
            try await sending.value
        }
    }

    @Test(arguments: Transport.allCases) func oneRequestIsAnsweredByMany(
        transport: Transport
    ) async throws {
        try await with(transport) { channel in
            for count in [0, 1, 200] {
                let data = (0..<count).map { UInt8($0) }
                let counting = try await channel.stream(ScriptedStreams.count, data)
                #expect(try await counting.allEchoes() == data.map { [$0] })
            }
        }
    }

    @Test(arguments: Transport.allCases) func manyRequestsAreAnsweredByOne(
        transport: Transport
    ) async throws {
        try await with(transport) { channel in
            for count in [0, 1, 300] as [Int] {
                let collecting = try await channel.stream(ScriptedStreams.collect)
                for number in 0..<count { try await collecting.sendEcho([UInt8(number & 255)]) }
                try await collecting.closeSending()
                let expected = (0..<count).map { UInt8($0 & 255) }
                #expect(try await collecting.echoReply() == expected)
                #expect(try await collecting.echoReply() == expected, "it can be asked again")
            }
        }
    }

    @Test(arguments: Transport.allCases) func streamsDoNotDisturbEachOther(
        transport: Transport
    ) async throws {
        try await with(transport) { channel in
            await withTaskGroup { group in
                for lane in 0..<40 as Range<UInt8> {
                    group.addTask {
                        do {
                            let chat = try await channel.stream(ScriptedStreams.chat)
                            for number in 0..<20 as Range<UInt8> {
                                try await chat.sendEcho([lane, number])
                                #expect(try await chat.nextEcho() == [lane, number])
                            }
                            try await chat.closeSending()
                            #expect(try await chat.nextEcho() == nil)
                        } catch { Issue.record("\(error)") }
                    }
                }
            }
        }
    }

    // MARK: Failures

    @Test(arguments: Transport.allCases) func aHandlersErrorComesBehindItsMessages(
        transport: Transport
    ) async throws {
        let streams = ScriptedStreams(count: { _, responses, _ in
            for octet in 0..<3 as Range<UInt8> {
                try await responses.send(EchoV1.EchoResponse(data: [octet]))
            }
            throw RPCError(.dataLoss, "the rest is damaged")
        })
        try await with(transport, streams) { channel in
            let counting = try await channel.stream(ScriptedStreams.count)
            for octet in 0..<3 as Range<UInt8> {
                #expect(try await counting.nextEcho() == [octet])
            }
            for _ in 0..<2 {
                let failure = await error { _ = try await counting.nextEcho() }
                #expect(failure?.code == .dataLoss && failure?.message == "the rest is damaged")
            }
        }
    }

    @Test(arguments: Transport.allCases) func anAnswerBeforeTheLastRequestEndsTheSending(
        transport: Transport
    ) async throws {
        let streams = ScriptedStreams(collect: { requests, _ in
            EchoV1.EchoResponse(data: try await requests.next()?.data ?? [])
        })
        try await with(transport, streams) { channel in
            let collecting = try await channel.stream(ScriptedStreams.collect)
            try await collecting.sendEcho([9])
            #expect(try await collecting.echoReply() == [9])
            let failure = await error { try await collecting.sendEcho([10]) }
            #expect(failure?.code == .cancelled)
            try await collecting.closeSending()
        }
    }

    @Test(arguments: Transport.allCases) func whatIsNotOfTheMethodsKindIsRefused(
        transport: Transport
    ) async throws {
        try await with(transport) { channel in
            let (collecting, counting) = (
                try await channel.stream(ScriptedStreams.collect),
                try await channel.stream(ScriptedStreams.count, [1])
            )
            #expect(await error { _ = try await collecting.receive() }?.code == .failedPrecondition)
            #expect(await error { _ = try await counting.reply() }?.code == .failedPrecondition)
            #expect(await error { try await counting.send([]) }?.code == .failedPrecondition)
            #expect(try await counting.allEchoes() == [[1]], "the call is not disturbed")
            try await collecting.closeSending()
            #expect(await error { try await collecting.send([]) }?.code == .failedPrecondition)
            #expect(try await collecting.echoReply() == [])
        }
    }

    @Test(arguments: Transport.allCases) func aMessageThatIsTooLargeDoesNotEndTheCall(
        transport: Transport
    ) async throws {
        try await with(transport) { channel in
            let chat = try await channel.stream(ScriptedStreams.chat)
            let tooLarge = [UInt8](repeating: 0, count: (4 << 20) - 4095)
            #expect(await error { try await chat.send(tooLarge) }?.code == .resourceExhausted)
            try await chat.sendEcho([1])
            #expect(try await chat.nextEcho() == [1])
            chat.cancel()
        }
    }

    @Test(arguments: Transport.allCases) func oneTaskAtATimeUsesADirection(
        transport: Transport
    ) async throws {
        try await with(transport) { channel in
            let chat = try await channel.stream(ScriptedStreams.chat)
            // Whichever comes second is refused, and the other gets the message.
            try await withThrowingTaskGroup(of: Result<[UInt8]?, any Error>.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        do { return .success(try await chat.nextEcho()) } catch {
                            return .failure(error)
                        }
                    }
                }
                let refused = await #expect(throws: RPCError.self) { try await group.next()?.get() }
                #expect(refused?.code == .failedPrecondition)
                try await chat.sendEcho([5])
                #expect(try await group.next()?.get() == [5])
            }
            chat.cancel()
        }
    }

    // MARK: Time

    @Test(arguments: Transport.allCases) func theDeadlineEndsBothDirectionsAndTheHandler(
        transport: Transport
    ) async throws {
        let events = Journal<String>()
        let streams = ScriptedStreams(chat: { requests, _, _ in
            do { while try await requests.next() != nil {} } catch {
                events.note("ended")
                throw error
            }
        })
        try await with(transport, streams) { channel in
            let start = ContinuousClock.now
            let options = CallOptions(timeout: .milliseconds(30))
            let chat = try await channel.stream(ScriptedStreams.chat, [], options)
            #expect(await error { _ = try await chat.receive() }?.code == .deadlineExceeded)
            #expect(ContinuousClock.now >= start + .milliseconds(30), "not before it")
            #expect(await error { try await chat.send([]) }?.code == .deadlineExceeded)
            try await events.wait(for: "ended")
        }
    }

    @Test(arguments: Transport.allCases) func withoutTimeLeftNothingIsOpened(
        transport: Transport
    ) async throws {
        try await with(transport) { channel in
            let options = CallOptions(timeout: .zero)
            let failure = await error {
                _ = try await channel.stream(ScriptedStreams.chat, [], options)
            }
            #expect(failure?.code == .deadlineExceeded)
        }
    }

    @Test(arguments: Transport.allCases) func givingUpReachesTheHandler(
        transport: Transport
    ) async throws {
        let (begun, ended) = (Journal<Int>(), Journal<Int>())
        let streams = ScriptedStreams(chat: { requests, _, _ in
            begun.note(1)
            defer { ended.note(1) }
            while try await requests.next() != nil {}
        })
        try await with(transport, streams) { channel in
            let chat = try await channel.stream(ScriptedStreams.chat)
            try await begun.wait(forCount: 1)
            chat.cancel()
            #expect(await error { _ = try await chat.receive() }?.code == .cancelled)
            #expect(await error { try await chat.send([]) }?.code == .cancelled)
            try await ended.wait(forCount: 1)
            let other = try await channel.stream(ScriptedStreams.chat)
            let receiving = Task { try await other.receive() }
            try await begun.wait(forCount: 2)
            receiving.cancel()
            #expect(await error { _ = try await receiving.value }?.code == .cancelled)
            try await ended.wait(forCount: 2)
        }
    }

    // MARK: Back-pressure

    @Test(arguments: Transport.allCases) func aReaderThatDoesNotReadHoldsTheWriterBack(
        transport: Transport
    ) async throws {
        let sent = Journal<Int>()
        let streams = ScriptedStreams(count: { _, responses, _ in
            for number in 0..<100 {
                try await responses.send(
                    EchoV1.EchoResponse(data: [UInt8](repeating: UInt8(number), count: 64 << 10)))
                sent.note(number)
            }
        })
        try await with(transport, streams) { channel in
            let counting = try await channel.stream(ScriptedStreams.count)
            try await sent.wait(forCount: 4)
            // Another call is not held back.
            #expect(await EchoV1.EchoClient(channel).outcome() == .success([7]))
            #expect(sent.entries.count <= 5, "a window and one message")
            let echoes = try await counting.allEchoes()
            #expect(echoes.map { $0.first } == (0..<100).map { UInt8($0) })
        }
    }

    @Test(arguments: Transport.allCases) func aHandlerThatDoesNotReadHoldsTheClientBack(
        transport: Transport
    ) async throws {
        let (sent, release) = (Journal<Int>(), Journal<Int>())
        let streams = ScriptedStreams(collect: { requests, _ in
            try await release.wait(forCount: 1)
            var count = 0
            for try await request in requests { count += request.data.count }
            return EchoV1.EchoResponse(data: [UInt8(count >> 16)])
        })
        try await with(transport, streams) { channel in
            let collecting = try await channel.stream(ScriptedStreams.collect)
            let sending = Task {
                for number in 0..<100 {
                    try await collecting.sendEcho([UInt8](repeating: 1, count: 64 << 10))
                    sent.note(number)
                }
                try await collecting.closeSending()
            }
            try await sent.wait(forCount: 4)
            #expect(await EchoV1.EchoClient(channel).outcome() == .success([7]))
            #expect(sent.entries.count <= 5, "a window and one message")
            release.note(1)
            try await sending.value
            #expect(try await collecting.echoReply() == [100])
        }
    }
}
