/// The last tokens read, by their ordinal in the note.
@safe struct TokenWindow: ~Copyable {
    /// Tokens that a rule may see at once.
    static let tokenCountMax = 64
    /// Tokens that may be read before the rules take them.
    static let readCountMax = 256
    /// Tokens kept; what lies before the note's first token is never overwritten while it can be
    /// seen.
    private static let slotCount = TokenMasks.tokenCount
    /// How far a rule may look ahead, in tokens.
    static let lookaheadMax = 20
    /// How far a rule may look back, in tokens.
    static let lookbackMax = tokenCountMax - lookaheadMax - 2

    /// The ring, and behind it one `end` for what is out of reach.
    // Safety: allocated for slotCount + 1 tokens, all of them initialised, and freed by deinit
    // alone; every index is masked to the ring or is that of the last slot.
    private let ring: UnsafeMutablePointer<TokenRecord>
    /// Which rules look at which of the tokens.
    private(set) var masks = TokenMasks()
    /// Tokens read.
    private(set) var readCount = 0
    /// Tokens that the rules see, and those before them.
    private(set) var count = 0
    /// Tokens looked at, for the proof that the work is linear; counted in debug builds.
    private(set) var visitCount = 0

    init() {
        unsafe ring = .allocate(capacity: Self.slotCount + 1)
        unsafe ring.initialize(repeating: TokenRecord(), count: Self.slotCount + 1)
    }

    deinit { unsafe ring.deallocate() }

    /// Reads the next token into its place; whether it is the last one.
    @inline(__always) mutating func append(
        from tokenizer: inout Tokenizer, _ bytes: Span<UInt8>
    ) -> Bool {
        let slot = readCount & (Self.slotCount - 1)
        // Safety: masked to the ring. Written in place: a copy of what was just stored in parts
        // would wait for all of them.
        unsafe tokenizer.next(bytes, into: &ring[slot])
        masks.set(readCount, unsafe ring[slot].needs)
        readCount &+= 1
        return unsafe ring[slot].kind == .end
    }

    /// Makes the masks of the tokens from an ordinal on.
    mutating func gather(from start: Int) { masks.gather(from: start, before: readCount) }

    /// Marks the words with which a phrase may begin that the next token may go on with.
    mutating func markPhrases(from start: Int, before end: Int) {
        var ordinal = start
        while ordinal < end {
            let base = ordinal & ~63
            let limit = min(end, base &+ 64)
            var bits: UInt64 = 0
            while ordinal < limit {
                // Safety: masked to the ring.
                let following = unsafe ring[ordinal & (Self.slotCount - 1)].following
                let next = (ordinal &+ 1) & (Self.slotCount - 1)
                let skips = unsafe ring[next].needs.rawValue & TokenNeeds.skippable.rawValue
                let goesOn = unsafe following &>> UInt64(ring[next].word & 63) & 1
                // No branch: nobody could foretell it.
                let maySkip: UInt64 = following != 0 && skips != 0 ? 1 : 0
                bits |= (goesOn | maySkip) &<< UInt64(ordinal & 63)
                ordinal &+= 1
            }
            masks.add(bits, to: .findings, at: base)
        }
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
