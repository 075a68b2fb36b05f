package import CircuitBreaking
package import RPC

/// The way to a service that takes reports, with a breaker in front: while it is down, it is asked
/// once in five seconds.
package struct TelemetrySink: Sendable {
    /// How long a report may take.
    package static let timeout = Duration.seconds(1)

    /// The way.
    package let channel: any RPCChannel
    /// Its breaker.
    package let breaker: CircuitBreaker

    /// A way with a closed breaker, which `name` names in figures.
    package init(_ name: String, _ channel: any RPCChannel, now: ContinuousClock.Instant) {
        self.channel = channel
        breaker = CircuitBreaker(name: name, configuration: Self.rules, now: now)
    }

    /// Opens when half of the last ten reports failed, after three.
    private static let rules: CircuitBreakerConfiguration = {
        do {
            return try CircuitBreakerConfiguration(
                failureRateThreshold: 50, slidingWindow: .count(10), minimumNumberOfCalls: 3,
                waitDurationInOpenState: .seconds(5), permittedNumberOfCallsInHalfOpenState: 1,
                maxWaitDurationInHalfOpenState: .seconds(10), leaseDuration: .seconds(2))
        } catch { preconditionFailure("these constants are wrong: \(error)") }
    }()

    /// What became of a report. A cancelled one is nobody's failure.
    package static func outcome(_ error: RPCError?, _ duration: Duration) -> CallOutcome {
        switch error?.code {
        case nil: .success(duration)
        case .cancelled: .ignored
        default: .failure(duration)
        }
    }
}
