/// Which answers count against a callee: a table from the kind of an answer to what the breaker
/// makes of it, so that no call site decides by itself what a 429 or a 401 means.
///
/// ```swift
/// var rules = OutcomeRules.standard
/// rules[.throttled] = .failure
/// let kind = AnswerKind(httpStatus: response.status)
/// breaker.record(rules.outcome(kind, took: duration, retryAfter: delay), lease: lease, now: now)
/// ```
public struct OutcomeRules: Sendable, Hashable {
    /// What one kind of answer counts as.
    public enum Rule: String, Sendable, Hashable {
        /// The callee failed.
        case failure
        /// The callee did its work.
        case success
        /// The answer says nothing about the callee's health.
        case ignored
        /// The callee asks for a rest; see ``CallOutcome/throttled(retryAfter:)``.
        case backOff
    }

    private var rules: [Rule]

    /// An answer is a success, so is a caller's mistake. Faults, outages and timeouts are failures.
    /// A callee that asks to slow down gets its rest and no failure. Refused credentials are ours
    /// to mend, and say as little about the callee as a caller that went away: ignored.
    public static let standard = OutcomeRules()

    private init() {
        rules = AnswerKind.allCases.map { kind in
            switch kind {
            case .answered, .callerMistake: .success
            case .credentials, .cancelled: .ignored
            case .throttled: .backOff
            case .fault, .unavailable, .timeout: .failure
            }
        }
    }

    /// What a kind of answer counts as.
    public subscript(kind: AnswerKind) -> Rule {
        get { rules[kind.rawValue] }
        set { rules[kind.rawValue] = newValue }
    }

    /// What to record for an answer of `kind` after `duration`. `retryAfter` is the rest that the
    /// callee asked for, if it named one.
    public func outcome(
        _ kind: AnswerKind, took duration: Duration, retryAfter: Duration? = nil
    ) -> CallOutcome {
        switch self[kind] {
        case .failure: .failure(duration)
        case .success: .success(duration)
        case .ignored: .ignored
        case .backOff: .throttled(retryAfter: retryAfter)
        }
    }
}
