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
}
