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

    /// Tokens after which no further block is begun.
    private static let blocksTokenCount = 64

    /// Reads the tokens of some blocks at once, up to the next line end or character outside ASCII;
    /// false, and nothing is read, when none of them ends within the block.
    ///
    /// Where the tokens begin and end is known from the block's bits, without a test of each octet.
    mutating func blocks(_ bytes: Span<UInt8>, into window: inout TokenWindow) -> Bool {
        guard position < bytes.count else { return false }
        // Safety: the octets are looked at inside alone.
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            return unsafe speed.contains(.filter)
                ? blocks(base, buffer.count, into: &window, isFiltered: true)
                : blocks(base, buffer.count, into: &window, isFiltered: false)
        }
    }

    // Safety: `note` is the note's first octet, of `noteCount`. A block's octets, and those that
    // are loaded together with its last word, are inside the note or the copy of its end.
    @unsafe @inline(__always) private mutating func blocks(
        _ note: UnsafePointer<UInt8>, _ noteCount: Int, into window: inout TokenWindow,
        isFiltered: Bool
    ) -> Bool {
        var pen = window.pen
        let (first, begin) = (pen.ordinal, position)
        let finder = lexicon.finder
        while position < noteCount, pen.ordinal &- first < Self.blocksTokenCount {
            if UInt(bitPattern: position &- current.start) >= UInt(bitPattern: current.count) {
                unsafe refill(note, noteCount)
            }
            let octets =
                unsafe current.isCopied
                ? UnsafePointer(memory.tail) : note + current.start
            let offset = position &- current.start
            let (end, isCut) = unsafe limit(octets, offset)
            if end > offset {
                let bits = TokenBits(
                    current.bits, from: offset, before: end, isAfterBreak: isAfterBreak)
                let read = unsafe tokens(octets, bits, end, finder, &pen, isFiltered: isFiltered)
                #if DEBUG
                    noteSteps(OctetBlock.octetCount)
                #endif
                if read > offset {
                    position = current.start &+ read
                    isAfterBreak = current.bits.blanks &>> UInt64(read &- 1) & 1 != 0
                }
                if read < end { break }
            } else if isCut, offset == 0 {
                break
            }
            if isCut {
                // A word or number that touches the end of what was read is read from its start.
                current.count = 0
            } else if end < current.count {
                if unsafe octets[end] == 0x0A { endLine(&pen) }
                break
            }
        }
        window.add(pen)
        return position > begin
    }

    /// Reads the tokens of a block up to an octet, or up to a word that is read octet by octet;
    /// how far, in octets of the block.
    @unsafe @inline(__always) private func tokens(
        _ octets: UnsafePointer<UInt8>, _ bits: TokenBits, _ end: Int, _ finder: Lexicon.Finder,
        _ pen: inout TokenWindow.Pen, isFiltered: Bool
    ) -> Int {
        let base = Int32(truncatingIfNeeded: current.start)
        var starts = bits.starts
        while starts != 0 {
            let index = starts.trailingZeroBitCount
            let place = UInt64(truncatingIfNeeded: index)
            starts &= starts &- 1
            let start = base &+ Int32(truncatingIfNeeded: index)
            let isJoined = bits.joined &>> place & 1 != 0
            if bits.words &>> place & 1 != 0 {
                let length = (~(bits.characters &>> place)).trailingZeroBitCount
                guard length <= PackedWord.octetCountMax else { return index }
                var hasDigit = false
                var needs: UInt8 = 0
                if bits.odd &>> place & 1 != 0 {
                    hasDigit = bits.mixed &>> place & 1 != 0
                    if unsafe hasDigit && splits(octets + index, bits.digits &>> place) {
                        return index
                    }
                    if hasDigit { needs |= Self.needsOfDigits }
                    if length == 1 { needs |= Self.needsOfLetters }
                }
                unsafe word(
                    octets + index, start, length, hasDigit, isJoined, needs, finder, &pen,
                    isFiltered: isFiltered)
            } else if bits.digits &>> place & 1 != 0 {
                let length = (~(bits.digits &>> place)).trailingZeroBitCount
                unsafe number(octets + index, start, length, isJoined, &pen)
            } else {
                unsafe symbol(octets[index], start, place, isJoined, bits, &pen)
            }
        }
        return end
    }

    /// The line end at the position.
    @inline(__always) private mutating func endLine(_ pen: inout TokenWindow.Pen) {
        let start = Int32(truncatingIfNeeded: position)
        pen.write(
            unsafe TokenRecord(from: start, to: start &+ 1, .newline, nothing),
            TokenNeeds.newline.rawValue)
        position &+= 1
        isAtLineStart = true
        isAfterBreak = true
    }

    /// A symbol of one octet, of which the next octet is known: a point or a colon behind which a
    /// blank stands ends no part of an address, a point before a digit ends no sentence, and a dash
    /// before a word or a number is no sign of its own.
    @inline(__always) private func symbol(
        _ symbol: UInt8, _ start: Int32, _ place: UInt64, _ isJoined: Bool, _ bits: TokenBits,
        _ pen: inout TokenWindow.Pen
    ) {
        var needs = symbolNeeds[Int(symbol)].rawValue
        var word: UInt32 = 0
        if isJoined { needs |= TokenNeeds.skippable.rawValue }
        if symbol == Symbol.point || symbol == Symbol.colon {
            if isJoined, bits.ties &>> place & 1 != 0 { needs |= TokenNeeds.identifiers.rawValue }
            if symbol == Symbol.point, (bits.digits &>> 1) &>> place & 1 != 0 {
                needs &= ~TokenNeeds.findings.rawValue
            }
        } else if symbol == Symbol.dash {
            if (bits.characters &>> 1) &>> place & 1 != 0 { needs &= ~TokenNeeds.findings.rawValue }
        } else if symbol == Symbol.slash {
            word = numerals.slash
        }
        pen.write(
            unsafe TokenRecord(
                from: start, to: start &+ 1, .symbol, isJoined: isJoined, symbol: symbol,
                word: word, nothing),
            needs)
    }

    /// A number of digits alone.
    @unsafe @inline(__always) private func number(
        _ octets: UnsafePointer<UInt8>, _ start: Int32, _ length: Int, _ isJoined: Bool,
        _ pen: inout TokenWindow.Pen
    ) {
        let value = unsafe Self.value(octets, length)
        pen.write(
            unsafe TokenRecord(
                from: start, to: start &+ Int32(truncatingIfNeeded: length), .number,
                isJoined: isJoined, value: value, word: numerals[value], nothing),
            Self.needs(value, length).rawValue)
    }

    /// A word of up to sixteen octets.
    @unsafe @inline(__always) private func word(
        _ octets: UnsafePointer<UInt8>, _ start: Int32, _ length: Int, _ hasDigit: Bool,
        _ isJoined: Bool, _ needs: UInt8, _ finder: Lexicon.Finder,
        _ pen: inout TokenWindow.Pen, isFiltered: Bool
    ) {
        let folded = unsafe coctets_fold(octets, UInt64(truncatingIfNeeded: length))
        let entry = unsafe finder.place(folded.low, folded.high, isFiltered: isFiltered)
        // The bit that a capital lacks, in the place of the identifiers': nobody could foretell it.
        let capital = unsafe (~octets.pointee & 0x20) &>> 4
        pen.write(
            unsafe TokenRecord(
                from: start, to: start &+ Int32(truncatingIfNeeded: length), .word,
                isJoined: isJoined, word: entry.pointee.word, hasDigit: hasDigit,
                isCapital: capital != 0, entry),
            unsafe entry.pointee.needs.rawValue | capital | needs)
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
    /// behind it; and whether one goes on behind the block.
    @unsafe @inline(__always) private func limit(
        _ octets: UnsafePointer<UInt8>, _ offset: Int
    ) -> (end: Int, isCut: Bool) {
        let live = UInt64.max &<< UInt64(truncatingIfNeeded: offset)
        let border = min((current.bits.borders & live).trailingZeroBitCount, current.count)
        let characters = (current.bits.letters | current.bits.digits) & live
        guard border > offset, characters &>> UInt64(truncatingIfNeeded: border &- 1) & 1 != 0
        else { return (border, false) }
        let isCut = border == current.count
        if isCut ? current.isLast : unsafe octets[border] < 0x80 { return (border, false) }
        let runs = characters & ~(characters &<< 1)
        let before: UInt64 =
            border == 64 ? .max : (1 &<< UInt64(truncatingIfNeeded: border)) &- 1
        return (63 &- (runs & before).leadingZeroBitCount, isCut)
    }

    /// Where tokens of each kind begin in a part of a block, one bit for each octet.
    private struct TokenBits {
        /// Letters and digits.
        let characters: UInt64
        let digits: UInt64
        let words: UInt64
        /// Words that also have digits.
        let mixed: UInt64
        /// Those, and single letters.
        let odd: UInt64
        /// Words, numbers and symbols.
        let starts: UInt64
        /// Whether something other than a blank stands before the octet.
        let joined: UInt64
        /// What stands before the start of a token, or before the first octet that is not read.
        let ties: UInt64

        @inline(__always) init(
            _ block: OctetBlock, from offset: Int, before end: Int, isAfterBreak: Bool
        ) {
            let live = UInt64.max &<< UInt64(truncatingIfNeeded: offset)
            let before: UInt64 =
                end == 64 ? .max : (1 &<< UInt64(truncatingIfNeeded: end)) &- 1
            let letters = block.letters & live
            digits = block.digits & live
            characters = letters | digits
            let runs = characters & ~(characters &<< 1)
            let numbers = runs & digits
            // The digits that a run begins with, found by the carry of a sum; a word may follow.
            let leading = digits & ~(digits &+ numbers)
            words = letters & (runs | leading &<< 1)
            // The first octet behind the letters that a word begins with.
            var behind = (letters &+ words) & digits & ~letters
            var mixed: UInt64 = 0
            while behind != 0 {
                let first = behind & (0 &- behind)
                mixed |=
                    0x8000_0000_0000_0000
                    &>> UInt64(
                        truncatingIfNeeded: (words & (first &- 1)).leadingZeroBitCount)
                behind &= behind &- 1
            }
            self.mixed = mixed
            odd = mixed | words & ~(characters &>> 1)
            starts = (numbers | words | ~(characters | block.blanks)) & live & before
            let first: UInt64 = 1 &<< UInt64(truncatingIfNeeded: offset)
            joined = ~(block.blanks &<< 1 | first) | (isAfterBreak ? 0 : first)
            ties = (starts | (before &+ 1)) &>> 1 | 0x8000_0000_0000_0000
        }
    }

    /// Whether the letters before a word's first digit are a word of their own: "BP120".
    @unsafe @inline(__always) private func splits(
        _ octets: UnsafePointer<UInt8>, _ digits: UInt64
    ) -> Bool {
        let count = digits.trailingZeroBitCount
        return unsafe count <= 4 && Self.isSplitWord(EightOctets(at: octets).prefix(count))
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
