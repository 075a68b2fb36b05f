/// A rule that fired, and the level it asks for.
public struct UrgencyTrigger: Sendable, Equatable, Redacted {
    /// Which rule, by a name that does not change: `news2.high`, `saturation.low`,
    /// `redflag.cardiac`.
    public let ruleID: String
    /// The version of the rules, ``RuleVersions/rulesCurrent`` for those of this module.
    public let version: String
    /// The level it asks for.
    public let level: UrgencyLevel
    /// Where in the note the evidence stands, in octets; nil when it is no part of a note.
    public let range: Range<Int>?

    init(
        _ ruleID: String, _ level: UrgencyLevel, version: String = RuleVersions.rulesCurrent,
        range: Range<Int>? = nil
    ) {
        self.ruleID = ruleID
        self.version = version
        self.level = level
        self.range = range
    }
}
