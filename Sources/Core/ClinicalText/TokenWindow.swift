/// The last tokens read, by their ordinal in the note.
struct TokenWindow: ~Copyable {
    /// Tokens kept. A power of two.
    static let tokenCountMax = 64
    /// How far a rule may look ahead, in tokens.
    static let lookaheadMax = 20
    /// How far a rule may look back, in tokens.
    static let lookbackMax = tokenCountMax - lookaheadMax - 2

    private var ring: InlineArray<64, Token>
    private(set) var count = 0
    /// Tokens looked at, for the proof that the work is linear.
    private(set) var visitCount = 0

    init() {
        let end = Token(kind: .end, start: 0, end: 0, isJoined: false)
        ring = InlineArray(repeating: end)
    }

    mutating func append(_ token: Token) {
        ring[count & (Self.tokenCountMax - 1)] = token
        count += 1
    }

    /// The token with this ordinal; past either end of the note, an `end`.
    mutating func token(_ ordinal: Int) -> Token {
        visitCount += 1
        guard ordinal >= 0, ordinal < count, count - ordinal <= Self.tokenCountMax else {
            return Token(kind: .end, start: 0, end: 0, isJoined: false)
        }
        return ring[ordinal & (Self.tokenCountMax - 1)]
    }
}
