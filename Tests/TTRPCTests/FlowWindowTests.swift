import Testing

@testable import TTRPC

/// The two ends of a window, and the rate of Pings, at their edges.
@Suite struct FlowWindowTests {
    @Test func aMessageMayTakeAWindowBelowZero() {
        var window = SendWindow(10)
        window.sent(9)
        #expect(window.isOpen)
        window.sent(1)
        #expect(!window.isOpen, "at zero")
        var open = SendWindow(1)
        open.sent(4 << 20)
        #expect(open.byteCount == 1 - (4 << 20))
        let widened = open.widen(by: 4 << 20)
        #expect(widened && open.isOpen && open.byteCount == 1)
    }

    @Test func aWindowStaysOpenForEmptyMessages() {
        var window = SendWindow(1)
        for _ in 0..<1000 { window.sent(0) }
        #expect(window.isOpen)
    }

    private static let increments: [(Int, UInt32, Bool)] = [
        (0, 0, false), (0, 1, true), (0, 0x7FFF_FFFF, true), (0, 0x8000_0000, false),
        (1, 0x7FFF_FFFE, true), (1, 0x7FFF_FFFF, false), (-1, 0x8000_0000, true),
        (-1, 0x8000_0001, false), (-1 << 40, .max, true), (0x7FFF_FFFF, 1, false),
    ]

    @Test(arguments: increments) func aWindowNeverPassesItsMaximum(
        start: Int, increment: UInt32, isLegal: Bool
    ) {
        var window = SendWindow(start)
        let isDone = window.widen(by: increment)
        #expect(isDone == isLegal)
        #expect(window.byteCount == (isLegal ? start + Int(increment) : start))
    }

    @Test func anIncrementIsAnnouncedFromHalfTheWindowOn() {
        var window = ReceiveWindow(100)
        let increment = { window.takeIncrement() }
        window.received(100)
        #expect(window.isExhausted)
        window.consumed(49)
        #expect(increment() == 0)
        window.consumed(1)
        #expect(increment() == 50)
        #expect(increment() == 0)
        #expect(!window.isExhausted)
        window.dropped(50)
        #expect(increment() == 50)
        #expect(window.queuedByteCount == 50, "what is dropped was never queued")
    }

    @Test func nothingIsAnnouncedThatHasNotCome() {
        var window = ReceiveWindow(100)
        let increment = { window.takeIncrement() }
        window.consumed(1000)
        #expect(increment() == 0)
        window.received(60)
        window.consumed(1000)
        #expect(increment() == 60)
    }

    @Test func muchConsumedBeforeTheAgreementIsAnnouncedInParts() {
        var window = ReceiveWindow(100)
        let increment = { window.takeIncrement() }
        window.received(5 << 30)
        window.consumed(5 << 30)
        var announced = 0
        for _ in 0..<3 { announced += Int(increment()) }
        #expect(announced == 5 << 30)
        #expect(increment() == 0)
    }

    // MARK: Pings

    @Test func tenPingsInASecondAreBorneAndOneMoreIsNot() {
        let start = ContinuousClock.now
        var rate = PingRate()
        let admits = { (now: ContinuousClock.Instant) in rate.admits(now: now) }
        for _ in 0..<10 { #expect(admits(start)) }
        #expect(!admits(start))
        #expect(!admits(start + .seconds(1) - .nanoseconds(1)))
        #expect(admits(start + .seconds(1)))
    }

    @Test func aSteadyTenASecondIsBorneForEver() {
        var now = ContinuousClock.now
        var rate = PingRate()
        let admits = { (now: ContinuousClock.Instant) in rate.admits(now: now) }
        for _ in 0..<1000 {
            #expect(admits(now))
            now += .milliseconds(100)
        }
    }

    @Test func theSecondSlides() {
        let start = ContinuousClock.now
        var rate = PingRate()
        let admits = { (now: ContinuousClock.Instant) in rate.admits(now: now) }
        for step in 0..<5 { #expect(admits(start + .milliseconds(step))) }
        for step in 0..<5 { #expect(admits(start + .milliseconds(900 + step))) }
        for step in 0..<5 { #expect(admits(start + .milliseconds(1000 + step))) }
        #expect(!admits(start + .milliseconds(1899)), "ten since 900")
        #expect(admits(start + .milliseconds(1900)))
    }
}
