/// A word, number, symbol or line end of the note: its place in the window.
///
/// What it says holds until the window moves on; nobody keeps a token longer than one look at one
/// ordinal.
// Safety: made by the window alone, which outlives every rule's look at a token, and whose slots
// are always initialised; a slot that is written again shows another token, and no free memory.
@safe struct Token {
    enum Kind: UInt8 { case word, number, symbol, newline, heading, end }

    static let valueMax: Int32 = 9_999_999

    /// What rules ask about the same word again and again, kept until its slot is written again.
    struct Answers: OptionSet, BitwiseCopyable {
        let rawValue: UInt8
        /// ``IdentifierRules/isUnlisted(_:_:)`` was asked, and said yes.
        static let unlistedAsked = Answers(rawValue: 1)
        static let unlisted = Answers(rawValue: 2)
        /// ``IdentifierRules/isCapitals(_:_:)`` was asked, and said yes.
        static let capitalsAsked = Answers(rawValue: 4)
        static let capitals = Answers(rawValue: 8)
    }

    private let place: UnsafeMutablePointer<TokenRecord>

    @inline(__always) init(_ place: UnsafeMutablePointer<TokenRecord>) {
        unsafe self.place = place
    }

    var kind: Kind { unsafe place.pointee.kind }
    /// Octets of the note.
    var start: Int32 { unsafe place.pointee.start }
    var end: Int32 { unsafe place.pointee.end }
    /// Follows the token before it without white space.
    var isJoined: Bool { unsafe place.pointee.isJoined }
    /// A word that also has digits: `E11`, `SpO2`.
    var hasDigit: Bool { unsafe place.pointee.hasDigit }
    /// A word that begins with a capital.
    var isCapital: Bool { unsafe place.pointee.isCapital }
    /// A symbol's ASCII octet, or one of ``Symbol``'s for others; a heading's section kind.
    var symbol: UInt8 { unsafe place.pointee.symbol }
    /// A number's value; ``valueMax`` for anything longer.
    var value: Int32 { unsafe place.pointee.value }
    var traits: WordTraits { unsafe place.pointee.entry.pointee.traits }
    var marks: WordMarks { unsafe place.pointee.entry.pointee.marks }
    var kinds: WordKinds { unsafe place.pointee.entry.pointee.kinds }
    /// The word's number in the terminology; zero for none.
    var word: UInt32 { unsafe place.pointee.word }
    /// Where the phrases that begin with this word start; zero for none.
    var root: UInt32 { unsafe place.pointee.entry.pointee.root }
    /// What the word means as a phrase by itself, when it has a root; -1 for nothing.
    var target: Int32 { unsafe place.pointee.entry.pointee.target }
    /// The words that a phrase which begins with this one may go on with.
    var following: UInt64 { unsafe place.pointee.entry.pointee.following }
    /// The category of identifier that this word announces, plus one; zero for none.
    var cue: UInt8 { unsafe place.pointee.entry.pointee.cue }

    /// Whether no identifier begins with the word, with a capital or without, when another word
    /// follows.
    var isPlain: Bool { unsafe place.pointee.entry.pointee.isPlain }

    /// What was found out about it.
    var answers: Answers {
        get { unsafe place.pointee.answers }
        nonmutating set { unsafe place.pointee.answers = newValue }
    }

    var range: Range<Int> { Int(start)..<Int(end) }
    var length: Int { Int(end &- start) }

    /// Whether the token is a word with one of these marks.
    func has(_ wanted: WordMarks) -> Bool { !marks.isDisjoint(with: wanted) }
    /// A word of the terms that say of a word that it is no name.
    @inline(__always) var isListed: Bool { word != 0 && !kinds.contains(.broad) }
    /// Whether the token is a word of one of these kinds.
    func isKind(_ wanted: WordKinds) -> Bool {
        kind == .word && !kinds.isDisjoint(with: wanted)
    }
    /// The straight apostrophe, or a mark outside ASCII such as the curved one.
    var isApostrophe: Bool {
        kind == .symbol && (symbol == UInt8(ascii: "'") || symbol == Symbol.other)
    }
    /// Whether the token is that symbol.
    func isSymbol(_ octet: UInt8) -> Bool { kind == .symbol && symbol == octet }
    /// Whether the token is a word with one of these meanings.
    func isWord(_ meanings: WordTraits) -> Bool {
        kind == .word && !traits.isDisjoint(with: meanings)
    }
}
