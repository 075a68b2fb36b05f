/// When a request is tried again, and after which wait. No clock and no chance inside.
struct RetryPolicy: Sendable {
    /// Time that must be left for the next try.
    static let attemptTimeMin = Duration.milliseconds(20)

    let attemptCountMax: Int
    let delay: Duration
    let delayMax: Duration

    /// The wait before the next try; nil to give up.
    ///
    /// - Parameters:
    ///   - attempt: The try that failed, from 1.
    ///   - remaining: Time until the deadline.
    func wait(
        after error: EHRGatewayError, attempt: Int, remaining: Duration, jitter: any GatewayJitter
    ) -> Duration? {
        guard error.isTransient, attempt < attemptCountMax else { return nil }
        let bound = min(delayMax, delay * (1 << min(attempt - 1, 20)))
        let wait = max(jitter.draw(upTo: bound), error.retryAfter ?? .zero)
        return wait + Self.attemptTimeMin <= remaining ? wait : nil
    }
}

/// Retries as a share of requests, so that an EHR in trouble is not given a multiple of its load.
struct RetryBudget: Sendable {
    /// One retry for ten requests. Source: requirement R32.
    static let requestsPerRetry = 10
    /// Retries saved up at most, and there at the start.
    static let savedRetryMax = 10

    /// In tenths of a retry.
    private var credit = savedRetryMax * requestsPerRetry

    /// A request came.
    mutating func earn() {
        credit = min(credit + 1, Self.savedRetryMax * Self.requestsPerRetry)
    }

    /// Takes a retry, if there is one.
    mutating func spend() -> Bool {
        guard credit >= Self.requestsPerRetry else { return false }
        credit -= Self.requestsPerRetry
        return true
    }
}
