/// What to do about a budget: the rule that spoke, what it saw, and what it suggests.
public struct Recommendation: Sendable, Equatable {
    /// Why something is recommended.
    public enum Rule: String, Sendable, CaseIterable {
        /// The judged percentile is beyond its limit.
        case overBudget = "over-budget"
        /// More requests were failed than the judged share leaves out.
        case failing
        /// More than 0.8 of the limit is used.
        case nearBudget = "near-budget"
        /// Waiting for a worker takes more than a fifth of the time.
        case queueing
        /// No record says where more than a tenth of the time went.
        case unexplained
        /// Something was measured, but less than the budget asks for.
        case tooFew = "too-few"
        /// Nothing was measured.
        case notMeasured = "not-measured"
    }

    /// The rule that spoke.
    public let rule: Rule
    /// The operation that it is about.
    public let operation: String
    /// The metric, the percentile, the window and the figure.
    public let evidence: String
    /// What may help.
    public let suggestion: String

    /// What the figures of one window suggest: the most critical operations first, and in an
    /// operation in the order of the rules.
    public static func all(_ figures: [OperationFigures], window: Duration) -> [Recommendation] {
        let ranked = figures.filter { !$0.budget.isCanary }.enumerated().sorted { left, right in
            let (first, second) = (
                left.element.budget.criticality.weight, right.element.budget.criticality.weight
            )
            return first == second ? left.offset < right.offset : first > second
        }
        return ranked.flatMap { RecommendationRules($0.element, window: window).all }
    }
}
