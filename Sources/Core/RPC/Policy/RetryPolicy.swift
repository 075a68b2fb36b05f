/// Whether and when a call that has failed is made again. No clock and no random source inside.
///
/// Two kinds of repeat exist. A call that no handler has seen is repeated at once, whatever its
/// method: that is always safe. A call that may have run is repeated only where that does no harm,
/// later each time, and within the process's ``RetryBudget``.
public struct RetryPolicy: Sendable, Equatable {
    /// What is known of a failed attempt.
    public enum Reach: Sendable, Equatable {
        /// No handler has seen or will see it.
        case never
        /// A handler may have run.
        case perhaps
    }

    /// What follows from a failure.
    public enum OnFailure: Sendable, Equatable {
        /// The failure is the call's answer.
        case giveUp
        /// Make it again now; costs nothing of the budget.
        case repeatNow
        /// Make it again after this time, if the deadline and the budget allow.
        case repeatAfter(Duration)
    }

    /// Attempts of one call that may have run.
    public static let defaultAttemptMax = 3
    /// Repeats of one call that no handler has seen: as often as servers may be draining at once.
    public static let safeRepeatMax = 16

    /// Attempts of one call that may have run, hedges included.
    public var attemptMax: Int
    /// The longest wait before the first repeat; it doubles with each further one.
    public var initialBackoff: Duration
    /// The longest wait of all.
    public var backoffMax: Duration

    /// Makes a policy.
    public init(
        attemptMax: Int = defaultAttemptMax, initialBackoff: Duration = .milliseconds(20),
        backoffMax: Duration = .seconds(1)
    ) {
        self.attemptMax = attemptMax
        self.initialBackoff = initialBackoff
        self.backoffMax = backoffMax
    }

    /// Whether a call may be repeated although it may have run.
    ///
    /// Not when it is itself made on behalf of a repeat: else the hops of a chain would multiply
    /// their repeats.
    public static func mayRepeat(_ method: MethodName, _ options: CallOptions) -> Bool {
        (method.isIdempotent || options.idempotencyKey != nil) && options.parent?.isRetry != true
    }

    /// An attempt has failed.
    ///
    /// - Parameters:
    ///   - mayRepeat: see ``mayRepeat(_:_:)``.
    ///   - attemptCount: attempts that may have run, this one included.
    ///   - safeRepeatCount: repeats so far of attempts that no handler has seen.
    ///   - random: any number, all of them equally likely.
    public func failed(
        _ error: RPCError, _ reach: Reach, mayRepeat: Bool, attemptCount: Int,
        safeRepeatCount: Int, random: UInt64
    ) -> OnFailure {
        switch reach {
        case .never: return safeRepeatCount < Self.safeRepeatMax ? .repeatNow : .giveUp
        case .perhaps: break
        }
        guard mayRepeat, attemptCount < attemptMax else { return .giveUp }
        if let wish = error.retryAfter {
            let isTemporary = error.code == .unavailable || error.code == .resourceExhausted
            return isTemporary && wish >= .zero ? .repeatAfter(wish) : .giveUp
        }
        guard error.code == .unavailable else { return .giveUp }
        return .repeatAfter(backoff(attemptCount: attemptCount, random: random))
    }

    /// Full jitter: anything from nothing to the longest wait. Source: "Exponential Backoff And
    /// Jitter", Amazon Builders' Library.
    private func backoff(attemptCount: Int, random: UInt64) -> Duration {
        let growth = 1 << min(max(0, attemptCount - 1), 20)
        let longest = min(initialBackoff * growth, backoffMax)
        return longest * (Double(random >> 11) / Double(1 << 53))
    }
}
