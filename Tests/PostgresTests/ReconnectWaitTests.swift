import Reactor
import Testing

@testable import Postgres

@Suite struct ReconnectWaitTests {
    private func configuration() -> PostgresConfiguration {
        PostgresConfiguration(connectionString: "")
    }

    private func milliseconds(_ wait: Duration) -> Int {
        Int((wait / Duration.milliseconds(1)).rounded())
    }

    @Test func waitsDoubleUpToTheirLimitAndStartAnewAfterASuccess() {
        var backoff = configuration().backoff
        let longest = (0..<9).map { _ in milliseconds(backoff.next(random: .max)) }
        #expect(longest == [10, 20, 40, 80, 160, 320, 640, 1000, 1000])
        backoff.reset()
        #expect(milliseconds(backoff.next(random: .max)) == 10)
    }

    @Test func waitsAreSpreadOverTheUpperHalf() {
        var backoff = configuration().backoff
        #expect(milliseconds(backoff.next(random: 0)) == 5)
        #expect(milliseconds(backoff.next(random: 1 << 63)) == 15)
        #expect(milliseconds(backoff.next(random: 0)) == 20)
        #expect(milliseconds(backoff.next(random: .max)) == 80)
        for _ in 0..<200 { #expect(backoff.next(random: .max) <= .seconds(1)) }
    }

    @Test func afterALossTheWaitIsAtMostTheFirstStep() {
        for (random, expected) in [(0, 0), (1 << 63, 5), (.max, 10)] as [(UInt64, Int)] {
            var backoff = configuration().backoffAfterLoss
            #expect(milliseconds(backoff.next(random: random)) == expected)
        }
    }
}
