/// A word, number, symbol or line end of the note, by its place.
struct Token {
    enum Kind: UInt8 { case word, number, symbol, newline, heading, end }

    var kind: Kind
    /// Octets of the note.
    var start: Int32
    var end: Int32
    /// Follows the token before it without white space.
    var isJoined: Bool
    /// A word that also has digits: `E11`, `SpO2`.
    var hasDigit = false
    /// A word that begins with a capital.
    var isCapital = false
    /// A symbol's ASCII octet, or one of ``Symbol``'s for others; a heading's section kind.
    var symbol: UInt8 = 0
    /// A number's value; ``valueMax`` for anything longer.
    var value: Int32 = 0
    var traits: WordTraits = []
    var marks: WordMarks = []
    /// The word's number in the terminology; zero for none.
    var word: UInt32 = 0
    /// Where the phrases that begin with this word start; zero for none.
    var root: UInt32 = 0
    /// The category of identifier that this word announces, plus one; zero for none.
    var cue: UInt8 = 0
    /// A word that no rule knows, in lower case: it counts, and that is all.
    var isPlain = false

    static let valueMax: Int32 = 9_999_999

    var range: Range<Int> { Int(start)..<Int(end) }
    var length: Int { Int(end - start) }

    /// Whether the token is a word with one of these marks.
    func has(_ wanted: WordMarks) -> Bool { !marks.isDisjoint(with: wanted) }
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

/// The symbols that the rules know by name.
enum Symbol {
    static let colon = UInt8(ascii: ":")
    static let equals = UInt8(ascii: "=")
    static let dash = UInt8(ascii: "-")
    static let slash = UInt8(ascii: "/")
    static let point = UInt8(ascii: ".")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let percent = UInt8(ascii: "%")
    static let open = UInt8(ascii: "(")
    static let openBracket = UInt8(ascii: "[")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    /// U+00B0, and U+00BA which is often typed for it.
    static let degree: UInt8 = 0xB0
    /// Any other symbol outside ASCII.
    static let other: UInt8 = 0x80
}
