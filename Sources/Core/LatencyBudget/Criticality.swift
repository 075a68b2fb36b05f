/// What depends on an operation, and so how much it weighs in a grade.
public enum Criticality: String, Sendable, Hashable, CaseIterable {
    /// A delay costs patience. Weight 1.
    case routine
    /// A delay holds up care. Weight 2.
    case important
    /// A delay may harm a patient. Weight 4, and a failure caps the grade.
    case safety

    /// The weight in a score.
    public var weight: Double {
        switch self {
        case .routine: 1
        case .important: 2
        case .safety: 4
        }
    }
}
