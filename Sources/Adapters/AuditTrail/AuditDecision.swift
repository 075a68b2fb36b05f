/// What the access policy said.
package enum AuditDecision: UInt8, Sendable, CaseIterable {
    /// It was not asked.
    case notAsked = 0
    /// Yes.
    case permit = 1
    /// No, and nothing was shown.
    case deny = 2
    /// No, and the caller broke the glass.
    case overridden = 3

    /// The word for people and exports.
    package var text: String {
        switch self {
        case .notAsked: "not-asked"
        case .permit: "permit"
        case .deny: "deny"
        case .overridden: "overridden"
        }
    }
}
