/// How much of a budget is used.
public enum BudgetState: String, Sendable, Hashable {
    /// Nothing or too little was measured.
    case unknown
    /// At most 0.8 of the limit.
    case good
    /// Above 0.8 of the limit and within it.
    case near
    /// Above the limit.
    case over

    /// Above this part of its limit a budget is ``near``.
    public static let nearShare = 0.8

    /// The state for what is used, 1 being all of the limit; nil, NaN or below zero is unknown.
    public init(used: Double?) {
        guard let used, used >= 0 else {
            self = .unknown
            return
        }
        self = used > 1 ? .over : used > Self.nearShare ? .near : .good
    }
}
