/// What the tokenizer says about a word, number, symbol or line end of the note.
struct TokenRecord: BitwiseCopyable {
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
}
