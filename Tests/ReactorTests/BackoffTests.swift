import Reactor
import TestSupport
import Testing

@Suite struct BackoffTests {
    /// The middle of the jitter's range: no jitter at all.
    private static let middle: UInt64 = 1 << 63

    private func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    @Test func growsByItsFactorUpToItsLimit() {
        var backoff = Backoff()
        let waits = (0..<14).map { _ in seconds(backoff.next(random: Self.middle)) }
        for (index, wait) in waits.enumerated() {
            let expected = min((0..<index).reduce(1.0) { value, _ in value * 1.6 }, 120)
            #expect(abs(wait - expected) < 1e-6, "wait \(index)")
        }
        #expect(waits.last == 120)
    }

    @Test func jitterStaysWithinItsShareAndReachesBothEnds() {
        var low = Backoff()
        var high = Backoff()
        #expect(abs(seconds(low.next(random: 0)) - 0.8) < 1e-9)
        #expect(abs(seconds(high.next(random: .max)) - 1.2) < 1e-9)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<1_000 {
            var backoff = Backoff()
            let wait = seconds(backoff.next(random: random.next()))
            #expect((0.8...1.2).contains(wait))
        }
    }

    @Test func beginsAnewAfterASuccess() {
        var backoff = Backoff(
            initial: .milliseconds(100), factor: 2, limit: .seconds(5), jitter: 0)
        let first = (0..<3).map { _ in backoff.next(random: 7) }
        #expect(first == [.milliseconds(100), .milliseconds(200), .milliseconds(400)])
        backoff.reset()
        #expect(backoff.next(random: 7) == .milliseconds(100))
    }

    // MARK: Links to servers beside us

    private func milliseconds(_ wait: Duration) -> Int {
        Int((wait / Duration.milliseconds(1)).rounded())
    }

    private let link = Backoff.reconnecting(first: .milliseconds(10), longest: .seconds(1))

    @Test func aLinksWaitsDoubleUpToTheirLimit() {
        var backoff = link
        let longest = (0..<9).map { _ in milliseconds(backoff.next(random: .max)) }
        #expect(longest == [10, 20, 40, 80, 160, 320, 640, 1000, 1000])
        backoff.reset()
        #expect(milliseconds(backoff.next(random: .max)) == 10)
    }

    @Test func aLinksWaitsAreSpreadOverTheUpperHalf() {
        var backoff = link
        #expect(milliseconds(backoff.next(random: 0)) == 5)
        #expect(milliseconds(backoff.next(random: 1 << 63)) == 15)
        #expect(milliseconds(backoff.next(random: 0)) == 20)
        #expect(milliseconds(backoff.next(random: .max)) == 80)
        for _ in 0..<200 { #expect(backoff.next(random: .max) <= .seconds(1)) }
    }

    @Test func afterALossTheWaitIsAtMostTheFirstStep() {
        for (random, expected) in [(0, 0), (1 << 63, 5), (.max, 10)] as [(UInt64, Int)] {
            var backoff = Backoff.afterLoss(first: .milliseconds(10))
            #expect(milliseconds(backoff.next(random: random)) == expected)
        }
    }
}
