/// Which rules and lexicons a result comes from.
public struct RuleVersions: Sendable, Equatable {
    /// The version of this module's rules and word lists.
    public static let rulesCurrent = "2026.11.9"

    /// The rules: headings, codes, vitals, assertion, urgency, identifiers.
    public let rules: String
    /// The terminology's own version, from its first line.
    public let terminology: String
    /// The ICD-10-CM table's name; nil without one.
    public let codeTable: String?
}
