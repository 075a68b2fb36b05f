import TTRPC
import Testing

/// Streaming calls and their windows, as the client sees them.
@Suite struct ClientStreamTests {
    private static let streamWindow = 256 << 10
    private let client = ClientSubject()
    private let windowed = ClientSubject(capabilities: .window)

    @Test func callsOfAllKindsShareTheIDs() {
        let ids = CallKind.all.enumerated().map { client.open(Int32($0.offset), $0.element) }
        #expect(ids == [1, 3, 5, 7])
        #expect(client.liveCount == 4)
        #expect(client.close() == [0, 1, 2, 3])
        #expect(client.liveCount == 0)
    }

    // MARK: This side

    @Test func onlyTheOpenKindsSendAndCloseOnce() {
        for kind in CallKind.all { #expect(client.open(1, kind) != nil) }
        for (number, kind) in CallKind.all.enumerated() {
            let id = UInt32(number * 2 + 1)
            #expect(client.maySend(id) == (kind.takesData ? .now : .over))
            #expect(client.closeSending(id) == kind.takesData)
            #expect(!client.closeSending(id))
            #expect(client.maySend(id) == .over)
        }
        #expect(client.liveCount == 4, "the server's side is open")
    }

    @Test func anEarlyAnswerStopsTheSending() {
        #expect(client.open(1, .clientStreaming) == 1)
        #expect(client.maySend(1) == .now)
        #expect(client.frame(FrameType.response, 1) == .response(call: 1))
        #expect(client.maySend(1) == .over)
        #expect(!client.closeSending(1))
    }

    @Test(arguments: [
        (1 as UInt8, ClientConnectionMachine.OnFrame.message(call: 1, isLast: true)),
        (5, .end(call: 1)),
    ])
    func theServersEndFinishesBothDirections(
        flags: UInt8, outcome: ClientConnectionMachine.OnFrame
    ) {
        #expect(client.open(1, .bidirectional) == 1)
        #expect(client.data(1, count: 0, flags: flags) == outcome)
        #expect(client.maySend(1) == .over)
        #expect(!client.closeSending(1))
        #expect(client.liveCount == 0)
    }

    // MARK: Giving up

    @Test(arguments: CallKind.all) func aCancelIsSentOnceAndOnlyWhereAgreed(kind: CallKind) {
        let agreed = ClientSubject(capabilities: .cancel)
        #expect(agreed.open(1, kind) == 1)
        #expect(agreed.abandon(1))
        #expect(!agreed.abandon(1))
        #expect(agreed.maySend(1) == .over)
        #expect(client.open(1, kind) == 1)
        #expect(!client.abandon(1))
        #expect(client.liveCount == 0)
    }

    @Test func aFinishedCallNeedsNoCancel() {
        let agreed = ClientSubject(capabilities: .all)
        #expect(agreed.open(1) == 1)
        #expect(agreed.frame(FrameType.response, 1) == .response(call: 1))
        #expect(!agreed.abandon(1))
    }

    // MARK: The receiving queue

    @Test func aQueueThatOverflowsFailsItsCallAlone() {
        #expect(client.open(1, .serverStreaming) == 1)
        #expect(client.open(2, .serverStreaming) == 3)
        for _ in 0..<StreamLimits.queuedMessageMax {
            #expect(client.data(1) == .message(call: 1, isLast: false))
        }
        #expect(client.data(1) == .fail(call: 1, .queueOverflow))
        #expect(client.data(1) == .ignore)
        #expect(client.data(3, count: 1 << 20) == .message(call: 2, isLast: false))
        #expect(client.data(3, count: 1, flags: 1) == .fail(call: 2, .queueOverflow))
        #expect(client.liveCount == 0)
    }

    @Test func theEndIsTakenByAFullQueue() {
        #expect(client.open(1, .serverStreaming) == 1)
        for _ in 0..<StreamLimits.queuedMessageMax { _ = client.data(1) }
        #expect(client.bareClose(1) == .end(call: 1))
    }

    @Test func aWindowedQueueOverflowsOnePastTheWindow() {
        #expect(windowed.open(1, .serverStreaming) == 1)
        #expect(windowed.data(1, count: Self.streamWindow - 1) == .message(call: 1, isLast: false))
        #expect(windowed.data(1, count: 4 << 20) == .message(call: 1, isLast: false))
        #expect(windowed.data(1, count: 0) == .fail(call: 1, .queueOverflow))
    }

    // MARK: Windows

    @Test func sendingWaitsForAWindow() {
        #expect(windowed.open(7, .clientStreaming) == 1)
        windowed.sent(1, Self.streamWindow)
        #expect(windowed.maySend(1) == .wait)
        #expect(windowed.widen(1, 1) == .resume(call: 7))
        windowed.sent(1, 4 << 20)
        #expect(windowed.widen(1, 4 << 20) == .ignore, "the connection is closed still")
        #expect(windowed.widen(0, 1 << 18) == .ignore)
        #expect(windowed.widen(0, 1) == .resumeAll)
        #expect(windowed.maySend(1) == .now)
        #expect(windowed.widen(1, .max) == .close)
        #expect(windowed.widen(1, 0) == .close)
    }

    @Test func aClosedSideIsNotResumed() {
        #expect(windowed.open(7, .bidirectional) == 1)
        windowed.sent(1, Self.streamWindow)
        #expect(windowed.closeSending(1))
        #expect(windowed.widen(1, 100) == .ignore)
    }

    @Test func consumingAnnouncesFromHalfAWindowOn() {
        #expect(windowed.open(7, .serverStreaming) == 1)
        #expect(windowed.data(1, count: 131_072) == .message(call: 7, isLast: false))
        #expect(windowed.consumed(1, 131_071) == .none)
        #expect(windowed.consumed(1, 1) == Increments(stream: 131_072))
        #expect(windowed.data(1, count: 2 << 20, flags: 1) == .message(call: 7, isLast: true))
        #expect(
            windowed.consumed(1, 2 << 20) == Increments(connection: (2 << 20) + 131_072),
            "the stream is over")
    }

    @Test func dataOfAbandonedCallsIsGivenBack() {
        #expect(windowed.open(7, .serverStreaming) == 1)
        #expect(windowed.open(8) == 3)
        #expect(windowed.open(9, .clientStreaming) == 5)
        windowed.abandon(1)
        let part = 1 << 19
        #expect(windowed.data(1, count: part) == .ignore)
        #expect(windowed.data(3, count: part) == .fail(call: 8, .unexpectedData))
        #expect(windowed.data(5, count: part) == .fail(call: 9, .unexpectedData))
        #expect(windowed.owed().isEmpty)
        #expect(windowed.data(77, count: part) == .ignore)
        #expect(windowed.owed() == [OwedWindow(streamID: 0, increment: 2 << 20)])
    }

    @Test func anAgreementInTheMiddleOwesWhatWasConsumed() {
        #expect(client.open(7, .serverStreaming) == 1)
        #expect(client.open(8, .serverStreaming) == 3)
        for id in [1, 3] as [UInt32] {
            for _ in 0..<3 {
                #expect(client.data(id, count: 1 << 20) != .ignore)
                #expect(client.consumed(id, 1 << 20) == .none)
            }
        }
        #expect(client.owed().isEmpty)
        client.agree(.all)
        let owed = client.owed().sorted { $0.streamID < $1.streamID }
        #expect(
            owed == [
                OwedWindow(streamID: 0, increment: 6 << 20),
                OwedWindow(streamID: 1, increment: 3 << 20),
                OwedWindow(streamID: 3, increment: 3 << 20),
            ])
    }
}
