/// When a breaker opens, and how it tries to close again. The words are those of resilience4j's
/// `CircuitBreakerConfig`; ``leaseDuration`` and the two maxima of counts are ours.
public struct CircuitBreakerConfiguration: Sendable, Hashable {
    /// Which results the rates are taken over.
    public enum SlidingWindow: Sendable, Hashable {
        /// The last so many results.
        case count(Int)
        /// The results of the last so much time. Kept in ``CircuitBreakerConfiguration``'s
        /// `timeBucketCount` buckets, so a result is forgotten after 9/10 to 10/10 of it.
        case time(Duration)
    }

    /// Share of failures, in percent, at which the breaker opens; above 0, at most 100.
    public let failureRateThreshold: Double
    /// Share of slow calls, in percent, at which the breaker opens; above 0, at most 100.
    public let slowCallRateThreshold: Double
    /// A call that takes longer than this is slow, unless its lease names a limit of its own.
    public let slowCallDurationThreshold: Duration
    /// Which results the rates are taken over while the breaker is closed.
    public let slidingWindow: SlidingWindow
    /// With fewer results in the window the breaker stays closed, whatever they are.
    public let minimumNumberOfCalls: Int
    /// How long an open breaker refuses everything.
    public let waitDurationInOpenState: Duration
    /// How many probes a half-open breaker lets through, and judges by.
    public let permittedNumberOfCallsInHalfOpenState: Int
    /// A half-open breaker that has not decided after this time opens again.
    public let maxWaitDurationInHalfOpenState: Duration
    /// A probe whose result has not come after this time is lost, and its permit is free again.
    public let leaseDuration: Duration

    /// Largest window by count, and most probes.
    public static let callCountMax = 100_000
    /// Buckets of a window by time.
    static let timeBucketCount = 10

    /// - Throws: ``CircuitBreakerError`` with code `invalidConfiguration` when a threshold is not
    ///   in (0, 100], a duration is not positive, a count is not in 1…``callCountMax``, the minimum
    ///   exceeds a window by count, or a lease would outlive the half-open state.
    public init(
        failureRateThreshold: Double = 50,
        slowCallRateThreshold: Double = 100,
        slowCallDurationThreshold: Duration = .seconds(60),
        slidingWindow: SlidingWindow = .count(100),
        minimumNumberOfCalls: Int = 20,
        waitDurationInOpenState: Duration = .seconds(5),
        permittedNumberOfCallsInHalfOpenState: Int = 3,
        maxWaitDurationInHalfOpenState: Duration = .seconds(30),
        leaseDuration: Duration = .seconds(10)
    ) throws(CircuitBreakerError) {
        self.failureRateThreshold = failureRateThreshold
        self.slowCallRateThreshold = slowCallRateThreshold
        self.slowCallDurationThreshold = slowCallDurationThreshold
        self.slidingWindow = slidingWindow
        self.minimumNumberOfCalls = minimumNumberOfCalls
        self.waitDurationInOpenState = waitDurationInOpenState
        self.permittedNumberOfCallsInHalfOpenState = permittedNumberOfCallsInHalfOpenState
        self.maxWaitDurationInHalfOpenState = maxWaitDurationInHalfOpenState
        self.leaseDuration = leaseDuration
        if let problem = firstProblem {
            throw CircuitBreakerError(.invalidConfiguration, problem)
        }
    }

    /// resilience4j's numbers, made milder for our rates; see the default arguments of `init`.
    public static let standard = CircuitBreakerConfiguration(checked: ())

    private init(checked: Void) {
        failureRateThreshold = 50
        slowCallRateThreshold = 100
        slowCallDurationThreshold = .seconds(60)
        slidingWindow = .count(100)
        minimumNumberOfCalls = 20
        waitDurationInOpenState = .seconds(5)
        permittedNumberOfCallsInHalfOpenState = 3
        maxWaitDurationInHalfOpenState = .seconds(30)
        leaseDuration = .seconds(10)
    }

    private var firstProblem: String? {
        let counts = 1...Self.callCountMax
        // A comparison with NaN is false, so NaN is refused too.
        if !(failureRateThreshold > 0 && failureRateThreshold <= 100) {
            return "failureRateThreshold must be in (0, 100]"
        }
        if !(slowCallRateThreshold > 0 && slowCallRateThreshold <= 100) {
            return "slowCallRateThreshold must be in (0, 100]"
        }
        if slowCallDurationThreshold <= .zero {
            return "slowCallDurationThreshold must be positive"
        }
        if waitDurationInOpenState <= .zero { return "waitDurationInOpenState must be positive" }
        if leaseDuration <= .zero { return "leaseDuration must be positive" }
        if leaseDuration > maxWaitDurationInHalfOpenState {
            return "leaseDuration must not exceed maxWaitDurationInHalfOpenState"
        }
        if !counts.contains(permittedNumberOfCallsInHalfOpenState) {
            return "permittedNumberOfCallsInHalfOpenState must be in 1…\(Self.callCountMax)"
        }
        if !counts.contains(minimumNumberOfCalls) {
            return "minimumNumberOfCalls must be in 1…\(Self.callCountMax)"
        }
        switch slidingWindow {
        case .count(let size):
            if !counts.contains(size) { return "slidingWindow must be in 1…\(Self.callCountMax)" }
            if minimumNumberOfCalls > size {
                return "minimumNumberOfCalls must not exceed the window"
            }
        case .time(let length):
            if length < .milliseconds(10) { return "slidingWindow must be at least 10 ms" }
        }
        return nil
    }
}
