extension Tokenizer {
    /// Octets that must follow a place so that a block may be read there: the block, and what is
    /// loaded together with its last word.
    static let blockByteCountMin = OctetBlock.octetCount + 16
    /// Longest word that is read at once, in octets.
    private static let wordByteCountMax = PackedWord.octetCountMax

    /// Whether a block may be read where the next token begins.
    @inline(__always) func mayReadBlock(_ bytes: Span<UInt8>) -> Bool {
        guard speed.contains(.wide),
            position &+ Self.blockByteCountMin <= bytes.count
        else { return false }
        // Safety: tested above.
        let octet = unsafe bytes[unchecked: position]
        return octet &- 0x20 < 0x60
    }

    /// Reads the tokens of one block at once, up to the next line end or character outside ASCII;
    /// false, and nothing is read, when none of them ends within the block.
    ///
    /// Where the tokens begin and end is known from the block's bits, without a test of each octet.
    mutating func block(_ bytes: Span<UInt8>, into window: inout TokenWindow) -> Bool {
        let start = position
        let block = OctetBlock(bytes, at: start)
        let bits = TokenBits(block, isAfterBreak: isAfterBreak)
        // A word or number that touches the end of what is read here is read the next time.
        var end = Self.limit(bytes, start, block, bits)
        guard end > 0 else { return false }
        var starts = bits.starts & (end == 32 ? .max : (1 &<< UInt32(end)) &- 1)
        let first = window.readCount
        var words = BlockWords()
        var ordinal: UInt8 = 0
        while starts != 0 {
            let index = starts.trailingZeroBitCount
            starts &= starts &- 1
            let place = start &+ index
            let isJoined = bits.joined &>> UInt32(index) & 1 != 0
            if bits.words &>> UInt32(index) & 1 != 0 {
                let length = (~(bits.characters &>> UInt32(index))).trailingZeroBitCount
                let digits = (block.digits &>> UInt32(index)).trailingZeroBitCount
                guard length <= Self.wordByteCountMax,
                    digits >= length || !Self.splits(bytes, at: place, before: digits)
                else {
                    // The words that are read octet by octet.
                    end = index
                    break
                }
                words.append(ordinal)
                window.fill(first &+ Int(ordinal)) { token in
                    word(
                        bytes, place..<place &+ length, hasDigit: digits < length,
                        isJoined: isJoined, into: &token)
                }
            } else if bits.numbers &>> UInt32(index) & 1 != 0 {
                let length = (~(block.digits &>> UInt32(index))).trailingZeroBitCount
                window.fill(first &+ Int(ordinal)) { token in
                    number(bytes, place..<place &+ length, isJoined: isJoined, into: &token)
                }
            } else {
                window.fill(first &+ Int(ordinal)) { token in
                    // Safety: inside the block.
                    let octet = unsafe bytes[unchecked: place]
                    symbol(octet, place..<place &+ 1, isJoined: isJoined, into: &token)
                }
            }
            ordinal &+= 1
        }
        describe(words, from: first, in: &window)
        window.add(Int(ordinal))
        guard end > 0 else { return false }
        position = start &+ end
        isAfterBreak = block.blanks &>> UInt32(end &- 1) & 1 != 0
        if end == block.borders.trailingZeroBitCount { endLine(bytes, &window) }
        #if DEBUG
            noteSteps(OctetBlock.octetCount)
        #endif
        return true
    }

    /// Looks the words of a block up: by now the table's lines are on their way from memory.
    @inline(__always) private func describe(
        _ words: BlockWords, from first: Int, in window: inout TokenWindow
    ) {
        for index in 0..<words.count {
            window.fill(first &+ words[index]) { token in
                lexicon.describe(&token, isFiltered: speed.contains(.filter))
            }
        }
    }

    /// Adds the line end behind a block, if there is one.
    @inline(__always) private mutating func endLine(
        _ bytes: Span<UInt8>, _ window: inout TokenWindow
    ) {
        // Safety: a block is followed by further octets.
        guard unsafe bytes[unchecked: position] == 0x0A else { return }
        window.fill(window.readCount) { token in
            token.describeNothing(.newline)
            token.place(position, position &+ 1, .newline, isJoined: false)
        }
        window.add(1)
        position &+= 1
        isAtLineStart = true
        isAfterBreak = true
    }

    /// Where tokens of each kind begin in a block, one bit for each octet.
    private struct TokenBits {
        /// Letters and digits, and the first one of each run of them.
        let characters: UInt32
        let runs: UInt32
        let words: UInt32
        let numbers: UInt32
        /// Words, numbers and symbols.
        let starts: UInt32
        /// Whether something other than a blank stands before the octet.
        let joined: UInt32

        @inline(__always) init(_ block: OctetBlock, isAfterBreak: Bool) {
            characters = block.letters | block.digits
            runs = characters & ~(characters &<< 1)
            numbers = runs & block.digits
            // The digits that a run begins with, found by the carry of a sum; a word may follow.
            let leading = block.digits & ~(block.digits &+ numbers)
            words = block.letters & (runs | leading &<< 1)
            starts = numbers | words | ~(characters | block.blanks)
            joined = ~(block.blanks &<< 1 | (isAfterBreak ? 1 : 0))
        }
    }

    /// Which of a block's tokens are words, by their ordinals behind the block's first one.
    private struct BlockWords {
        private var ordinals = InlineArray<32, UInt8>(repeating: 0)
        private(set) var count = 0

        @inline(__always) subscript(index: Int) -> Int {
            // Safety: masked to the array.
            unsafe Int(ordinals[unchecked: index & 31])
        }

        @inline(__always) mutating func append(_ ordinal: UInt8) {
            // Safety: masked to the array.
            unsafe ordinals[unchecked: count & 31] = ordinal
            count &+= 1
        }
    }

    /// How many octets of a block are read: up to its first border, without a word or number that
    /// may go on behind them.
    @inline(__always) private static func limit(
        _ bytes: Span<UInt8>, _ start: Int, _ block: OctetBlock, _ bits: TokenBits
    ) -> Int {
        let border = block.borders.trailingZeroBitCount
        guard border > 0, bits.characters &>> UInt32(border &- 1) & 1 != 0 else { return border }
        // Safety: inside the block.
        if border < 32, unsafe bytes[unchecked: start &+ border] < 0x80 { return border }
        let before: UInt32 = border == 32 ? .max : (1 &<< UInt32(border)) &- 1
        return 31 &- (bits.runs & before).leadingZeroBitCount
    }

    /// Whether the letters before a word's first digit are a word of their own: "BP120".
    @inline(__always) private static func splits(
        _ bytes: Span<UInt8>, at start: Int, before digits: Int
    ) -> Bool {
        digits <= 4 && isSplitWord(EightOctets(bytes, at: start).prefix(digits))
    }

    /// A word whose meaning is looked up later: until then it stands in its own token.
    @inline(__always) private func word(
        _ bytes: Span<UInt8>, _ range: Range<Int>, hasDigit: Bool, isJoined: Bool,
        into token: inout TokenRecord
    ) {
        let (start, length) = (range.lowerBound, range.upperBound &- range.lowerBound)
        let first = EightOctets(bytes, at: start)
        var low = first.folded
        var high: UInt64 = 0
        if length < 8 {
            low = first.prefix(length)
        } else if length > 8 {
            let second = EightOctets(bytes, at: start &+ 8)
            high = length == 16 ? second.folded : second.prefix(length &- 8)
        }
        lexicon.announce(PackedWord(low: low, high: high, count: length), in: &token)
        token.place(start, range.upperBound, .word, isJoined: isJoined)
        token.hasDigit = hasDigit
        token.isCapital = first.isCapital
        token.needs = TokenNeeds(
            rawValue: (hasDigit ? Self.needsOfDigits : 0)
                | (first.isCapital ? TokenNeeds.identifiers.rawValue : 0)
                | (length == 1 ? Self.needsOfLetters : 0))
    }

    private static let needsOfDigits =
        TokenNeeds.notes.rawValue | TokenNeeds.identifiers.rawValue
    private static let needsOfLetters =
        TokenNeeds.identifiers.rawValue | TokenNeeds.skippable.rawValue

    @inline(__always) private func number(
        _ bytes: Span<UInt8>, _ range: Range<Int>, isJoined: Bool,
        into token: inout TokenRecord
    ) {
        let (start, length) = (range.lowerBound, range.upperBound &- range.lowerBound)
        let value =
            length < 8
            ? EightOctets(bytes, at: start).value(length) : Self.value(bytes, range)
        token.describeNothing(Self.needs(bytes, number: range))
        token.place(start, range.upperBound, .number, isJoined: isJoined)
        token.value = value
        token.word = numerals[value]
    }
}
