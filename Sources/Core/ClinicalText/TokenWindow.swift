/// The last tokens read, by their ordinal in the note.
@safe struct TokenWindow: ~Copyable {
    /// Tokens that a rule may see at once.
    static let tokenCountMax = 64
    /// Tokens that may be read before the rules take them.
    static let readCountMax = 128
    /// Tokens kept; what lies before the note's first token is never overwritten while it can be
    /// seen.
    private static let slotCount = TokenMasks.tokenCount
    /// How far a rule may look ahead, in tokens.
    static let lookaheadMax = 20
    /// How far a rule may look back, in tokens.
    static let lookbackMax = tokenCountMax - lookaheadMax - 2

    /// The ring, and behind it one `end` for what is out of reach.
    // Safety: allocated for slotCount + 1 tokens and freed by deinit alone; every index is masked
    // to the ring or is that of the last slot. Nobody reads a slot before it was written: the
    // tokens before the note's first one are written by init, the others when they are read.
    private let ring: UnsafeMutablePointer<TokenRecord>
    /// Which rules look at which of the tokens.
    private(set) var masks = TokenMasks()
    /// Tokens read.
    private(set) var readCount = 0
    /// Tokens that the rules see, and those before them.
    private(set) var count = 0
    /// Tokens looked at, for the proof that the work is linear; counted in debug builds.
    private(set) var visitCount = 0

    /// The words that a phrase may go on with that begins with the token read last.
    private var following: UInt64 = 0
    /// Where the phrases start that begin with it.
    private var root: UInt32 = 0
    private let terminology: Terminology?

    init(_ terminology: Terminology? = nil) {
        self.terminology = terminology
        unsafe ring = .allocate(capacity: Self.slotCount + 1)
        // What lies before the note's first token, and the slot behind the ring.
        let first = Self.slotCount - Self.tokenCountMax
        unsafe (ring + first).initialize(repeating: TokenRecord(), count: Self.tokenCountMax + 1)
    }

    deinit { unsafe ring.deallocate() }

    /// Reads the next token into its place, or all tokens of a block; whether the last one is read.
    @inline(__always) mutating func append(
        from tokenizer: inout Tokenizer, _ bytes: Span<UInt8>
    ) -> Bool {
        let slot = readCount & (Self.slotCount - 1)
        // Safety: masked to the ring.
        if tokenizer.isAtLineStart, unsafe tokenizer.beginLine(bytes, into: &ring[slot]) {
            markPhrase(slot)
            return false
        }
        if tokenizer.mayReadBlock(bytes), tokenizer.block(bytes, into: &self) { return false }
        // Safety: masked to the ring. Written in place: a copy of what was just stored in parts
        // would wait for all of them.
        unsafe tokenizer.next(bytes, into: &ring[slot])
        markPhrase(slot)
        return unsafe ring[slot].kind == .end
    }

    /// Lets the caller fill in a token that will be added.
    @inline(__always) func fill(_ ordinal: Int, _ body: (inout TokenRecord) -> Void) {
        // Safety: masked to the ring.
        unsafe body(&ring[ordinal & (Self.slotCount - 1)])
    }

    /// Adds tokens that are filled in.
    @inline(__always) mutating func add(_ count: Int) {
        for _ in 0..<count { markPhrase(readCount & (Self.slotCount - 1)) }
    }

    /// Notes what the token needs, and marks the one before it when a phrase may begin there that
    /// this one may go on with, or that it may stand inside of.
    @inline(__always) private mutating func markPhrase(_ slot: Int) {
        // Safety: the caller has masked it to the ring.
        let (needs, word) = unsafe (ring[slot].needs, ring[slot].word)
        masks.set(readCount, needs)
        // No branch: nobody could foretell it.
        let goesOn = following &>> UInt64(word & 63) & 1
        let maySkip = UInt64(needs.rawValue &>> 6) & (following == 0 ? 0 : 1)
        masks.add(UInt8(truncatingIfNeeded: (goesOn | maySkip) &<< 2), at: readCount &- 1)
        if goesOn != 0 { terminology?.prefetchEdge(of: root, by: word) }
        unsafe (following, root) = (ring[slot].following, ring[slot].root)
        readCount &+= 1
    }

    /// Makes the masks of the tokens from an ordinal on, and of the one before it, of which the
    /// token there may have said something.
    mutating func gather(from start: Int) {
        masks.gather(from: max(0, start &- 1), before: readCount)
    }

    /// Shows the rules what they may look ahead to from an ordinal.
    @inline(__always) mutating func reveal(for ordinal: Int) {
        count = min(readCount, ordinal &+ Self.lookaheadMax &+ 1)
    }

    /// The token with this ordinal; past either end of the note, an `end`.
    @inline(__always) mutating func token(_ ordinal: Int) -> Token {
        #if DEBUG
            visitCount += 1
        #endif
        // What lies before the note's first token is a slot that still holds an `end`.
        let distance = UInt(bitPattern: count &- 1 &- ordinal)
        let isInside = distance < UInt(Self.tokenCountMax)
        // Safety: masked to the ring, or the slot behind it.
        let slot = isInside ? ordinal & (Self.slotCount - 1) : Self.slotCount
        return unsafe Token(ring + slot)
    }
}
