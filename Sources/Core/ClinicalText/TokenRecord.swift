/// What the tokenizer says about a word, number, symbol or line end of the note.
struct TokenRecord: BitwiseCopyable {
    /// A record that is filled in place.
    init() {}

    /// What stands at the end of the note.
    init(start: Int32, end: Int32) {
        self.start = start
        self.end = end
    }

    /// A line end, a heading, a symbol or a unit.
    init(
        traits: WordTraits = [], start: Int32, end: Int32, kind: Token.Kind,
        isJoined: Bool = false, symbol: UInt8 = 0, needs: TokenNeeds
    ) {
        self.traits = traits
        self.start = start
        self.end = end
        self.kind = kind
        self.isJoined = isJoined
        self.symbol = symbol
        self.needs = needs
    }

    var traits: WordTraits = []
    var marks: WordMarks = []
    /// The words that a phrase which begins with this one may go on with: ``WordEntry/following``.
    var following: UInt64 = 0
    /// Octets of the note.
    var start: Int32 = 0
    var end: Int32 = 0
    /// A number's value; ``Token/valueMax`` for anything longer.
    var value: Int32 = 0
    /// The word's number in the terminology; zero for none.
    var word: UInt32 = 0
    /// Where the phrases that begin with this word start; zero for none.
    var root: UInt32 = 0
    /// What the word means as a phrase by itself, when it has a root: ``WordEntry/target``.
    var target: Int32 = -1
    var kind = Token.Kind.end
    /// Follows the token before it without white space.
    var isJoined = false
    /// A word that also has digits: `E11`, `SpO2`.
    var hasDigit = false
    /// A word that begins with a capital.
    var isCapital = false
    /// A symbol's ASCII octet, or one of ``Symbol``'s for others; a heading's section kind.
    var symbol: UInt8 = 0
    /// The category of identifier that this word announces, plus one; zero for none.
    var cue: UInt8 = 0
    /// Which rules look at it.
    var needs: TokenNeeds = .border
    /// What else the word means to the rules of identifiers.
    var kinds: WordKinds = []

    /// Keeps a word whose meaning is not looked up yet in the place of its meaning.
    @inline(__always) mutating func keep(_ word: PackedWord, hash: Int) {
        traits = WordTraits(rawValue: word.low)
        marks = WordMarks(rawValue: word.high)
        following = UInt64(bitPattern: Int64(hash))
    }

    /// The word that is kept.
    @inline(__always) var kept: PackedWord {
        PackedWord(low: traits.rawValue, high: marks.rawValue, count: Int(end &- start))
    }

    /// The hash of the word that is kept.
    @inline(__always) var keptHash: Int { Int(Int64(bitPattern: following)) }

    /// What the lists know about its word.
    @inline(__always) mutating func describe(_ entry: WordEntry) {
        traits = entry.traits
        marks = entry.marks
        kinds = entry.kinds
        following = entry.following
        word = entry.word
        root = entry.root
        target = entry.target
        cue = entry.cue
        needs = entry.needs
    }

    /// Nothing is known about it.
    @inline(__always) mutating func describeNothing(_ needs: TokenNeeds) {
        traits = []
        marks = []
        kinds = []
        following = 0
        word = 0
        root = 0
        cue = 0
        self.needs = needs
    }

    /// Where it stands and what it is; the value, the symbol, digits and capitals are filled in
    /// behind this.
    @inline(__always) mutating func place(
        _ start: Int, _ end: Int, _ kind: Token.Kind, isJoined: Bool
    ) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
        self.kind = kind
        self.isJoined = isJoined
        value = 0
        hasDigit = false
        isCapital = false
        symbol = 0
    }
}
