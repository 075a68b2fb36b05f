import RPC
import RPCTransport
import Reactor

extension RPCClientConfiguration {
    /// No call is made again after it may have run: for tests of what one attempt comes to.
    static var oneAttempt: RPCClientConfiguration {
        var configuration = RPCClientConfiguration()
        configuration.retries.attemptMax = 1
        return configuration
    }

    /// Failed addresses are tried again soon.
    static var hasty: RPCClientConfiguration {
        var configuration = RPCClientConfiguration()
        configuration.backoff = .short
        configuration.retries.initialBackoff = .milliseconds(1)
        configuration.retryBudget = RetryBudget(floorPerSecond: 1_000_000)
        return configuration
    }
}

extension Backoff {
    /// Some milliseconds, for tests that wait for a server to come back.
    static var short: Backoff { Backoff(initial: .milliseconds(4), limit: .milliseconds(20)) }
}
