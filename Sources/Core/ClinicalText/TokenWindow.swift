/// The last tokens read, by their ordinal in the note.
@safe struct TokenWindow: ~Copyable {
    /// Tokens that may be read before the rules take them.
    static let readCountMax = 256
    /// How far a rule may look ahead, in tokens.
    static let lookaheadMax = 64
    /// How far a rule may look back, in tokens.
    static let lookbackMax = 64
    /// Tokens kept: those, a block's, and a border between the last ones and the first ones.
    private static let slotCount = TokenMasks.tokenCount
    /// Records of an `end` behind the last token read: no rule goes over them.
    private static let borderCount = 8

    // Safety: allocated for slotCount tokens, all of them initialised, and freed by deinit alone;
    // every index is masked to the ring.
    private let ring: UnsafeMutablePointer<TokenRecord>
    /// Which rules look at which of the tokens.
    private(set) var masks = TokenMasks()
    /// Tokens read.
    private(set) var readCount = 0
    /// Tokens looked at, for the proof that the work is linear; counted in debug builds.
    private(set) var visitCount = 0

    /// The token that a rule looks at, and how often one looked too far from it; noted in debug
    /// builds.
    private var center = 0
    private(set) var overreachCount = 0

    /// What was read last: its needs, the words that a phrase may go on with that begins with it,
    /// and where the phrases start that do.
    private var last = Place(ordinal: 0)
    private let nothing: UnsafePointer<WordEntry>
    private let terminology: Terminology?

    init(_ terminology: Terminology? = nil) {
        self.terminology = terminology
        unsafe ring = .allocate(capacity: Self.slotCount)
        unsafe nothing = (terminology?.lexicon ?? .shared).nothing
        var count = Self.borderCount
        unsafe ring.initialize(
            repeating: TokenRecord(0, 0, .end, needs: .border, nothing), count: count)
        while count < Self.slotCount {
            // Twice as many each time: copied by the line, which storing one by one is not.
            unsafe (ring + count).initialize(from: ring, count: count)
            count *= 2
        }
    }

    deinit { unsafe ring.deallocate() }

    /// Reads the next token, or all tokens of a block; whether the last one is read.
    @inline(__always) mutating func append(
        from tokenizer: inout Tokenizer, _ bytes: Span<UInt8>
    ) -> Bool {
        if tokenizer.isAtLineStart, let heading = tokenizer.beginLine(bytes) {
            add(heading)
            return false
        }
        if tokenizer.readsBlocks, tokenizer.block(bytes, into: &self) { return false }
        let token = tokenizer.next(bytes)
        add(token)
        return token.kind == .end
    }

    /// Where the next token goes, and what is known about the one before it.
    struct Place {
        var ordinal: Int
        var needs: UInt8 = 0
        var following: UInt64 = 0
        var root: UInt32 = 0
    }

    /// Where the next token goes; nobody sees it until ``add(_:)``.
    @inline(__always) var nextPlace: Place { last }

    /// Writes the next token, notes what the one before it needs, and marks that one when a phrase
    /// may begin there that this one may go on with, or that it may stand inside of.
    @inline(__always) mutating func fill(_ place: inout Place, _ token: TokenRecord) {
        // Safety: masked to the ring.
        unsafe ring[place.ordinal & (Self.slotCount - 1)] = token
        // No branch: nobody could foretell it.
        let goesOn = place.following &>> UInt64(token.word & 63) & 1
        let maySkip = UInt64(token.needs.rawValue &>> 6) & (place.following == 0 ? 0 : 1)
        let needs = place.needs | UInt8(truncatingIfNeeded: (goesOn | maySkip) &<< 2)
        masks.set(place.ordinal &- 1, TokenNeeds(rawValue: needs))
        if goesOn != 0 { terminology?.prefetchEdge(of: place.root, by: token.word) }
        place.needs = token.needs.rawValue
        unsafe place.following = token.entry.pointee.following
        unsafe place.root = token.entry.pointee.root
        place.ordinal &+= 1
    }

    /// The tokens up to a place are read.
    @inline(__always) mutating func add(_ place: Place) {
        last = place
        readCount = place.ordinal
        masks.set(readCount &- 1, TokenNeeds(rawValue: place.needs))
    }

    private mutating func add(_ token: TokenRecord) {
        var place = last
        fill(&place, token)
        add(place)
    }

    /// Puts a border behind the last token read; behind the note's last one, as far as a rule may
    /// look.
    mutating func close(isLast: Bool) {
        let count = isLast ? Self.lookaheadMax + Self.borderCount : Self.borderCount
        for ordinal in readCount..<readCount + count {
            // Safety: masked to the ring.
            unsafe ring[ordinal & (Self.slotCount - 1)] = TokenRecord(
                0, 0, .end, needs: .border, nothing)
        }
    }

    /// Makes the masks of the tokens from an ordinal on, and of the one before it, of which the
    /// token there may have said something.
    mutating func gather(from start: Int) {
        masks.gather(from: max(0, start &- 1), before: readCount)
    }

    /// A rule looks at a token.
    @inline(__always) mutating func reveal(for ordinal: Int) {
        #if DEBUG
            center = ordinal
        #endif
    }

    /// The token with this ordinal; past either end of the note, an `end`. No rule looks farther
    /// than it may, so that what it sees does not depend on how much was read.
    @inline(__always) mutating func token(_ ordinal: Int) -> Token {
        #if DEBUG
            visitCount += 1
            let isSeen =
                ordinal - center <= Self.lookaheadMax && center - ordinal <= Self.lookbackMax
            if !isSeen { overreachCount += 1 }
        #endif
        // Safety: masked to the ring.
        return unsafe Token(ring + (ordinal & (Self.slotCount - 1)))
    }
}
