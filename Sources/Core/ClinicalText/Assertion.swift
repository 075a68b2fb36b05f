/// What a note says about something it names.
public enum Assertion: UInt8, Sendable, CaseIterable {
    /// It is so, now, in this patient.
    case present
    /// It may be so.
    case uncertain
    /// It was so, and is past.
    case historical
    /// It is spoken of for the case that it happens.
    case hypothetical
    /// It is not so.
    case negated
    /// It is or was so in a relative.
    case family

    /// So, or maybe so.
    var isPossible: Bool { self == .present || self == .uncertain }
}
