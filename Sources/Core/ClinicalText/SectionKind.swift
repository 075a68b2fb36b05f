/// Which part of a SOAP note a section belongs to.
public enum SectionKind: UInt8, Sendable, CaseIterable {
    case subjective, objective, assessment, plan
    /// "Assessment and Plan" under one heading.
    case assessmentAndPlan
    /// Kept, but none of the four: medications, allergies, social history and the like.
    case other

    /// LOINC code of the section as a whole; empty for ``other``, whose headings have their own.
    /// Source: LOINC, C-CDA R2.1 Progress Note.
    public var loinc: String {
        switch self {
        case .subjective: "61150-9"
        case .objective: "61149-1"
        case .assessment: "51848-0"
        case .plan: "18776-5"
        case .assessmentAndPlan: "51847-2"
        case .other: ""
        }
    }
}
