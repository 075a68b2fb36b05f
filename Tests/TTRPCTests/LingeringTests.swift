import Testing

@testable import TTRPC

@Suite struct LingeringTests {
    private let start = ContinuousClock.now

    private func lingering(_ streamMax: Int = 4) -> Lingering {
        Lingering(streamMax: streamMax, duration: .seconds(10))
    }

    @Test func dropsUntilExactlyTenSecondsHavePassed() {
        var lingering = lingering()
        lingering.insert(1, now: start)
        let steps: [(Duration, Bool)] = [
            (.zero, true), (.seconds(10) - .nanoseconds(1), true), (.seconds(10), true),
            (.seconds(10) + .nanoseconds(1), false), (.zero, false),
        ]
        for (passed, isDropped) in steps {
            let drops = lingering.drops(1, isClose: false, now: start + passed)
            #expect(drops == isDropped, "\(passed)")
        }
        #expect(lingering.count == 0)
    }

    @Test func theClientsCloseIsTheLastThatIsDropped() {
        var lingering = lingering()
        lingering.insert(1, now: start)
        let first = lingering.drops(1, isClose: true, now: start)
        let second = lingering.drops(1, isClose: false, now: start)
        #expect(first && !second)
    }

    @Test func theOldestMakesRoom() {
        var lingering = lingering()
        for id in 1...6 as ClosedRange<UInt32> { lingering.insert(id, now: start) }
        #expect(lingering.count == 4)
        let drops = (1...6).map { lingering.drops($0, isClose: false, now: start) }
        #expect(drops == [false, false, true, true, true, true])
    }

    @Test func whatIsOverMakesRoomFirst() {
        var lingering = lingering()
        lingering.insert(1, now: start)
        lingering.insert(2, now: start)
        for id in 3...4 as ClosedRange<UInt32> { lingering.insert(id, now: start + .seconds(5)) }
        lingering.insert(5, now: start + .seconds(11))
        #expect(lingering.count == 3)
    }

    @Test func oneThatLingersAgainStartsAnew() {
        var lingering = lingering()
        lingering.insert(1, now: start)
        lingering.insert(1, now: start + .seconds(8))
        lingering.insert(2, now: start + .seconds(12))
        let drops = lingering.drops(1, isClose: false, now: start + .seconds(18))
        #expect(drops)
    }

    @Test func aLongRunKeepsItsBound() {
        var lingering = lingering(16)
        for id in 0..<5_000 as Range<UInt32> {
            lingering.insert(id, now: start + .milliseconds(id))
            #expect(lingering.count <= 16)
            let drops = lingering.drops(
                id, isClose: id % 3 == 0, now: start + .milliseconds(id))
            #expect(drops)
        }
        #expect(lingering.count > 0)
    }
}
