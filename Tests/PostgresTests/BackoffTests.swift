import Testing

@testable import Postgres

struct BackoffTests {
    @Test func doublesUpToItsLimitAndStartsAgainAfterASuccess() {
        var backoff = Backoff(first: .milliseconds(10), limit: .seconds(1))
        var waits: [Duration] = []
        for _ in 0..<9 { waits.append(backoff.failed(random: 1)) }
        #expect(
            waits == [10, 20, 40, 80, 160, 320, 640, 1000, 1000].map { Duration.milliseconds($0) })
        #expect(backoff.failureCount == 9)
        backoff.succeeded()
        #expect(backoff.failed(random: 1) == .milliseconds(10))
    }

    @Test func spreadsWaitsOverTheUpperHalf() {
        var backoff = Backoff(first: .milliseconds(10), limit: .seconds(1))
        #expect(backoff.failed(random: 0) == .milliseconds(5))
        #expect(backoff.failed(random: 0.5) == .milliseconds(15))
        #expect(backoff.failed(random: -3) == .milliseconds(20))
        #expect(backoff.failed(random: 7) == .milliseconds(80))
    }

    @Test func neverOverflows() {
        var backoff = Backoff(first: .milliseconds(10), limit: .seconds(1))
        for _ in 0..<200 { #expect(backoff.failed(random: 1) <= .seconds(1)) }
    }
}
