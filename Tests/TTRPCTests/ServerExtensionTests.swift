import TTRPC
import Testing

/// Cancel, Ping, GoAway and the rest, as the server sees them.
@Suite struct ServerExtensionTests {
    private let server = ServerSubject(capabilities: .all)

    // MARK: Cancel

    @Test(arguments: CallKind.all) func aCancelledCallIsAnsweredByNothing(kind: CallKind) {
        #expect(server.start(1, call: 10, kind) != nil)
        #expect(server.frame(FrameType.cancel, 1) == .cancelled(call: 10))
        #expect(!server.answer(1))
        #expect(!server.end(1))
        #expect(server.maySend(1) == .over)
        #expect(server.frame(FrameType.cancel, 1) == .ignore, "it is over")
        #expect(server.runningCount == 1, "it keeps its place until the handler returns")
        server.returned()
        #expect(server.runningCount == 0)
    }

    @Test func aCancelKeepsThePlaceInTheLimit() {
        let server = ServerSubject(concurrentCallMax: 1, capabilities: .cancel)
        #expect(server.start(1, call: 10))
        #expect(server.frame(FrameType.cancel, 1) == .cancelled(call: 10))
        #expect(server.request(3) == .refuse(.tooManyCalls))
        server.returned()
        #expect(server.request(5) == .request)
    }

    @Test func aCancelForNoCallIsIgnoredHoweverOften() {
        #expect(server.start(1, call: 10))
        #expect(server.answer(1))
        for _ in 0..<2000 {
            for id in [0, 1, 2, 3] as [UInt32] {
                #expect(server.frame(FrameType.cancel, id) == .ignore)
            }
        }
        #expect(server.ignoredCount == 0)
    }

    @Test func dataBehindACancelIsDroppedInSilence() {
        #expect(server.start(1, call: 10, .clientStreaming) != nil)
        #expect(server.frame(FrameType.cancel, 1) == .cancelled(call: 10))
        #expect(server.data(1) == .ignore)
        #expect(server.bareClose(1) == .ignore)
    }

    // MARK: Ping

    @Test func elevenPingsInASecondClose() {
        for _ in 0..<10 { #expect(server.ping() == .ping) }
        server.pass(.seconds(1))
        for _ in 0..<10 { #expect(server.ping() == .ping) }
        server.pass(.seconds(1) - .nanoseconds(1))
        #expect(server.ping() == .close)
    }

    @Test func aPingOfAnotherFormIsUnknown() {
        for (id, count) in [(1, 8), (2, 8), (0, 7), (0, 9), (0, 0)] as [(UInt32, Int)] {
            #expect(server.frame(FrameType.ping, id, count: count) == .ignore)
            #expect(server.frame(FrameType.pong, id, count: count) == .ignore)
        }
        #expect(server.ignoredCount == 10)
        #expect(server.ping() == .ping)
    }

    @Test func aPongIsHandedOn() {
        #expect(server.frame(FrameType.pong, 0, count: 8) == .pong)
    }

    // MARK: Frames of the wrong direction, or not agreed

    @Test(arguments: [FrameType.headers, FrameType.goAway, 0x16, 0x0F] as [UInt8])
    func whatAClientNeverSendsIsUnknown(type: UInt8) {
        #expect(server.start(1, call: 10, .bidirectional) != nil)
        for number in 0..<UInt32(ServerConnectionMachine.unknownFrameMax) {
            #expect(server.frame(type, number % 4, count: 8) == .ignore)
        }
        #expect(server.frame(type, 1, count: 8) == .close)
    }

    private static let frames: [(UInt8, UInt32, Int, Capabilities)] = [
        (FrameType.cancel, 1, 1, .cancel), (FrameType.ping, 0, 8, .ping),
        (FrameType.pong, 0, 8, .ping), (FrameType.window, 1, 4, .window),
    ]

    @Test(arguments: frames) func eachExtensionNeedsItsOwnCapability(
        type: UInt8, id: UInt32, count: Int, needed: Capabilities
    ) {
        let without = ServerSubject(capabilities: Capabilities.all.subtracting(needed))
        let with = ServerSubject(capabilities: needed)
        for server in [without, with] { #expect(server.start(1, call: 10) == true) }
        #expect(without.frame(type, id, count: count) == .ignore)
        #expect(without.ignoredCount == 1)
        #expect(with.frame(type, id, count: count) != .ignore)
        #expect(with.ignoredCount == 0)
    }

    @Test func anAgreementMayComeLater() {
        let server = ServerSubject()
        #expect(server.ping() == .ignore)
        server.agree([.ping, .cancel])
        #expect(server.ping() == .ping)
    }

    // MARK: The drain in two steps

    @Test func requestsAreTakenUntilTheSecondStep() {
        #expect(server.request(1) == .request)
        #expect(server.beginDrain())
        #expect(server.request(5) == .request)
        #expect(!server.isDrained)
        server.drain()
        #expect(server.lastStreamID == 5)
        #expect(server.request(7) == .refuse(.draining))
        #expect(server.lastStreamID == 5, "what was refused was not run")
        #expect(server.request(7) == .refuse(.invalidStreamID))
        #expect(!server.beginDrain(), "it is past that")
        server.drain()
        #expect(server.lastStreamID == 5)
        #expect(server.isDrained)
    }

    @Test func withoutGoAwayThereIsNoFirstStep() {
        let server = ServerSubject(capabilities: [.cancel, .ping, .window, .trailer])
        #expect(!server.beginDrain())
        #expect(server.request(1) == .request)
    }

    @Test func streamingCallsGoOnWhileDraining() {
        #expect(server.start(1, call: 10, .bidirectional) != nil)
        server.drain()
        #expect(server.data(1) == .message(call: 10, isLast: false))
        #expect(server.maySend(1) == .now)
        #expect(server.end(1))
        #expect(!server.isDrained)
        server.returned()
        #expect(server.isDrained)
    }

    @Test func dataOfAStreamThatWasOverBeforeTheDrainIsNotStray() {
        #expect(server.start(1, call: 10))
        server.drain()
        #expect(server.request(3, flags: 0) == .refuse(.draining))
        #expect(server.bareClose(3) == .ignore, "the id has been seen")
    }
}
