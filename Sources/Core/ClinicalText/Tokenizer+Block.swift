private import COctets

extension Tokenizer {
    /// The block that is being read: its bits, and which of its octets count.
    struct Block {
        /// Where it begins and how many octets it has, in octets of the note.
        var start = 0
        var count = 0
        /// The note ends with it.
        var isLast = false
        /// It was copied, because too few octets stand behind it.
        var isCopied = false
        var bits = OctetBlock()
    }

    /// Whether blocks are read at all.
    @inline(__always) var readsBlocks: Bool { speed.contains(.wide) }

    /// Reads the tokens of one block at once, up to the next line end or character outside ASCII;
    /// false, and nothing is read, when none of them ends within the block.
    ///
    /// Where the tokens begin and end is known from the block's bits, without a test of each octet.
    mutating func block(_ bytes: Span<UInt8>, into window: inout TokenWindow) -> Bool {
        guard position < bytes.count else { return false }
        // Safety: the octets are looked at inside alone.
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            return unsafe block(base, buffer.count, into: &window)
        }
    }

    // Safety: `note` is the note's first octet, of `noteCount`. A block's octets, and those that
    // are loaded together with its last word, are inside the note or the copy of its end.
    @unsafe @inline(__always) private mutating func block(
        _ note: UnsafePointer<UInt8>, _ noteCount: Int, into window: inout TokenWindow
    ) -> Bool {
        if UInt(bitPattern: position &- current.start) >= UInt(bitPattern: current.count) {
            unsafe refill(note, noteCount)
        }
        var octets = unsafe current.isCopied ? UnsafePointer(memory.tail) : note + current.start
        var offset = position &- current.start
        var end = unsafe limit(octets, offset)
        if end == offset, offset > 0 {
            // A word or number that touches the end of what was read is read from its start.
            unsafe refill(note, noteCount)
            unsafe octets = current.isCopied ? UnsafePointer(memory.tail) : note + current.start
            offset = 0
            end = unsafe limit(octets, 0)
        }
        guard end > offset else { return false }
        let bits = TokenBits(current.bits, from: offset, before: end, isAfterBreak: isAfterBreak)
        var place = window.nextPlace
        var starts = bits.starts
        while starts != 0 {
            let (index, bit) = (starts.trailingZeroBitCount, starts & (0 &- starts))
            let start = current.start &+ index
            let isJoined = bits.joined & bit != 0
            if bits.words & bit != 0 {
                let length = (~(bits.characters &>> UInt64(index))).trailingZeroBitCount
                let digits = (bits.digits &>> UInt64(index)).trailingZeroBitCount
                guard length <= PackedWord.octetCountMax,
                    unsafe digits >= length || !Self.splits(octets + index, before: digits)
                else {
                    // The words that are read octet by octet.
                    end = index
                    break
                }
                unsafe window.fill(
                    &place,
                    word(octets + index, start..<start &+ length, digits < length, isJoined))
            } else if bits.numbers & bit != 0 {
                let length = (~(bits.digits &>> UInt64(index))).trailingZeroBitCount
                unsafe window.fill(
                    &place, number(octets + index, start..<start &+ length, isJoined: isJoined))
            } else {
                unsafe window.fill(
                    &place, symbol(octets[index], start, isJoined, before: bit &<< 1, bits))
            }
            starts &= starts &- 1
        }
        guard end > offset else {
            window.add(place)
            return false
        }
        position = current.start &+ end
        isAfterBreak = current.bits.blanks &>> UInt64(end &- 1) & 1 != 0
        if end < current.count, unsafe octets[end] == 0x0A { endLine(&place, &window) }
        window.add(place)
        #if DEBUG
            noteSteps(OctetBlock.octetCount)
        #endif
        return true
    }

    /// The line end at the position.
    @inline(__always) private mutating func endLine(
        _ place: inout TokenWindow.Place, _ window: inout TokenWindow
    ) {
        unsafe window.fill(
            &place, TokenRecord(position, position &+ 1, .newline, needs: .newline, nothing))
        position &+= 1
        isAtLineStart = true
        isAfterBreak = true
    }

    /// A symbol of one octet.
    /// - Parameter next: The bit of the next octet; zero behind the block.
    @inline(__always) private func symbol(
        _ symbol: UInt8, _ start: Int, _ isJoined: Bool, before next: UInt64, _ bits: TokenBits
    ) -> TokenRecord {
        let needs = needs(of: symbol, isJoined, before: next, bits)
        return self.symbol(symbol, start..<start &+ 1, isJoined: isJoined, needs)
    }

    /// What a symbol needs, of which the next octet is known: a point or a colon behind which a
    /// blank stands ends no part of an address, a point before a digit ends no sentence, and a dash
    /// before a word or a number is no sign of its own.
    /// - Parameter next: The bit of the next octet; zero behind the block.
    @inline(__always) private func needs(
        of symbol: UInt8, _ isJoined: Bool, before next: UInt64, _ bits: TokenBits
    ) -> TokenNeeds {
        var needs = symbolNeeds[Int(symbol)]
        if isJoined {
            needs.insert(.skippable)
            if needs.contains(.tie), next == 0 || (bits.starts | bits.end) & next != 0 {
                needs.insert(.identifiers)
            }
        }
        let silent =
            symbol == Symbol.dash
            ? bits.words | bits.numbers
            : symbol == Symbol.point ? bits.numbers : 0
        if silent & next != 0 { needs.remove(.findings) }
        return needs
    }

    /// A number of digits alone.
    @unsafe @inline(__always) private func number(
        _ octets: UnsafePointer<UInt8>, _ range: Range<Int>, isJoined: Bool
    ) -> TokenRecord {
        let length = range.upperBound &- range.lowerBound
        let value = unsafe Self.value(octets, length)
        return unsafe TokenRecord(
            range.lowerBound, range.upperBound, .number, isJoined: isJoined, value: value,
            word: numerals[value], needs: Self.needs(value, length), nothing)
    }

    /// A word of up to sixteen octets.
    @unsafe @inline(__always) private func word(
        _ octets: UnsafePointer<UInt8>, _ range: Range<Int>, _ hasDigit: Bool, _ isJoined: Bool
    ) -> TokenRecord {
        let length = range.upperBound &- range.lowerBound
        let folded = unsafe coctets_fold(octets, UInt64(length))
        let entry = unsafe lexicon.place(
            of: PackedWord(low: folded.low, high: folded.high, count: length),
            isFiltered: speed.contains(.filter))
        // The bit that a capital lacks, in the place of the identifiers': nobody could foretell it.
        let capital = unsafe (~octets.pointee & 0x20) &>> 4
        var needs = unsafe entry.pointee.needs.rawValue | capital
        if hasDigit { needs |= Self.needsOfDigits }
        if length == 1 { needs |= Self.needsOfLetters }
        return unsafe TokenRecord(
            range.lowerBound, range.upperBound, .word, isJoined: isJoined,
            word: entry.pointee.word, needs: TokenNeeds(rawValue: needs), hasDigit: hasDigit,
            isCapital: capital != 0, entry)
    }

    /// Reads the bits of the octets from the position on.
    @unsafe @inline(never) private mutating func refill(
        _ base: UnsafePointer<UInt8>, _ noteCount: Int
    ) {
        let rest = noteCount &- position
        current.start = position
        current.count = min(rest, OctetBlock.octetCount)
        current.isLast = rest <= OctetBlock.octetCount
        current.isCopied = rest < TokenMemory.tailByteCount
        let octets = unsafe base + position
        current.bits = unsafe OctetBlock(
            at: current.isCopied ? memory.copyTail(octets, count: rest) : octets)
    }

    /// How far a block is read: up to its first border, without a word or number that may go on
    /// behind it.
    @unsafe @inline(__always) private func limit(
        _ octets: UnsafePointer<UInt8>, _ offset: Int
    ) -> Int {
        let live = UInt64.max &<< UInt64(offset)
        let border = min((current.bits.borders & live).trailingZeroBitCount, current.count)
        let characters = (current.bits.letters | current.bits.digits) & live
        guard border > offset, characters &>> UInt64(border &- 1) & 1 != 0 else { return border }
        if border < current.count ? unsafe octets[border] < 0x80 : current.isLast { return border }
        let runs = characters & ~(characters &<< 1)
        let before: UInt64 = border == 64 ? .max : (1 &<< UInt64(border)) &- 1
        return 63 &- (runs & before).leadingZeroBitCount
    }

    /// Where tokens of each kind begin in a part of a block, one bit for each octet.
    private struct TokenBits {
        /// Letters and digits.
        let characters: UInt64
        let digits: UInt64
        let words: UInt64
        let numbers: UInt64
        /// Words, numbers and symbols.
        let starts: UInt64
        /// Whether something other than a blank stands before the octet.
        let joined: UInt64
        /// The first octet that is not read.
        let end: UInt64

        @inline(__always) init(
            _ block: OctetBlock, from offset: Int, before end: Int, isAfterBreak: Bool
        ) {
            let live = UInt64.max &<< UInt64(offset)
            let before: UInt64 = end == 64 ? .max : (1 &<< UInt64(end)) &- 1
            let letters = block.letters & live
            digits = block.digits & live
            characters = letters | digits
            let runs = characters & ~(characters &<< 1)
            numbers = runs & digits
            // The digits that a run begins with, found by the carry of a sum; a word may follow.
            let leading = digits & ~(digits &+ numbers)
            words = letters & (runs | leading &<< 1)
            starts = (numbers | words | ~(characters | block.blanks)) & live & before
            let first: UInt64 = 1 &<< UInt64(offset)
            joined = ~(block.blanks &<< 1 | first) | (isAfterBreak ? 0 : first)
            self.end = before &+ 1
        }
    }

    /// Whether the letters before a word's first digit are a word of their own: "BP120".
    @unsafe @inline(__always) private static func splits(
        _ octets: UnsafePointer<UInt8>, before digits: Int
    ) -> Bool {
        unsafe digits <= 4 && isSplitWord(EightOctets(at: octets).prefix(digits))
    }

    /// The number that some digits are.
    @unsafe @inline(__always) private static func value(
        _ octets: UnsafePointer<UInt8>, _ length: Int
    ) -> Int32 {
        if length < 8 { return unsafe EightOctets(at: octets).value(length) }
        var value: Int32 = 0
        for index in 0..<length { value = unsafe next(value, octets[index]) }
        return value
    }

    private static let needsOfDigits =
        TokenNeeds.notes.rawValue | TokenNeeds.identifiers.rawValue
    private static let needsOfLetters =
        TokenNeeds.identifiers.rawValue | TokenNeeds.skippable.rawValue
}
