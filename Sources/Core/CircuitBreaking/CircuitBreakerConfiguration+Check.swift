extension CircuitBreakerConfiguration {
    /// What is wrong, in words for an operator; nil when nothing is.
    var firstProblem: String? { rateProblem ?? durationProblem ?? waitProblem ?? countProblem }

    // A comparison with NaN is false, so NaN is refused too.
    private var rateProblem: String? {
        if !(failureRateThreshold > 0 && failureRateThreshold <= 100) {
            return "failureRateThreshold must be in (0, 100]"
        }
        if !(slowCallRateThreshold > 0 && slowCallRateThreshold <= 100) {
            return "slowCallRateThreshold must be in (0, 100]"
        }
        if !(slowCallBudgetShare > 0 && slowCallBudgetShare <= 1) {
            return "slowCallBudgetShare must be in (0, 1]"
        }
        return nil
    }

    private var durationProblem: String? {
        let durations = [
            ("slowCallDurationThreshold", slowCallDurationThreshold),
            ("waitDurationInOpenState", waitDurationInOpenState),
            ("maxWaitDurationInHalfOpenState", maxWaitDurationInHalfOpenState),
            ("leaseDuration", leaseDuration),
        ]
        for (name, duration) in durations {
            if duration <= .zero { return "\(name) must be positive" }
            if duration > Self.durationMax { return "\(name) must not exceed a week" }
        }
        if leaseDuration > maxWaitDurationInHalfOpenState {
            return "leaseDuration must not exceed maxWaitDurationInHalfOpenState"
        }
        if maxRetryAfter < .zero || maxRetryAfter > Self.durationMax {
            return "maxRetryAfter must be in zero to a week"
        }
        return nil
    }

    private var waitProblem: String? {
        guard case .exponential(let multiplier, let max) = waitIntervalFunctionInOpenState else {
            return nil
        }
        if !(multiplier >= 1 && multiplier <= Self.waitMultiplierMax) {
            return "the wait's multiplier must be in 1…\(Self.waitMultiplierMax)"
        }
        if max < waitDurationInOpenState || max > Self.durationMax {
            return "the longest wait must be in waitDurationInOpenState to a week"
        }
        return nil
    }

    private var countProblem: String? {
        let counts = 1...Self.callCountMax
        if !counts.contains(permittedNumberOfCallsInHalfOpenState) {
            return "permittedNumberOfCallsInHalfOpenState must be in 1…\(Self.callCountMax)"
        }
        if !counts.contains(minimumNumberOfCalls) {
            return "minimumNumberOfCalls must be in 1…\(Self.callCountMax)"
        }
        if !(1...Self.outstandingLeaseLimit).contains(outstandingLeaseMax) {
            return "outstandingLeaseMax must be in 1…\(Self.outstandingLeaseLimit)"
        }
        switch slidingWindow {
        case .count(let size):
            if !counts.contains(size) { return "slidingWindow must be in 1…\(Self.callCountMax)" }
            if minimumNumberOfCalls > size {
                return "minimumNumberOfCalls must not exceed the window"
            }
        case .time(let length):
            if length < .milliseconds(10) { return "slidingWindow must be at least 10 ms" }
            if length > Self.durationMax { return "slidingWindow must not exceed a week" }
        }
        return nil
    }
}
