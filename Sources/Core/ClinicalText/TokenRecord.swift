/// What the tokenizer says about a word, number, symbol or line end of the note.
// Safety: what the lists know about the word lies in a table that the window's owner keeps, or in
// the window's spare entries; whoever makes a record sees to that.
@safe struct TokenRecord: BitwiseCopyable {
    /// What the lists know about its word.
    var entry: UnsafePointer<WordEntry>
    /// Octets of the note.
    var start: Int32
    var end: Int32
    /// The word's number in the terminology; zero for none.
    var word: UInt32
    /// Follows the token before it without white space.
    var isJoined: Bool
    /// A word that also has digits: `E11`, `SpO2`.
    var hasDigit: Bool
    /// A word that begins with a capital.
    var isCapital: Bool
    /// Which rules look at it.
    var needs: TokenNeeds
    // The rest is zero for a word, and written at once.
    /// A number's value; ``Token/valueMax`` for anything longer.
    var value: Int32
    var kind: Token.Kind
    /// A symbol's ASCII octet, or one of ``Symbol``'s for others; a heading's section kind.
    var symbol: UInt8
    /// What the rules found out about the word.
    var answers: Token.Answers = []
    /// Makes the record as long as half a cache line, so that its place is a shift away.
    private var filling: UInt8 = 0

    /// What was read together with others, whose needs are kept beside it.
    @inline(__always) init(
        from start: Int32, to end: Int32, _ kind: Token.Kind, isJoined: Bool = false,
        symbol: UInt8 = 0, value: Int32 = 0, word: UInt32 = 0, hasDigit: Bool = false,
        isCapital: Bool = false, _ entry: UnsafePointer<WordEntry>
    ) {
        unsafe self.entry = unsafe entry
        self.start = start
        self.end = end
        self.kind = kind
        self.isJoined = isJoined
        self.symbol = symbol
        self.value = value
        self.word = word
        self.hasDigit = hasDigit
        self.isCapital = isCapital
        needs = []
    }

    /// Where it stands and what it is.
    @inline(__always) init(
        _ start: Int, _ end: Int, _ kind: Token.Kind, isJoined: Bool = false, symbol: UInt8 = 0,
        value: Int32 = 0, word: UInt32 = 0, needs: TokenNeeds, hasDigit: Bool = false,
        isCapital: Bool = false, _ entry: UnsafePointer<WordEntry>
    ) {
        unsafe self.entry = unsafe entry
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
        self.kind = kind
        self.isJoined = isJoined
        self.symbol = symbol
        self.value = value
        self.word = word
        self.needs = needs
        self.hasDigit = hasDigit
        self.isCapital = isCapital
    }
}
