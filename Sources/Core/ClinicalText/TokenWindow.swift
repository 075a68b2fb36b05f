/// The last tokens read, by their ordinal in the note.
@safe struct TokenWindow: ~Copyable {
    /// Tokens that may be read before the rules take them.
    static let readCountMax = 256
    /// How far a rule may look ahead, in tokens.
    static let lookaheadMax = 64
    /// How far a rule may look back, in tokens.
    static let lookbackMax = 64
    /// Tokens kept: those, those of two blocks, and a border between the last ones and the first
    /// ones.
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

    /// Reads the next token, or all tokens up to the end of the line or of some blocks; whether the
    /// last one is read.
    @inline(__always) mutating func append(
        from tokenizer: inout Tokenizer, _ bytes: Span<UInt8>
    ) -> Bool {
        if tokenizer.isAtLineStart, let heading = tokenizer.beginLine(bytes) {
            add(heading)
            return false
        }
        if tokenizer.readsBlocks, tokenizer.blocks(bytes, into: &self) { return false }
        let token = tokenizer.next(bytes)
        add(token)
        return token.kind == .end
    }

    /// Writes tokens; nobody sees them until ``add(_:)-(Pen)``.
    // Safety: for as long as the window is there; every index is masked to the ring.
    @safe struct Pen {
        fileprivate let ring: UnsafeMutablePointer<TokenRecord>
        fileprivate let needs: UnsafeMutablePointer<UInt8>
        /// Where the next token goes.
        private(set) var ordinal: Int

        @inline(__always) fileprivate init(
            _ ring: UnsafeMutablePointer<TokenRecord>, _ needs: UnsafeMutablePointer<UInt8>,
            _ ordinal: Int
        ) {
            unsafe self.ring = ring
            unsafe self.needs = needs
            self.ordinal = ordinal
        }

        /// Writes the next token, and what it needs.
        @inline(__always) mutating func write(_ token: TokenRecord, _ wanted: UInt8) {
            let slot = ordinal & (TokenWindow.slotCount - 1)
            // Safety: masked to the ring.
            unsafe ring[slot] = token
            unsafe needs[slot] = wanted
            ordinal &+= 1
        }
    }

    /// Writes behind the tokens there are.
    @inline(__always) var pen: Pen { unsafe Pen(ring, masks.needs, readCount) }

    /// What was written is read.
    @inline(__always) mutating func add(_ pen: Pen) { readCount = pen.ordinal }

    private mutating func add(_ token: TokenRecord) {
        var pen = pen
        pen.write(token, token.needs.rawValue)
        add(pen)
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
    /// token there may say something: the rules of findings look at a word when a phrase may begin
    /// there that the next token may go on with, or when that one may stand inside of it.
    mutating func gather(from start: Int) {
        let first = max(0, start &- 1)
        masks.gather(from: first, before: readCount)
        // What stands behind the last one is not read yet.
        let end = readCount &- 1
        var base = first & ~63
        while base < end {
            var rest = masks.openings(of: base)
            if base < first { rest &= .max &<< UInt64(first &- base) }
            if end &- base < 64 { rest &= (1 &<< UInt64(end &- base)) &- 1 }
            while rest != 0 {
                open(base &+ rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
            base &+= 64
        }
    }

    @inline(__always) private mutating func open(_ ordinal: Int) {
        // Safety: both masked to the ring.
        let entry = unsafe ring[ordinal & (Self.slotCount - 1)].entry
        let next = unsafe ring + ((ordinal &+ 1) & (Self.slotCount - 1))
        let word = unsafe next.pointee.word
        if unsafe entry.pointee.following &>> UInt64(word & 63) & 1 != 0 {
            unsafe terminology?.prefetchEdge(of: entry.pointee.root, by: word)
        } else if !masks.isSkippable(ordinal &+ 1) {
            return
        }
        masks.addFinding(ordinal)
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
