/// Everything that was said about a target; the strongest decides.
struct AssertionScopes: OptionSet {
    let rawValue: UInt16

    static let uncertain = AssertionScopes(rawValue: 1)
    static let historical = AssertionScopes(rawValue: 2)
    static let hypothetical = AssertionScopes(rawValue: 4)
    static let negated = AssertionScopes(rawValue: 8)
    static let family = AssertionScopes(rawValue: 16)
    /// Uncertain, and too little so to call anybody: "unlikely".
    static let unlikely = AssertionScopes(rawValue: 32)
    /// Feared or asked about: of a disorder that is hypothetical, of a symptom it says nothing.
    static let worry = AssertionScopes(rawValue: 64)
    /// "STEMI follow-up": an emergency of which this is said is past; an illness goes on.
    static let past = AssertionScopes(rawValue: 128)

    /// In a list of allergies: what is felt or seen is of then.
    static let reaction = AssertionScopes(rawValue: 256)

    /// It is there, and has been for long: "residual weakness" calls nobody.
    static let stable = AssertionScopes(rawValue: 512)

    /// Of the time before, where the section or a heading says so: an illness is past, and one that
    /// would call somebody may be of today.
    static let background = AssertionScopes(rawValue: 1_024)

    /// "review after": an illness is past, and so is what the paragraph tells in the past tense.
    static let framed = AssertionScopes(rawValue: 2_048)

    /// family > negated > hypothetical > historical > uncertain > present.
    var assertion: Assertion {
        if contains(.family) { return .family }
        if contains(.negated) { return .negated }
        if contains(.hypothetical) { return .hypothetical }
        if contains(.historical) { return .historical }
        return isDisjoint(with: [.uncertain, .unlikely]) ? .present : .uncertain
    }
}
