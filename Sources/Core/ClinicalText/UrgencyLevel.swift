/// How soon somebody must look.
public enum UrgencyLevel: UInt8, Sendable, CaseIterable, Comparable {
    /// Nothing that this module knows calls for haste. It is no all-clear.
    case routine
    /// Review by the acute team.
    case urgent
    /// Assessment now, by a team with critical-care competencies.
    case emergency

    public static func < (left: UrgencyLevel, right: UrgencyLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}
