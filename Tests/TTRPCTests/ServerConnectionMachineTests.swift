import TTRPC
import Testing

/// The rows of the wire facts' server table (section 8) that need no octets.
@Suite struct ServerConnectionMachineTests {
    private let server = ServerSubject()

    // MARK: Stream ids

    @Test(arguments: [0, 2, 4, 0xFFFF_FFFE] as [UInt32])
    func aRequestOnAnEvenIDIsRefusedAndNotCountedAsSeen(id: UInt32) {
        #expect(server.request(id) == .refuse(.invalidStreamID))
        #expect(server.request(1) == .request)
    }

    @Test func idsMustRiseAndMayHaveGaps() {
        #expect(server.request(1) == .request)
        #expect(server.request(5) == .request)
        #expect(server.request(5) == .refuse(.invalidStreamID))
        #expect(server.request(3) == .refuse(.invalidStreamID))
        #expect(server.request(0xFFFF_FFFF) == .request)
        #expect(server.request(0xFFFF_FFFF) == .refuse(.invalidStreamID))
    }

    @Test func aRepeatedIDDoesNotDisturbTheLiveStream() {
        #expect(server.start(1, call: 70))
        #expect(server.request(1) == .refuse(.invalidStreamID))
        #expect(server.runningCount == 1)
        #expect(server.answer(1))
    }

    @Test func aRefusedOddIDCountsAsSeen() {
        server.drain()
        #expect(server.request(7) == .refuse(.draining))
        #expect(server.request(7) == .refuse(.invalidStreamID))
        #expect(server.request(5) == .refuse(.invalidStreamID))
    }

    // MARK: The concurrency limit

    @Test func oneCallAboveTheLimitIsRefused() {
        for number in 0..<1000 as Range<UInt32> {
            #expect(server.start(number * 2 + 1, call: Int32(number)))
        }
        #expect(server.request(2001) == .refuse(.tooManyCalls))
        #expect(server.runningCount == 1000, "a refused request does not change the count")
        #expect(server.answer(1))
        #expect(server.request(2003) == .refuse(.tooManyCalls), "its handler still runs")
        server.returned()
        #expect(server.request(2005) == .request)
    }

    @Test func synchronousCallsDoNotCountAgainstTheLimit() {
        let server = ServerSubject(concurrentCallMax: 1)
        for number in 0..<10 as Range<UInt32> {
            #expect(server.request(number * 2 + 1) == .request)
        }
        #expect(server.runningCount == 0)
    }

    @Test func refusalsNeverChangeTheNumberOfRunningCalls() {
        #expect(server.start(1, call: 1))
        _ = server.request(2)
        _ = server.request(1)
        _ = server.data(9)
        _ = server.oversize(FrameType.request, 3)
        server.refused(5, flags: FrameFlags.remoteOpen)
        #expect(server.runningCount == 1)
        server.drain()
        _ = server.request(7)
        #expect(!server.isDrained)
        #expect(server.answer(1))
        #expect(!server.isDrained, "answered, but its handler runs")
        server.returned()
        #expect(server.isDrained)
    }

    // MARK: Data

    @Test func dataOnALiveCallCancelsItAlone() {
        #expect(server.start(1, call: 10))
        #expect(server.start(3, call: 11))
        #expect(server.data(1) == .cancel(call: 10, .unexpectedData))
        #expect(!server.answer(1), "it is answered already")
        #expect(server.answer(3))
        #expect(server.runningCount == 2, "it keeps its place until the handler returns")
    }

    @Test(arguments: [0, 1, 5] as [UInt8])
    func dataThatFollowsACancelledCallIsDroppedInSilence(flags: UInt8) {
        #expect(server.start(1, call: 10))
        #expect(server.data(1) == .cancel(call: 10, .unexpectedData))
        for _ in 0..<ServerConnectionMachine.strayDataMax + 1 { #expect(server.data(1) == .ignore) }
        #expect(server.data(1, flags: flags) == .ignore)
    }

    @Test func aClosingDataThatCarriesAMessageIsDataToo() {
        #expect(server.start(1, call: 10))
        #expect(
            server.data(1, flags: FrameFlags.remoteClosed) == .cancel(call: 10, .unexpectedData))
    }

    @Test func dataOnAFinishedCallIsRefusedOnce() {
        #expect(server.start(1, call: 10))
        #expect(server.answer(1))
        #expect(server.data(1) == .refuse(.unexpectedData))
        #expect(server.data(1) == .ignore)
        #expect(server.data(3) == .refuse(.unexpectedData), "an id never opened")
        #expect(server.data(2) == .refuse(.unexpectedData), "an even id")
        #expect(server.data(0) == .refuse(.unexpectedData), "the connection's own id")
        #expect(server.data(3) == .ignore)
    }

    @Test func aHundredStrayDataFramesAreBorne() {
        for _ in 0..<50 { #expect(server.data(99) != .close) }
        for number in 0..<50 as Range<UInt32> { #expect(server.data(number * 2 + 1) != .close) }
        #expect(server.data(1) == .close)
    }

    @Test func aBareCloseOfACallThatHasJustEndedIsNormal() {
        for number in 0..<300 as Range<UInt32> {
            let id = number * 2 + 1
            #expect(server.start(id, call: 1))
            #expect(server.answer(id))
            #expect(server.bareClose(id) == .ignore)
        }
    }

    @Test func aBareCloseOfAnIDNeverOpenedIsNot() {
        #expect(server.bareClose(1) == .refuse(.unexpectedData))
        #expect(server.bareClose(2) == .refuse(.unexpectedData))
    }

    // MARK: Data on its way when its stream was refused

    @Test func dataOfARefusedStreamIsDroppedUntilItsClose() {
        #expect(server.request(1, flags: FrameFlags.remoteOpen | FrameFlags.noData) == .request)
        server.refused(1, flags: FrameFlags.remoteOpen)
        for _ in 0..<200 { #expect(server.data(1) == .ignore) }
        #expect(server.bareClose(1) == .ignore)
        #expect(server.data(1) == .refuse(.unexpectedData), "after its own close it is stray")
    }

    @Test func dataOfARefusedStreamIsDroppedForTenSeconds() {
        #expect(server.request(1, flags: FrameFlags.remoteOpen) == .request)
        server.refused(1, flags: FrameFlags.remoteOpen)
        server.pass(.seconds(10))
        #expect(server.data(1) == .ignore)
        server.pass(.nanoseconds(1))
        #expect(server.data(1) == .refuse(.unexpectedData))
        #expect(server.data(1) == .ignore)
    }

    @Test func everyKindOfRefusalLingers() {
        let server = ServerSubject(concurrentCallMax: 1)
        #expect(server.start(1, call: 1))
        #expect(server.request(3, flags: FrameFlags.remoteOpen) == .refuse(.tooManyCalls))
        server.drain()
        #expect(server.request(5, flags: FrameFlags.remoteOpen) == .refuse(.draining))
        #expect(server.data(3) == .ignore)
        #expect(server.data(5) == .ignore)
    }

    @Test func streamsThatNeverOpenedTheirSideDoNotLinger() {
        #expect(server.request(1) == .request)
        server.refused(1, flags: 0)
        #expect(server.data(1) == .refuse(.unexpectedData))
    }

    @Test func lingeringStreamsAreBoundedAndTheOldestMakesRoom() {
        let lingering = ServerConnectionMachine.lingeringStreamMax
        for number in 0..<UInt32(lingering) {
            server.refused(number * 2 + 1, flags: FrameFlags.remoteOpen)
        }
        server.refused(5001, flags: FrameFlags.remoteOpen)
        #expect(server.data(5001) == .ignore)
        #expect(server.data(1) == .refuse(.unexpectedData), "the oldest made room")
        #expect(server.data(3) == .ignore)
    }

    // MARK: Other frames

    @Test func aResponseFromAClientIsIgnored() {
        #expect(server.start(1, call: 1))
        for id in [0, 1, 2, 3] as [UInt32] {
            #expect(server.frame(FrameType.response, id) == .ignore)
        }
        #expect(server.answer(1), "the call is not disturbed")
    }

    @Test(arguments: [0, 4, 0x0F, 0x10, 0x7F, 0xFF] as [UInt8])
    func aThousandFramesOfUnknownTypesAreIgnored(type: UInt8) {
        for number in 0..<UInt32(ServerConnectionMachine.unknownFrameMax) {
            #expect(server.frame(type, number % 5) == .ignore)
        }
        #expect(server.frame(type, 1) == .close)
    }

    @Test func unknownFlagsAreIgnored() {
        #expect(server.request(1, flags: 0xF8) == .request)
        #expect(server.request(3, flags: 0xFF) == .request)
    }

    // MARK: Oversize frames

    @Test func anOversizeRequestIsRefusedAndItsIDIsSeen() {
        #expect(server.oversize(FrameType.request, 3) == .refuse(.oversize))
        #expect(server.request(3) == .refuse(.invalidStreamID))
        #expect(server.request(5) == .request)
        #expect(server.runningCount == 0)
    }

    @Test func oversizeFramesOnEvenIDsOrOfOtherTypesAreNotAnswered() {
        #expect(server.oversize(FrameType.request, 2) == .ignore)
        #expect(server.oversize(FrameType.request, 0) == .ignore)
        #expect(server.oversize(FrameType.data, 4) == .ignore)
        #expect(server.oversize(FrameType.response, 1) == .ignore)
        #expect(server.oversize(0x42, 1) == .ignore)
    }

    @Test func oversizeDataOnALiveCallCancelsIt() {
        #expect(server.start(1, call: 5))
        #expect(server.oversize(FrameType.data, 1) == .cancel(call: 5, .oversize))
        #expect(!server.answer(1))
        #expect(server.oversize(FrameType.data, 3) == .refuse(.oversize))
    }

    // MARK: The end

    @Test func closingCancelsEveryLiveCall() {
        for number in 0..<100 as Range<UInt32> {
            #expect(server.start(number * 2 + 1, call: Int32(number)))
        }
        for number in 0..<50 as Range<UInt32> { #expect(server.answer(number * 2 + 1)) }
        #expect(server.close() == Array(50..<100))
        #expect(server.close().isEmpty)
        #expect(!server.answer(151))
        for _ in 0..<100 { server.returned() }
        #expect(server.runningCount == 0)
    }

    @Test func aDrainedMachineRunsNothingAndTakesNothing() {
        #expect(!server.isDrained)
        server.drain()
        #expect(server.isDrained)
        #expect(server.request(1) == .refuse(.draining))
        #expect(server.isDrained)
    }
}
