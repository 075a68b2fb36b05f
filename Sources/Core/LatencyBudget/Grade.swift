/// A grade for all budgets together.
public enum Grade: Int, Sendable, Hashable, Comparable {
    /// Nothing could be determined.
    case unknown
    /// Below 75, or an operation of safety fails.
    case needsImprovement
    /// From 75, or something could not be determined.
    case acceptable
    /// From 85.
    case good
    /// From 95.
    case excellent

    /// The word in reports: "EXCELLENT", "NEEDS_IMPROVEMENT".
    public var word: String {
        switch self {
        case .unknown: "UNKNOWN"
        case .needsImprovement: "NEEDS_IMPROVEMENT"
        case .acceptable: "ACCEPTABLE"
        case .good: "GOOD"
        case .excellent: "EXCELLENT"
        }
    }

    /// The grade for a score of 0 to 100, by the thresholds 95, 85 and 75.
    public init(score: Double) {
        self =
            score >= 95
            ? .excellent
            : score >= 85
                ? .good
                : score >= 75
                    ? .acceptable
                    : .needsImprovement
    }

    public static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }
}
