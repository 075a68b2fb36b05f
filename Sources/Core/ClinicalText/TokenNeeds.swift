/// Which rules look at a token at all; most look at few.
///
/// What no rule looks at costs nothing but its place: the rules go from one token that they need to
/// the next, and the words between are counted by their bits.
struct TokenNeeds: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt8

    /// The rules of vital signs and codes, while nothing is announced.
    static let notes = TokenNeeds(rawValue: 1)
    /// The rules of identifiers.
    static let identifiers = TokenNeeds(rawValue: 2)
    /// The rules of findings, whatever phrase it begins.
    static let findings = TokenNeeds(rawValue: 4)
    /// A word that says nothing, and counts.
    static let counted = TokenNeeds(rawValue: 8)
    static let comma = TokenNeeds(rawValue: 16)
    /// and, or, a slash.
    static let conjunction = TokenNeeds(rawValue: 32)
    /// A word that a phrase begins with which may go on.
    static let opening = TokenNeeds(rawValue: 64)
    /// May stand inside a phrase without being part of it.
    static let skippable = TokenNeeds(rawValue: 128)

    static let number: TokenNeeds = [.notes, .identifiers, .counted]
    /// A number of four digits may be a year.
    static let year: TokenNeeds = [.notes, .identifiers, .counted, .findings]
    static let newline: TokenNeeds = [.notes, .findings, .skippable]
    static let border: TokenNeeds = [.notes, .findings]
    /// A word that no list has.
    static let unknown: TokenNeeds = .counted

    /// What a word of the lists needs, wherever it stands.
    init(_ entry: WordEntry) {
        var needs: TokenNeeds = []
        if !entry.traits.isDisjoint(with: VitalRules.awaited.union(CodeRules.awaited)) {
            needs.insert(.notes)
        }
        if entry.cue != 0 || !entry.marks.isDisjoint(with: IdentifierRules.awaited)
            || !entry.kinds.isDisjoint(with: IdentifierRules.awaitedKinds)
        {
            needs.insert(.identifiers)
        }
        if entry.target >= 0 || entry.marks.contains(.graded) { needs.insert(.findings) }
        if entry.following != 0 { needs.insert(.opening) }
        if entry.marks.contains(.skip) { needs.insert(.skippable) }
        if entry.traits.contains(.conjunction) {
            needs.insert(.conjunction)
        } else if !entry.marks.contains(.skip) {
            needs.insert(.counted)
        }
        self = needs
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// What each symbol needs, by its octet.
    static let ofSymbols: FixedTable<TokenNeeds> = {
        var table = Array(repeating: TokenNeeds([]), count: 256)
        for symbol in ";.!?-()".utf8 { table[Int(symbol)].insert(.findings) }
        table[Int(Symbol.comma)].insert(.comma)
        for symbol in "/&+".utf8 { table[Int(symbol)].insert(.conjunction) }
        for symbol in "@([".utf8 { table[Int(symbol)].insert(.identifiers) }
        return FixedTable(table)
    }()
}
