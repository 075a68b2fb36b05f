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
        let characters = block.letters | block.digits
        let runs = characters & ~(characters &<< 1)
        // A word or number that touches the end of what is read here is read the next time.
        let limit = Self.limit(bytes, start, block, characters, runs)
        guard limit > 0 else { return false }
        let read: UInt32 = limit == 32 ? .max : (1 &<< UInt32(limit)) &- 1
        let numbers = runs & block.digits
        let leading = block.digits & ~(block.digits &+ numbers)
        let words = block.letters & (runs | leading &<< 1)
        var starts = (numbers | words | ~(characters | block.blanks)) & read
        // Of each octet, whether something other than a blank stands before it.
        let joined = ~(block.blanks &<< 1 | (isAfterBreak ? 1 : 0))
        var end = limit
        let first = window.readCount
        // Which of the block's tokens are words, by their ordinals behind the first one.
        var found = InlineArray<32, UInt8>(repeating: 0)
        var foundCount = 0
        var ordinal: UInt8 = 0
        while starts != 0 {
            let index = starts.trailingZeroBitCount
            starts &= starts &- 1
            let isJoined = joined &>> UInt32(index) & 1 != 0
            let slot = first &+ Int(ordinal)
            // Safety: a block has no more tokens than octets.
            unsafe found[unchecked: foundCount] = ordinal
            if words &>> UInt32(index) & 1 != 0 {
                let length = (~(characters &>> UInt32(index))).trailingZeroBitCount
                let rest = block.digits &>> UInt32(index)
                let digits = rest.trailingZeroBitCount
                if length > Self.wordByteCountMax
                    || digits < length && Self.splits(bytes, at: start &+ index, before: digits)
                {
                    // The words that are read octet by octet.
                    end = index
                    break
                }
                window.fill(slot) { token in
                    word(
                        bytes, start &+ index, length, hasDigit: digits < length,
                        isJoined: isJoined, into: &token)
                }
                foundCount &+= 1
            } else if numbers &>> UInt32(index) & 1 != 0 {
                let length = (~(block.digits &>> UInt32(index))).trailingZeroBitCount
                window.fill(slot) { token in
                    number(bytes, start &+ index, length, isJoined: isJoined, into: &token)
                }
            } else {
                // Safety: inside the block.
                let octet = unsafe bytes[unchecked: start &+ index]
                window.fill(slot) { token in
                    symbol(
                        octet, start &+ index..<start &+ index &+ 1, isJoined: isJoined,
                        into: &token)
                }
            }
            ordinal &+= 1
        }
        // By now the table's lines are on their way from memory.
        for index in 0..<foundCount {
            // Safety: as above.
            let ordinal = unsafe found[unchecked: index]
            window.fill(first &+ Int(ordinal)) { token in
                lexicon.describe(&token, isFiltered: speed.contains(.filter))
            }
        }
        window.add(Int(ordinal))
        guard end > 0 else { return false }
        position = start &+ end
        isAfterBreak = block.blanks &>> UInt32(end &- 1) & 1 != 0
        // Safety: a block is followed by further octets.
        if end == block.borders.trailingZeroBitCount, unsafe bytes[unchecked: position] == 0x0A {
            window.fill(first &+ Int(ordinal)) { token in
                token.describeNothing(.newline)
                token.place(position, position &+ 1, .newline, isJoined: false)
            }
            window.add(1)
            position &+= 1
            isAtLineStart = true
            isAfterBreak = true
        }
        #if DEBUG
            noteSteps(OctetBlock.octetCount)
        #endif
        return true
    }

    /// How many octets of a block are read: up to its first border, without a word or number that
    /// may go on behind them.
    @inline(__always) private static func limit(
        _ bytes: Span<UInt8>, _ start: Int, _ block: OctetBlock, _ characters: UInt32,
        _ runs: UInt32
    ) -> Int {
        let border = block.borders.trailingZeroBitCount
        guard border > 0, characters &>> UInt32(border &- 1) & 1 != 0 else { return border }
        // Safety: inside the block.
        if border < 32, unsafe bytes[unchecked: start &+ border] < 0x80 { return border }
        let before: UInt32 = border == 32 ? .max : (1 &<< UInt32(border)) &- 1
        return 31 &- (runs & before).leadingZeroBitCount
    }

    /// Whether the letters before a word's first digit are a word of their own: "BP120".
    @inline(__always) private static func splits(
        _ bytes: Span<UInt8>, at start: Int, before digits: Int
    ) -> Bool {
        digits <= 4 && isSplitWord(EightOctets(bytes, at: start).prefix(digits))
    }

    /// A word whose meaning is looked up later: until then it stands in its own token.
    @inline(__always) private func word(
        _ bytes: Span<UInt8>, _ start: Int, _ length: Int, hasDigit: Bool, isJoined: Bool,
        into token: inout TokenRecord
    ) {
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
        token.place(start, start &+ length, .word, isJoined: isJoined)
        token.hasDigit = hasDigit
        token.isCapital = first.isCapital
        token.needs = TokenNeeds(
            rawValue: (hasDigit ? Self.needsOfDigits : 0)
                | (first.isCapital ? TokenNeeds.identifiers.rawValue : 0)
                | (length == 1 ? Self.needsOfLetters : 0))
    }

    private static let needsOfDigits: UInt8 = 3
    private static let needsOfLetters: UInt8 = 66

    @inline(__always) private func number(
        _ bytes: Span<UInt8>, _ start: Int, _ length: Int, isJoined: Bool,
        into token: inout TokenRecord
    ) {
        let value =
            length < 8
            ? EightOctets(bytes, at: start).value(length)
            : Self.value(bytes, start..<start &+ length)
        token.describeNothing(length == 4 ? .year : .number)
        token.place(start, start &+ length, .number, isJoined: isJoined)
        token.value = value
        token.word = numerals[value]
    }
}
