import TTRPC
import Testing

/// Headers, GoAway, Ping and the rest, as the client sees them.
@Suite struct ClientExtensionTests {
    private let client = ClientSubject(capabilities: .all)

    // MARK: Headers

    @Test(arguments: [CallKind.clientStreaming, .serverStreaming, .bidirectional])
    func headersComeOnceInFrontOfTheFirstData(kind: CallKind) {
        #expect(client.open(7, kind) == 1)
        #expect(client.frame(FrameType.headers, 1) == .headers(call: 7))
        #expect(client.frame(FrameType.headers, 1) == .ignore)
        #expect(client.ignoredCount == 1)
        #expect(client.frame(FrameType.response, 1) == .response(call: 7))
        #expect(client.frame(FrameType.headers, 1) == .ignore)
    }

    @Test func headersBehindDataMeanNothing() {
        #expect(client.open(7, .bidirectional) == 1)
        #expect(client.data(1, flags: FrameFlags.noData) == .ignore)
        #expect(client.data(1) == .message(call: 7, isLast: false))
        #expect(client.frame(FrameType.headers, 1) == .ignore)
        #expect(client.bareClose(1) == .end(call: 7), "the call goes on")
    }

    @Test func headersOfAUnaryCallAreHandedOn() {
        #expect(client.open(7) == 1)
        #expect(client.frame(FrameType.headers, 1) == .headers(call: 7))
        #expect(client.frame(FrameType.headers, 3) == .ignore)
        #expect(client.frame(FrameType.headers, 0) == .ignore)
        #expect(client.frame(FrameType.response, 1) == .response(call: 7))
    }

    // MARK: GoAway

    @Test func theFirstGoAwayStopsNewCallsAndGivesUpNone() {
        for call in 0..<4 as Range<Int32> { #expect(client.open(call, .bidirectional) != nil) }
        #expect(client.frame(FrameType.goAway, 0, count: 8) == .goAway)
        #expect(client.goAway(GoAway.everyStreamID) == [])
        #expect(client.isGoingAway && !client.isExhausted)
        #expect(client.open(9) == nil)
        #expect(client.liveCount == 4)
    }

    @Test func theSecondGoAwayGivesUpTheCallsAboveItsID() {
        for call in 0..<8 as Range<Int32> {
            #expect(client.open(call, CallKind.all[Int(call) % 4]) != nil)
        }
        _ = client.goAway(GoAway.everyStreamID)
        #expect(client.goAway(7) == [4, 5, 6, 7])
        #expect(client.liveCount == 4)
        #expect(client.frame(FrameType.response, 9) == .ignore, "refused by then")
        #expect(client.frame(FrameType.response, 7) == .response(call: 3))
        #expect(client.goAway(7) == [])
        #expect(client.goAway(GoAway.everyStreamID) == [], "what is given up stays so")
        #expect(client.goAway(0) == [0, 1, 2])
        #expect(client.liveCount == 0)
    }

    @Test func aGoAwayOfAnotherFormMeansNothing() {
        for (id, count) in [(1, 8), (2, 8), (0, 7), (0, 0)] as [(UInt32, Int)] {
            #expect(client.frame(FrameType.goAway, id, count: count) == .ignore)
        }
        #expect(!client.isGoingAway)
        #expect(client.open(1) == 1)
    }

    // MARK: Ping

    @Test func elevenPingsInASecondClose() {
        for _ in 0..<10 { #expect(client.frame(FrameType.ping, 0, count: 8) == .ping) }
        client.pass(.seconds(1) - .nanoseconds(1))
        #expect(client.frame(FrameType.ping, 0, count: 8) == .close)
        client.pass(.nanoseconds(1))
        #expect(client.frame(FrameType.ping, 0, count: 8) == .ping)
    }

    @Test func aPingOfAnotherFormIsIgnored() {
        for type in [FrameType.ping, FrameType.pong] {
            #expect(client.frame(type, 1, count: 8) == .ignore)
            #expect(client.frame(type, 0, count: 7) == .ignore)
        }
        #expect(client.frame(FrameType.pong, 0, count: 8) == .pong)
    }

    // MARK: Agreement

    private static let frames: [(UInt8, UInt32, Int, Capabilities)] = [
        (FrameType.ping, 0, 8, .ping), (FrameType.pong, 0, 8, .ping),
        (FrameType.goAway, 0, 8, .goAway), (FrameType.window, 0, 4, .window),
        (FrameType.headers, 1, 0, .trailer),
    ]

    @Test(arguments: frames) func eachExtensionNeedsItsOwnCapability(
        type: UInt8, id: UInt32, count: Int, needed: Capabilities
    ) {
        let without = ClientSubject(capabilities: Capabilities.all.subtracting(needed))
        #expect(without.open(1) == 1)
        #expect(without.frame(type, id, count: count) == .ignore)
        without.agree(needed)
        #expect(without.capabilities == .all)
        #expect(without.frame(type, id, count: count) != .ignore)
    }

    @Test(arguments: [0, 3, 5]) func aWindowOfAnotherFormCloses(count: Int) {
        #expect(client.frame(FrameType.window, 1, count: count) == .close)
    }

    @Test func aCancelFromAServerMeansNothing() {
        #expect(client.open(1) == 1)
        #expect(client.frame(FrameType.cancel, 1) == .ignore)
        #expect(client.liveCount == 1)
    }

    // MARK: The end of the ids

    @Test(arguments: CallKind.all) func idsOfEveryKindRunOutBeforeTheyWrap(kind: CallKind) {
        let client = ClientSubject(nextStreamID: 0xFFFF_FEFF)
        #expect(!client.isExhausted)
        #expect(client.open(1, kind) == 0xFFFF_FEFF)
        #expect(client.isExhausted)
        #expect(client.open(2, kind) == nil)
        #expect(client.open(3) == nil)
        #expect(client.frame(FrameType.response, 0xFFFF_FEFF) == .response(call: 1))
        #expect(client.isExhausted)
    }
}
