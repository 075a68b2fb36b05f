private import COctets

/// One bit for each of the last tokens read and each of their needs.
@safe struct TokenMasks: ~Copyable {
    /// Tokens whose bits are kept. A power of two.
    static let tokenCount = 512
    private static let wordCount = tokenCount / 64

    /// Which bits of ``TokenNeeds`` have a mask, by the mask's place.
    enum Mask: Int { case notes, identifiers, findings, counted, commas, conjunctions, opening }
    private static let maskCount = 7

    // Safety: allocated together for as many octets and words as there are tokens and masks, all
    // of them initialised, and freed by deinit alone; every index is masked to the ring.
    let needs: UnsafeMutablePointer<UInt8>
    private let bits: UnsafeMutablePointer<UInt64>

    init() {
        let bitsCount = Self.wordCount * Self.maskCount
        unsafe bits = .allocate(capacity: bitsCount + Self.tokenCount / 8)
        unsafe bits.initialize(repeating: 0, count: bitsCount + Self.tokenCount / 8)
        // Safety: an octet for each token stands behind the words of the masks.
        unsafe needs = UnsafeMutableRawPointer(bits + bitsCount)
            .bindMemory(to: UInt8.self, capacity: Self.tokenCount)
    }

    deinit { unsafe bits.deallocate() }

    /// Notes what the token with this ordinal needs; ``gather(from:before:)`` makes bits of it.
    @inline(__always) mutating func set(_ ordinal: Int, _ wanted: TokenNeeds) {
        unsafe needs[ordinal & (Self.tokenCount - 1)] = wanted.rawValue
    }

    /// The words with which a phrase may begin, of the 64 tokens of an ordinal, that the rules of
    /// findings do not look at yet.
    @inline(__always) func openings(of ordinal: Int) -> UInt64 {
        // Safety: the slot is masked, and each mask has its words.
        unsafe bits[Self.place(.opening, ordinal)] & ~bits[Self.place(.findings, ordinal)]
    }

    /// Whether the token with this ordinal may stand inside a phrase.
    @inline(__always) func isSkippable(_ ordinal: Int) -> Bool {
        // Safety: masked to the ring.
        unsafe needs[ordinal & (Self.tokenCount - 1)] & TokenNeeds.skippable.rawValue != 0
    }

    /// The rules of findings look at the token with this ordinal, of which bits are made already.
    @inline(__always) mutating func addFinding(_ ordinal: Int) {
        // Safety: the slot is masked, and each mask has its words.
        unsafe needs[ordinal & (Self.tokenCount - 1)] |= TokenNeeds.findings.rawValue
        unsafe bits[Self.place(.findings, ordinal)] |= 1 &<< UInt64(ordinal & 63)
    }

    /// Makes bits of what was noted, 64 tokens at a time.
    mutating func gather(from start: Int, before end: Int) {
        var ordinal = start & ~63
        while ordinal < end {
            let slot = ordinal & (Self.tokenCount - 1)
            // Safety: 64 octets from a multiple of 64 are inside the ring, and each mask has a word
            // for them.
            unsafe coctets_transpose(
                needs + slot, bits + slot &>> 6, Int32(Self.maskCount), Int32(Self.wordCount))
            ordinal &+= 64
        }
    }

    func has(_ mask: Mask, _ ordinal: Int) -> Bool {
        unsafe bits[Self.place(mask, ordinal)] &>> UInt64(ordinal & 63) & 1 != 0
    }

    /// The first token with a bit, from an ordinal on; `end` when there is none before it.
    @inline(__always) func next(_ mask: Mask, from start: Int, before end: Int) -> Int {
        var ordinal = start
        while ordinal < end {
            let rest = unsafe bits[Self.place(mask, ordinal)] &>> UInt64(ordinal & 63)
            if rest != 0 { return min(end, ordinal &+ rest.trailingZeroBitCount) }
            ordinal = (ordinal | 63) &+ 1
        }
        return end
    }

    /// How many tokens of a range count as words, and whether there is a comma or a conjunction.
    @inline(__always) func counts(
        from start: Int, before end: Int
    ) -> (words: Int, hasComma: Bool, hasConjunction: Bool) {
        var words = 0
        var commas: UInt64 = 0
        var conjunctions: UInt64 = 0
        var ordinal = start
        while ordinal < end {
            let next = min((ordinal | 63) &+ 1, end)
            // The bits of the range, and no others.
            let width = UInt64(next &- ordinal &- 1)
            let range = (UInt64.max &>> (63 &- width)) &<< UInt64(ordinal & 63)
            let place = (ordinal & (Self.tokenCount - 1)) &>> 6
            // Safety: the slot is masked, and each mask has its words.
            let counted = unsafe bits[Mask.counted.rawValue &* Self.wordCount &+ place]
            commas |= unsafe bits[Mask.commas.rawValue &* Self.wordCount &+ place] & range
            conjunctions |=
                unsafe bits[Mask.conjunctions.rawValue &* Self.wordCount &+ place]
                & range
            words &+= (counted & range).nonzeroBitCount
            ordinal = next
        }
        return (words, commas != 0, conjunctions != 0)
    }

    @inline(__always) private static func place(_ mask: Mask, _ ordinal: Int) -> Int {
        mask.rawValue &* wordCount &+ (ordinal & (tokenCount - 1)) &>> 6
    }
}
