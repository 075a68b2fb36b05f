import TTRPC
import Testing

/// Streaming calls without extensions, as the server sees them.
@Suite struct ServerStreamTests {
    private let server = ServerSubject()

    /// A call of this kind lives on stream 1, known as 10.
    private func begin(_ kind: CallKind, flags: UInt8? = nil) {
        #expect(server.start(1, call: 10, kind, flags: flags) != nil)
    }

    // MARK: How a call begins

    private static let openings: [(CallKind, UInt8, Int, Bool, Bool)] = [
        // Kind, flags, octets of payload: a first message, ended.
        (.unary, 0, 0, true, true), (.unary, 2, 0, true, true), (.unary, 6, 5, true, true),
        (.serverStreaming, 1, 0, true, true), (.serverStreaming, 0, 3, true, true),
        (.serverStreaming, 2, 3, true, true), (.serverStreaming, 5, 0, true, true),
        (.clientStreaming, 6, 0, false, false), (.clientStreaming, 6, 1, true, false),
        (.clientStreaming, 2, 0, false, false), (.clientStreaming, 2, 9, true, false),
        (.clientStreaming, 0, 0, true, false), (.clientStreaming, 4, 0, false, false),
        (.clientStreaming, 1, 0, true, true), (.clientStreaming, 1, 2, true, true),
        (.clientStreaming, 5, 0, false, true), (.clientStreaming, 3, 0, false, true),
        (.clientStreaming, 0xFE, 0, false, false), (.bidirectional, 6, 0, false, false),
        (.bidirectional, 2, 4, true, false), (.bidirectional, 5, 0, false, true),
    ]

    @Test(arguments: openings) func theDeclarationDecidesWhatACallIs(
        kind: CallKind, flags: UInt8, payloadByteCount: Int, hasFirstMessage: Bool, isEnded: Bool
    ) {
        let begin = server.start(
            1, call: 10, kind, flags: flags, payloadByteCount: payloadByteCount)
        #expect(begin?.hasFirstMessage == hasFirstMessage)
        #expect(begin?.isEnded == isEnded)
        #expect(server.runningCount == 1)
        let next = server.data(1)
        if isEnded {
            #expect(next == .cancel(call: 10, .unexpectedData))
        } else {
            #expect(next == .message(call: 10, isLast: false))
        }
    }

    // MARK: Messages and the end

    @Test func messagesComeInOrderAndTheEndLast() {
        begin(.clientStreaming)
        for _ in 0..<5 { #expect(server.data(1) == .message(call: 10, isLast: false)) }
        #expect(server.bareClose(1) == .end(call: 10))
        #expect(server.maySend(1) == .over, "its reply is a Response")
        #expect(server.answer(1))
        #expect(server.runningCount == 1)
        server.returned()
        #expect(server.runningCount == 0)
        #expect(server.bareClose(1) == .ignore)
        #expect(server.data(1) == .refuse(.unexpectedData), "the client had closed")
    }

    @Test(arguments: [CallKind.serverStreaming, .bidirectional])
    func theServersEndFinishesBothDirections(kind: CallKind) {
        begin(kind)
        #expect(server.maySend(1) == .now)
        server.sent(1, 100 << 20)
        #expect(server.maySend(1) == .now, "without windows")
        #expect(server.end(1))
        #expect(server.maySend(1) == .over)
        #expect(!server.end(1))
        #expect(!server.answer(1))
    }

    @Test func aUnaryCallHasNoEndOfItsOwn() {
        #expect(server.start(1, call: 10))
        #expect(server.maySend(1) == .over)
        #expect(!server.end(1))
        #expect(server.answer(1))
    }

    @Test func callsOfAllKindsCountAgainstTheLimitTogether() {
        let server = ServerSubject(concurrentCallMax: 4)
        for (number, kind) in CallKind.all.enumerated() {
            #expect(server.start(UInt32(number * 2 + 1), call: Int32(number), kind) != nil)
        }
        #expect(server.request(9, flags: 6) == .refuse(.tooManyCalls))
        #expect(server.data(9) == .ignore, "sent before the client could know")
        #expect(server.runningCount == 4)
        #expect(server.close() == [0, 1, 2, 3])
    }

    @Test func aServerStreamingCallOpenedWithoutTheFlagMayBeClosedLater() {
        begin(.serverStreaming, flags: FrameFlags.remoteOpen)
        #expect(server.bareClose(1) == .ignore)
        #expect(server.bareClose(1) == .cancel(call: 10, .unexpectedData), "but once")
        #expect(!server.end(1))
    }

    @Test func aStreamsNumberIsUsedAgainForAnother() {
        for round in 0..<300 as Range<UInt32> {
            let id = round * 4 + 1
            #expect(server.start(id, call: Int32(round), .bidirectional) != nil)
            #expect(server.start(id + 2, call: -1, .serverStreaming) != nil)
            #expect(server.data(id) == .message(call: Int32(round), isLast: false))
            #expect(server.end(id + 2))
            #expect(server.end(id))
        }
        #expect(server.close().isEmpty)
    }

    // MARK: Data that was on its way

    @Test(arguments: [CallKind.clientStreaming, .bidirectional])
    func dataBehindAnEarlyAnswerIsDroppedForTenSeconds(kind: CallKind) {
        begin(kind)
        #expect(server.answer(1))
        for _ in 0..<200 { #expect(server.data(1) == .ignore) }
        server.pass(.seconds(10))
        #expect(server.data(1) == .ignore)
        server.pass(.nanoseconds(1))
        #expect(server.data(1) == .refuse(.unexpectedData))
        #expect(server.data(1) == .ignore)
    }

    @Test func dataBehindAnEarlyAnswerIsDroppedUntilTheClientsClose() {
        begin(.bidirectional)
        #expect(server.end(1))
        #expect(server.data(1) == .ignore)
        #expect(server.data(1, flags: FrameFlags.remoteClosed) == .ignore)
        #expect(server.data(1) == .refuse(.unexpectedData))
    }

    @Test func oversizeDataBehindAnEarlyAnswerIsDroppedToo() {
        begin(.bidirectional)
        #expect(server.end(1))
        #expect(server.oversize(FrameType.data, 1) == .ignore)
        #expect(server.oversize(FrameType.data, 1, flags: 1) == .ignore)
        #expect(server.oversize(FrameType.data, 1) == .refuse(.oversize))
    }

    @Test func anOpenUnaryRequestLingersBehindItsAnswer() {
        begin(.unary, flags: FrameFlags.remoteOpen)
        #expect(server.answer(1))
        #expect(server.data(1) == .ignore)
        #expect(server.bareClose(1) == .ignore)
        #expect(server.data(1) == .refuse(.unexpectedData))
    }

    @Test(arguments: [0, 1, 3] as [UInt8]) func aClosedUnaryRequestDoesNot(flags: UInt8) {
        begin(.unary, flags: flags)
        #expect(server.answer(1))
        #expect(server.data(1) == .refuse(.unexpectedData))
    }

    @Test(arguments: [0, 1, 3, 5] as [UInt8]) func aServerStreamingRequestDoesNot(flags: UInt8) {
        let isOpen = flags & FrameFlags.remoteOpen != 0 && flags & FrameFlags.remoteClosed == 0
        begin(.serverStreaming, flags: flags)
        #expect(server.end(1))
        #expect(server.data(1) == (isOpen ? .ignore : .refuse(.unexpectedData)))
    }

    // MARK: The receiving queue

    @Test func sixtyFourMessagesWaitAndOneMoreFailsItsStreamAlone() {
        begin(.clientStreaming)
        #expect(server.start(3, call: 11, .clientStreaming) != nil)
        for _ in 0..<StreamLimits.queuedMessageMax {
            #expect(server.data(1, count: 0) == .message(call: 10, isLast: false))
        }
        #expect(server.consumed(1, 0) == .none)
        #expect(server.data(1, count: 0) == .message(call: 10, isLast: false))
        #expect(server.data(1, count: 0) == .cancel(call: 10, .queueOverflow))
        #expect(server.data(1) == .ignore, "dropped silently")
        #expect(!server.answer(1))
        #expect(server.runningCount == 2)
        #expect(server.data(3) == .message(call: 11, isLast: false))
    }

    @Test func aMebibyteWaitsAndOneOctetMoreFailsTheStream() {
        begin(.bidirectional)
        #expect(server.data(1, count: (1 << 20) - 1) == .message(call: 10, isLast: false))
        #expect(server.data(1, count: 1) == .message(call: 10, isLast: false))
        #expect(server.data(1, count: 0) == .message(call: 10, isLast: false))
        #expect(server.data(1, count: 1) == .cancel(call: 10, .queueOverflow))
    }

    @Test func theLargestMessageIsTakenByAnEmptyQueue() {
        begin(.bidirectional)
        let largest = FrameHeader.payloadByteCountMax
        for _ in 0..<3 {
            #expect(server.data(1, count: largest) == .message(call: 10, isLast: false))
            #expect(server.consumed(1, largest) == .none)
        }
        #expect(server.data(1, count: largest, flags: 1) == .message(call: 10, isLast: true))
    }

    @Test func aClosingMessageOverflowsLikeAnyOther() {
        begin(.bidirectional)
        for _ in 0..<StreamLimits.queuedMessageMax { _ = server.data(1) }
        #expect(server.data(1, flags: 1) == .cancel(call: 10, .queueOverflow))
    }

    @Test func whatCarriesNoMessageTakesNoPlace() {
        begin(.bidirectional)
        for _ in 0..<200 {
            #expect(server.data(1, count: 9, flags: FrameFlags.noData) == .ignore)
        }
        for _ in 0..<StreamLimits.queuedMessageMax {
            #expect(server.data(1) == .message(call: 10, isLast: false))
        }
        #expect(server.bareClose(1) == .end(call: 10), "the end needs no place")
    }

    @Test func consumingWhatNeverCameMakesNoRoom() {
        begin(.bidirectional)
        for _ in 0..<10 { _ = server.consumed(1, 5000) }
        for _ in 0..<StreamLimits.queuedMessageMax { _ = server.data(1) }
        #expect(server.data(1) == .cancel(call: 10, .queueOverflow))
        #expect(server.consumed(1, 1) == .none, "a stream that is over")
        #expect(server.consumed(99, 1) == .none, "one that never was")
    }
}
