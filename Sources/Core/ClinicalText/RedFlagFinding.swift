/// A red flag that the note raises, and the words that raised it.
public struct RedFlagFinding: Sendable, Equatable, Redacted {
    /// What kind of emergency.
    public let redFlag: RedFlag
    /// The rule: ``RedFlag/ruleID``, or that with `.combined` for a rule over several findings.
    public let ruleID: String
    /// Where the evidence stands, in octets; for a combined rule, its last part.
    public let range: Range<Int>

    init(redFlag: RedFlag, ruleID: String?, range: Range<Int>) {
        self.redFlag = redFlag
        self.ruleID = ruleID ?? redFlag.ruleID
        self.range = range
    }
}
