import TTRPC
import Testing

@Suite struct ClientConnectionMachineTests {
    private let client = ClientSubject()

    @Test func idsStartAtOneAndRiseByTwo() {
        #expect((0..<5).map { client.open($0) } == [1, 3, 5, 7, 9])
        #expect(client.liveCount == 5)
    }

    @Test func aResponseEndsItsCallOnly() {
        _ = client.open(40)
        _ = client.open(41)
        #expect(client.frame(FrameType.response, 3) == .response(call: 41))
        #expect(client.frame(FrameType.response, 3) == .ignore)
        #expect(client.frame(FrameType.response, 1, flags: 0xFF) == .response(call: 40))
        #expect(client.liveCount == 0)
        #expect(client.ignoredCount == 1)
    }

    @Test func framesForUnknownIDsAreIgnoredAndCounted() {
        _ = client.open(1)
        for (type, id) in [
            (FrameType.response, 3), (FrameType.response, 0), (FrameType.response, 2),
            (FrameType.data, 9), (FrameType.request, 2), (FrameType.request, 1), (0x42, 2),
        ] as [(UInt8, UInt32)] {
            #expect(client.frame(type, id) == .ignore)
        }
        #expect(client.ignoredCount == 7)
        #expect(client.liveCount == 1)
    }

    @Test(arguments: [0, 4, 0x10, 0xFF] as [UInt8])
    func anUnknownTypeOnALiveIDNeverEndsTheCall(type: UInt8) {
        _ = client.open(1)
        #expect(client.frame(type, 1) == .ignore)
        #expect(client.oversize(type, 1) == .ignore)
        #expect(client.frame(FrameType.response, 1) == .response(call: 1))
    }

    @Test(arguments: [0, 1, 4, 5] as [UInt8]) func dataOnAUnaryCallFailsIt(flags: UInt8) {
        _ = client.open(1)
        _ = client.open(2)
        #expect(
            client.frame(FrameType.data, 1, flags: flags) == .fail(call: 1, .unexpectedData))
        #expect(client.frame(FrameType.response, 1) == .ignore)
        #expect(client.frame(FrameType.response, 3) == .response(call: 2))
    }

    @Test func anOversizeAnswerFailsItsCallOnly() {
        _ = client.open(1)
        _ = client.open(2)
        _ = client.open(3)
        #expect(client.oversize(FrameType.response, 1) == .fail(call: 1, .oversize))
        #expect(client.oversize(FrameType.data, 3) == .fail(call: 2, .oversize))
        #expect(client.oversize(FrameType.request, 5) == .ignore)
        #expect(client.oversize(FrameType.response, 99) == .ignore)
        #expect(client.frame(FrameType.response, 5) == .response(call: 3))
    }

    @Test func theAnswerOfAnAbandonedCallIsIgnored() {
        _ = client.open(1)
        client.abandon(1)
        #expect(client.liveCount == 0)
        #expect(client.frame(FrameType.response, 1) == .ignore)
        client.abandon(1)
        client.abandon(0)
        #expect(client.open(2) == 3, "an id is not used again")
    }

    @Test func idsRunOutBeforeTheyWrap() {
        // Source: wire facts, section 5: a new connection before the id passes 0xFFFFFF00.
        let client = ClientSubject(nextStreamID: 0xFFFF_FEFD)
        #expect(client.open(1) == 0xFFFF_FEFD)
        #expect(!client.isExhausted)
        #expect(client.open(2) == 0xFFFF_FEFF)
        #expect(client.isExhausted)
        #expect(client.open(3) == nil)
        #expect(client.liveCount == 2)
        #expect(client.frame(FrameType.response, 0xFFFF_FEFF) == .response(call: 2))
        #expect(client.open(4) == nil)
    }

    @Test func closingNamesEveryWaitingCall() {
        for call in 0..<200 as Range<Int32> { _ = client.open(call) }
        for id in stride(from: 1 as UInt32, to: 200, by: 2) {
            _ = client.frame(FrameType.response, id)
        }
        #expect(client.close() == Array(100..<200))
        #expect(client.close().isEmpty)
        #expect(client.frame(FrameType.response, 201) == .ignore)
    }
}
