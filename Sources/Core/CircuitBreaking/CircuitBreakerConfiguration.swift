/// When a breaker opens, and how it tries to close again. The words are those of resilience4j's
/// `CircuitBreakerConfig`; the lease's duration, the share of a budget and the maxima are ours.
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
    /// A call asked for with a deadline is slow when it takes longer than this share of the time
    /// that was left; above 0, at most 1.
    public let slowCallBudgetShare: Double
    /// Which results the rates are taken over while the breaker is closed.
    public let slidingWindow: SlidingWindow
    /// With fewer results in the window the breaker stays closed, whatever they are.
    public let minimumNumberOfCalls: Int
    /// How long an open breaker refuses everything, the first time.
    public let waitDurationInOpenState: Duration
    /// How that wait grows from one opening to the next, until the breaker closes.
    public let waitIntervalFunctionInOpenState: WaitIntervalFunction
    /// Whether an open breaker becomes half open as soon as its wait is over, and not only when a
    /// call comes. Somebody must then ask it, at ``CircuitBreakerMachine/wakeTime``; without calls
    /// it swings between the two states.
    public let automaticTransitionFromOpenToHalfOpenEnabled: Bool
    /// How many probes a half-open breaker lets through, and judges by.
    public let permittedNumberOfCallsInHalfOpenState: Int
    /// A half-open breaker that has not decided after this time opens again.
    public let maxWaitDurationInHalfOpenState: Duration
    /// A probe whose result has not come after this time is lost, and its permit is free again.
    /// Longer than the longest call, or a probe that times out is not counted.
    public let leaseDuration: Duration
    /// How long a callee may keep the breaker open by asking to slow down; zero: it may not.
    public let maxRetryAfter: Duration
    /// How many leases are remembered while closed, so that none counts twice: a result counts
    /// unless this many younger leases have been given meanwhile. Costs one bit each.
    public let outstandingLeaseMax: Int

    /// Largest window by count, and most probes.
    public static let callCountMax = 100_000
    /// Longest duration of any kind: a week.
    public static let durationMax = Duration.seconds(7 * 86_400)
    /// Largest growth of the wait from one opening to the next.
    public static let waitMultiplierMax = 100.0
    /// Most leases that can be remembered.
    public static let outstandingLeaseLimit = 1 << 20
    /// Buckets of a window by time.
    static let timeBucketCount = 10

    /// - Throws: ``CircuitBreakerError`` with code `invalidConfiguration` when a threshold is not
    ///   in (0, 100], a duration is not positive or above ``durationMax``, a count is not in
    ///   1…``callCountMax``, the minimum exceeds a window by count, a lease would outlive the
    ///   half-open state, or the growth of the wait has no sense.
    public init(
        failureRateThreshold: Double = 50,
        slowCallRateThreshold: Double = 100,
        slowCallDurationThreshold: Duration = .seconds(60),
        slowCallBudgetShare: Double = 0.8,
        slidingWindow: SlidingWindow = .count(100),
        minimumNumberOfCalls: Int = 20,
        waitDurationInOpenState: Duration = .seconds(5),
        waitIntervalFunctionInOpenState: WaitIntervalFunction = .constant,
        automaticTransitionFromOpenToHalfOpenEnabled: Bool = false,
        permittedNumberOfCallsInHalfOpenState: Int = 3,
        maxWaitDurationInHalfOpenState: Duration = .seconds(30),
        leaseDuration: Duration = .seconds(10),
        maxRetryAfter: Duration = .seconds(60),
        outstandingLeaseMax: Int = 65_536
    ) throws(CircuitBreakerError) {
        self.failureRateThreshold = failureRateThreshold
        self.slowCallRateThreshold = slowCallRateThreshold
        self.slowCallDurationThreshold = slowCallDurationThreshold
        self.slowCallBudgetShare = slowCallBudgetShare
        self.slidingWindow = slidingWindow
        self.minimumNumberOfCalls = minimumNumberOfCalls
        self.waitDurationInOpenState = waitDurationInOpenState
        self.waitIntervalFunctionInOpenState = waitIntervalFunctionInOpenState
        self.automaticTransitionFromOpenToHalfOpenEnabled =
            automaticTransitionFromOpenToHalfOpenEnabled
        self.permittedNumberOfCallsInHalfOpenState = permittedNumberOfCallsInHalfOpenState
        self.maxWaitDurationInHalfOpenState = maxWaitDurationInHalfOpenState
        self.leaseDuration = leaseDuration
        self.maxRetryAfter = maxRetryAfter
        self.outstandingLeaseMax = outstandingLeaseMax
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
        slowCallBudgetShare = 0.8
        slidingWindow = .count(100)
        minimumNumberOfCalls = 20
        waitDurationInOpenState = .seconds(5)
        waitIntervalFunctionInOpenState = .constant
        automaticTransitionFromOpenToHalfOpenEnabled = false
        permittedNumberOfCallsInHalfOpenState = 3
        maxWaitDurationInHalfOpenState = .seconds(30)
        leaseDuration = .seconds(10)
        maxRetryAfter = .seconds(60)
        outstandingLeaseMax = 65_536
    }

    /// The duration from beyond which a call is slow that starts at `now` and must be answered at
    /// `deadline`: ``slowCallBudgetShare`` of the time between, never below zero.
    public func slowAfter(
        deadline: ContinuousClock.Instant, now: ContinuousClock.Instant
    ) -> Duration {
        // A deadline may lie so far away that it means none.
        let budget = min(max(now.duration(to: deadline), .zero), Self.durationMax)
        return budget * slowCallBudgetShare
    }
}
