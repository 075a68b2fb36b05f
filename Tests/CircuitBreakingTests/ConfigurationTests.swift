import CircuitBreaking
import Testing

@Suite struct ConfigurationTests {
    @Test(arguments: [0, -1, 100.1, Double.nan, .infinity])
    func refusesARateOutsideItsRange(rate: Double) throws {
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(failureRateThreshold: rate)
        }
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(slowCallRateThreshold: rate)
        }
    }

    @Test func refusesCountsOutsideTheirRange() {
        for count in [0, -1, CircuitBreakerConfiguration.callCountMax + 1, .max] {
            #expect(throws: CircuitBreakerError.self) {
                try CircuitBreakerConfiguration(slidingWindow: .count(count))
            }
            #expect(throws: CircuitBreakerError.self) {
                try CircuitBreakerConfiguration(minimumNumberOfCalls: count)
            }
            #expect(throws: CircuitBreakerError.self) {
                try CircuitBreakerConfiguration(permittedNumberOfCallsInHalfOpenState: count)
            }
        }
    }

    @Test func refusesDurationsThatAreNotPositive() {
        for duration in [Duration.zero, .nanoseconds(-1)] {
            #expect(throws: CircuitBreakerError.self) {
                try CircuitBreakerConfiguration(slowCallDurationThreshold: duration)
            }
            #expect(throws: CircuitBreakerError.self) {
                try CircuitBreakerConfiguration(waitDurationInOpenState: duration)
            }
            #expect(throws: CircuitBreakerError.self) {
                try CircuitBreakerConfiguration(leaseDuration: duration)
            }
            #expect(throws: CircuitBreakerError.self) {
                try CircuitBreakerConfiguration(slidingWindow: .time(duration))
            }
        }
    }

    @Test func refusesAMinimumThatTheWindowCannotHold() throws {
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(slidingWindow: .count(10), minimumNumberOfCalls: 11)
        }
        _ = try CircuitBreakerConfiguration(slidingWindow: .count(10), minimumNumberOfCalls: 10)
    }

    @Test func refusesALeaseThatOutlivesTheHalfOpenState() throws {
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(
                maxWaitDurationInHalfOpenState: .seconds(1), leaseDuration: .milliseconds(1_001))
        }
        _ = try CircuitBreakerConfiguration(
            maxWaitDurationInHalfOpenState: .seconds(1), leaseDuration: .seconds(1))
    }

    @Test func theStandardIsTheDefaultArguments() throws {
        #expect(try CircuitBreakerConfiguration() == .standard)
    }

    @Test(arguments: [0, -0.1, 1.01, Double.nan, .infinity])
    func refusesABudgetShareOutsideItsRange(share: Double) {
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(slowCallBudgetShare: share)
        }
    }

    @Test(arguments: [0, -1, CircuitBreakerConfiguration.outstandingLeaseLimit + 1])
    func refusesAMemoryOutsideItsRange(count: Int) {
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(outstandingLeaseMax: count)
        }
    }

    @Test func refusesAGrowthWithoutSense() throws {
        for multiplier in [0.99, 100.1, Double.nan, .infinity] {
            #expect(throws: CircuitBreakerError.self) {
                try CircuitBreakerConfiguration(
                    waitIntervalFunctionInOpenState: .exponential(
                        multiplier: multiplier, max: .seconds(60)))
            }
        }
        for most in [Duration.seconds(4), CircuitBreakerConfiguration.durationMax * 2] {
            #expect(throws: CircuitBreakerError.self) {
                try CircuitBreakerConfiguration(
                    waitDurationInOpenState: .seconds(5),
                    waitIntervalFunctionInOpenState: .exponential(multiplier: 2, max: most))
            }
        }
    }

    @Test func refusesWhatOutlastsAWeek() {
        let long = CircuitBreakerConfiguration.durationMax + .nanoseconds(1)
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(waitDurationInOpenState: long)
        }
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(maxRetryAfter: long)
        }
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(slidingWindow: .time(long))
        }
        #expect(throws: CircuitBreakerError.self) {
            try CircuitBreakerConfiguration(maxRetryAfter: .nanoseconds(-1))
        }
    }
}
