import TTRPC
import Testing

/// Flow control as the server sees it.
@Suite struct ServerWindowTests {
    private static let streamWindow = 256 << 10
    private static let connectionWindow = 4 << 20
    private let server = ServerSubject(capabilities: .window)

    private func begin(_ ids: UInt32..., kind: CallKind = .bidirectional) {
        for id in ids { #expect(server.start(id, call: Int32(id), kind) != nil) }
    }

    // MARK: Sending

    @Test func aMessageMayBeSentWhileTheWindowIsAboveZero() {
        begin(1)
        server.sent(1, Self.streamWindow - 1)
        #expect(server.maySend(1) == .now, "one octet is left")
        server.sent(1, 5000)
        #expect(server.maySend(1) == .wait)
        #expect(server.widen(1, 4999) == .ignore, "still at zero")
        #expect(server.maySend(1) == .wait)
        #expect(server.widen(1, 1) == .resume(call: 1))
        #expect(server.maySend(1) == .now)
        #expect(server.widen(1, 1) == .ignore, "it was open already")
    }

    @Test func aWindowAtZeroWaits() {
        begin(1)
        server.sent(1, Self.streamWindow)
        #expect(server.maySend(1) == .wait)
        #expect(server.widen(1, 1) == .resume(call: 1))
    }

    @Test func allStreamsShareTheConnectionsWindow() {
        for number in 0..<17 as Range<UInt32> { begin(number * 2 + 1) }
        for number in 0..<16 as Range<UInt32> { server.sent(number * 2 + 1, Self.streamWindow) }
        #expect(server.maySend(33) == .wait, "it has sent nothing")
        #expect(server.widen(1, 10) == .ignore, "the connection is closed still")
        #expect(server.widen(0, 1) == .resumeAll)
        #expect(server.widen(0, 1) == .ignore)
        #expect(server.maySend(33) == .now)
        #expect(server.maySend(1) == .now)
        #expect(server.maySend(3) == .wait)
    }

    @Test func requestsAndResponsesAreNotCounted() {
        for number in 0..<100 as Range<UInt32> {
            let id = number * 2 + 1
            let header = server.frame(FrameType.request, id, count: 1 << 20)
            #expect(header == .request)
            server.refused(id, flags: 0)
        }
        #expect(server.start(201, call: 1, .serverStreaming) != nil)
        #expect(server.maySend(201) == .now)
        #expect(server.owed().isEmpty)
    }

    @Test func anIncrementOfNothingCloses() {
        begin(1)
        #expect(server.frame(FrameType.window, 1, count: 4) == .window)
        #expect(server.widen(1, 0) == .close)
        #expect(server.widen(0, 0) == .close)
        #expect(server.widen(77, 0) == .close)
    }

    @Test func aWindowPast2GiBCloses() {
        begin(1, 3)
        let room = UInt32(Int32.max) - UInt32(Self.streamWindow)
        #expect(server.widen(1, room) == .ignore)
        #expect(server.widen(1, 1) == .close)
        #expect(server.widen(3, room + 1) == .close)
        let connectionRoom = UInt32(Int32.max) - UInt32(Self.connectionWindow)
        #expect(server.widen(0, connectionRoom) == .ignore)
        #expect(server.widen(0, 1) == .close)
        #expect(server.widen(0, .max) == .close)
    }

    @Test func aWindowForNoStreamOfOursIsIgnored() {
        #expect(server.start(1, call: 1))
        begin(3)
        #expect(server.end(3))
        for id in [1, 2, 3, 5, 0xFFFF_FFFF] as [UInt32] {
            #expect(server.frame(FrameType.window, id, count: 4) == .window)
            #expect(server.widen(id, .max) == .ignore)
        }
    }

    @Test(arguments: [0, 3, 5, 1000]) func aWindowOfAnotherFormCloses(count: Int) {
        #expect(server.frame(FrameType.window, 0, count: count) == .close)
    }

    @Test func aReplyNeedsNoWindow() {
        begin(1, kind: .clientStreaming)
        #expect(server.maySend(1) == .over)
        #expect(server.widen(1, 5) == .ignore)
        #expect(server.answer(1))
    }

    // MARK: Receiving

    @Test func incrementsAreAnnouncedFromHalfAWindowOn() {
        begin(1)
        for _ in 0..<3 {
            #expect(server.data(1, count: 65_536) == .message(call: 1, isLast: false))
        }
        #expect(server.consumed(1, 65_536) == .none)
        #expect(server.consumed(1, 65_535) == .none)
        #expect(server.consumed(1, 1) == Increments(stream: 131_072))
        #expect(server.consumed(1, 65_536) == .none)
    }

    @Test func theConnectionsIncrementsGatherFromAllStreams() {
        for number in 0..<16 as Range<UInt32> { begin(number * 2 + 1) }
        for number in 0..<16 as Range<UInt32> {
            #expect(server.data(number * 2 + 1, count: 131_072) != .close)
        }
        for number in 0..<15 as Range<UInt32> {
            #expect(server.consumed(number * 2 + 1, 131_072) == Increments(stream: 131_072))
        }
        #expect(
            server.consumed(31, 131_072) == Increments(stream: 131_072, connection: 2 << 20))
        #expect(server.owed().isEmpty)
    }

    @Test func aFinishedStreamStillFreesTheConnection() {
        begin(1)
        let largest = 4 << 20
        #expect(server.data(1, count: largest) == .message(call: 1, isLast: false))
        #expect(server.end(1))
        #expect(server.consumed(1, largest) == Increments(connection: 4 << 20))
    }

    @Test func nothingIsAnnouncedToAClientThatHasClosedItsSide() {
        begin(1)
        #expect(server.data(1, count: 200_000, flags: 1) == .message(call: 1, isLast: true))
        #expect(server.consumed(1, 200_000) == .none)
    }

    @Test func anOverfullStreamFailsAlone() {
        begin(1, 3)
        #expect(server.data(1, count: Self.streamWindow - 1) == .message(call: 1, isLast: false))
        #expect(server.data(1, count: 4 << 20) == .message(call: 1, isLast: false))
        #expect(server.data(1, count: 0) == .cancel(call: 1, .queueOverflow))
        #expect(server.data(1, count: 9) == .ignore)
        #expect(server.data(3, count: 9) == .cancel(call: 3, .queueOverflow), "the connection's")
    }

    @Test func oneMessageAboveTheWindowIsWithinIt() {
        begin(1)
        #expect(server.data(1, count: Self.streamWindow - 1) == .message(call: 1, isLast: false))
        #expect(server.data(1, count: 1) == .message(call: 1, isLast: false))
        #expect(server.data(1, count: 1) == .cancel(call: 1, .queueOverflow))
    }

    @Test func emptyMessagesAreBoundedByTheirNumber() {
        begin(1)
        for _ in 0..<StreamLimits.windowedMessageMax {
            #expect(server.data(1, count: 0) == .message(call: 1, isLast: false))
        }
        #expect(server.data(1, count: 0) == .cancel(call: 1, .queueOverflow))
    }

    @Test func droppedDataIsGivenBackToTheConnection() {
        begin(1, kind: .clientStreaming)
        #expect(server.answer(1))
        for _ in 0..<7 { #expect(server.data(1, count: 262_144) == .ignore) }
        #expect(server.data(1, count: 262_143) == .ignore)
        #expect(server.owed().isEmpty)
        #expect(server.data(99, count: 1) == .refuse(.unexpectedData))
        #expect(server.owed() == [OwedWindow(streamID: 0, increment: 2 << 20)])
        #expect(server.owed().isEmpty)
    }

    @Test func everyWayOfDroppingGivesBack() {
        #expect(server.start(1, call: 1))
        begin(3, 5, 7, 9)
        let part = 1 << 20
        #expect(server.data(1, count: part) == .cancel(call: 1, .unexpectedData))
        #expect(server.data(1, count: part) == .ignore)
        #expect(server.owed() == [OwedWindow(streamID: 0, increment: 2 << 20)])
        _ = server.bareClose(3)
        #expect(server.data(3, count: part) == .cancel(call: 3, .unexpectedData))
        #expect(server.data(5, count: part, flags: FrameFlags.noData) == .ignore)
        #expect(server.owed() == [OwedWindow(streamID: 0, increment: 2 << 20)])
        #expect(server.data(7, count: part, flags: 5) == .end(call: 7))
        #expect(server.data(9, count: Self.streamWindow) == .message(call: 9, isLast: false))
        #expect(server.data(9, count: part) == .cancel(call: 9, .queueOverflow))
        #expect(server.owed() == [OwedWindow(streamID: 0, increment: 2 << 20)])
    }

    // MARK: An agreement in the middle of the connection

    @Test func windowsAreCountedBeforeTheAgreementAndObeyedAfterIt() {
        let server = ServerSubject()
        #expect(server.start(1, call: 1, .bidirectional) != nil)
        server.sent(1, 1 << 20)
        #expect(server.maySend(1) == .now)
        #expect(server.data(1, count: 200_000) == .message(call: 1, isLast: false))
        #expect(server.consumed(1, 200_000) == .none, "the client knows of no windows")
        server.agree(.window)
        #expect(server.owed() == [OwedWindow(streamID: 1, increment: 200_000)])
        #expect(server.owed().isEmpty)
        #expect(server.maySend(1) == .wait)
        let missing = UInt32((1 << 20) - Self.streamWindow)
        #expect(server.widen(1, missing) == .ignore)
        #expect(server.widen(1, 1) == .resume(call: 1))
        server.agree([.window, .ping])
        #expect(server.capabilities == [.window, .ping])
        server.agree([])
        #expect(server.capabilities == [.window, .ping], "nothing is taken back")
    }

    @Test func aClientThatHasAgreedInTheHandshakeKnowsFromItsFirstFrameOn() {
        let server = ServerSubject()
        server.agree(.window)
        #expect(server.start(1, call: 1, .bidirectional) != nil)
        #expect(server.data(1, count: Self.streamWindow) == .message(call: 1, isLast: false))
        #expect(server.data(1, count: 1) == .cancel(call: 1, .queueOverflow))
    }

    @Test func aClientThatMayNotKnowOfTheWindowsHasTheQueueOfTheBaseProtocol() {
        let server = ServerSubject()
        #expect(server.start(1, call: 1, .bidirectional) != nil)
        #expect(server.start(3, call: 3, .bidirectional) != nil)
        server.agree(.window)
        for _ in 0..<4 {
            #expect(server.data(1, count: 262_144) == .message(call: 1, isLast: false))
        }
        #expect(server.data(1, count: 1) == .cancel(call: 1, .queueOverflow))
        #expect(server.data(3, count: Self.streamWindow) == .message(call: 3, isLast: false))
        #expect(server.frame(FrameType.window, 3, count: 4) == .window, "now it is known to know")
        #expect(server.data(3, count: 1) == .cancel(call: 3, .queueOverflow))
    }
}
