/// Cuts a note into tokens, from its first octet to its last, once.
@safe struct Tokenizer: ~Copyable {
    /// How words are read and looked up; what comes out is the same.
    struct Speed: OptionSet {
        let rawValue: UInt8
        /// Eight octets at a time.
        static let wide = Speed(rawValue: 1)
        /// The filter before the table.
        static let filter = Speed(rawValue: 2)
    }

    let lexicon: Lexicon
    let speed: Speed
    var memory = TokenMemory()
    /// The block that is being read.
    var current = Block()
    /// What is known about what is no word of the lists.
    // Safety: lies in the lexicon, which is kept above.
    let nothing: UnsafePointer<WordEntry>
    /// The terminology's numbers of the numerals up to 127 and of the slash.
    let numerals: Numerals
    let symbolNeeds = TokenNeeds.ofSymbols
    /// Headings known beforehand, for a note composed of sections; nil to look for headings.
    private let known: [HeadingScanner.Match]?
    private var knownIndex = 0
    private(set) var headings = HeadingScanner()
    /// Where the next token begins, in octets.
    var position = 0
    var isAtLineStart = true
    /// Nothing can be joined to a line end or a heading.
    var isAfterBreak = true
    /// Octets looked at outside headings.
    private(set) var stepCount = 0

    init(
        known: [HeadingScanner.Match]? = nil, lexicon: Lexicon = .shared,
        numerals: Numerals = Numerals(), speed: Speed = [.wide, .filter]
    ) {
        self.known = known
        self.lexicon = lexicon
        unsafe nothing = lexicon.nothing
        self.numerals = numerals
        self.speed = speed
    }

    /// Takes over the memory of another note's sections.
    mutating func reuse(_ used: inout NoteExtraction) { headings.reuse(&used.sections) }

    /// The sections of the note, after the last token.
    mutating func finish(_ bytes: Span<UInt8>) -> [NoteSection] {
        headings.close(bytes, at: bytes.count)
        return headings.sections
    }

    /// Notes that so many octets were looked at, in debug builds.
    mutating func noteSteps(_ count: Int) { stepCount += count }

    /// Octets looked at in all.
    var totalStepCount: Int { stepCount + headings.stepCount }

    /// Begins a line; its heading, if it has one, which then is the next token.
    mutating func beginLine(_ bytes: Span<UInt8>) -> TokenRecord? {
        isAtLineStart = false
        return heading(bytes)
    }

    /// The next token; `end` at the end of the note, and ever after. A line must have been begun.
    mutating func next(_ bytes: Span<UInt8>) -> TokenRecord {
        #if DEBUG
            let before = position
            defer { stepCount += position - before + 1 }
        #endif
        var isJoined = !isAfterBreak
        isAfterBreak = false
        let count = bytes.count
        while position < count {
            let octet = bytes[position]
            if octet.isASCIILetter { return word(bytes, isJoined: isJoined) }
            if octet.isASCIIBlank {
                position &+= 1
                isJoined = false
            } else if octet.isASCIIDigit {
                return number(bytes, isJoined: isJoined)
            } else if octet.isLineEnd {
                return lineEnd(bytes)
            } else if octet < 0x80 {
                position &+= 1
                return symbol(octet, position &- 1..<position, isJoined: isJoined)
            } else {
                if let token = other(bytes, isJoined: isJoined) { return token }
                isJoined = false
            }
        }
        return unsafe TokenRecord(count, count, .end, needs: .border, nothing)
    }

    /// A character outside ASCII; nil for a blank.
    private mutating func other(_ bytes: Span<UInt8>, isJoined: Bool) -> TokenRecord? {
        let start = position
        switch bytes.characterClass(at: start) {
        case .letter: return word(bytes, isJoined: isJoined)
        case .blank(let length):
            position += length
            return nil
        case .symbol(let symbol, let length):
            position += length
            return self.symbol(symbol, start..<position, isJoined: isJoined)
        case .digit(_, let length):
            position += length
            return symbol(Symbol.other, start..<position, isJoined: isJoined)
        case .celsius(let length): return unit(.celsius, length: length, isJoined: isJoined)
        case .fahrenheit(let length): return unit(.fahrenheit, length: length, isJoined: isJoined)
        }
    }

    private mutating func heading(_ bytes: Span<UInt8>) -> TokenRecord? {
        let start = position
        let match: HeadingScanner.Match
        if let known {
            guard knownIndex < known.count, known[knownIndex].start == start else { return nil }
            match = known[knownIndex]
            knownIndex += 1
            headings.begin(match, bytes)
        } else {
            guard let found = headings.scan(bytes, lineStart: start) else { return nil }
            match = found
        }
        position = match.end
        isAfterBreak = true
        return unsafe TokenRecord(
            start, position, .heading, symbol: match.meaning.kind.rawValue, needs: .border,
            memory.keep(match.meaning.traits))
    }

    private mutating func lineEnd(_ bytes: Span<UInt8>) -> TokenRecord {
        let start = position
        position += bytes[start] == 0x0D && bytes.octet(start + 1) == 0x0A ? 2 : 1
        isAtLineStart = true
        isAfterBreak = true
        return unsafe TokenRecord(start, position, .newline, needs: .newline, nothing)
    }

    @inline(__always) func symbol(
        _ symbol: UInt8, _ range: Range<Int>, isJoined: Bool
    ) -> TokenRecord {
        var needs = symbolNeeds[Int(symbol)]
        if isJoined {
            needs.insert(.skippable)
            if symbol == Symbol.point || symbol == Symbol.colon { needs.insert(.identifiers) }
        }
        return self.symbol(symbol, range, isJoined: isJoined, needs)
    }

    @inline(__always) func symbol(
        _ symbol: UInt8, _ range: Range<Int>, isJoined: Bool, _ needs: TokenNeeds
    ) -> TokenRecord {
        unsafe TokenRecord(
            range.lowerBound, range.upperBound, .symbol, isJoined: isJoined, symbol: symbol,
            word: symbol == Symbol.slash ? numerals.slash : 0, needs: needs, nothing)
    }

    private mutating func unit(_ unit: WordTraits, length: Int, isJoined: Bool) -> TokenRecord {
        position += length
        return unsafe TokenRecord(
            position - length, position, .word, isJoined: isJoined, needs: .unknown,
            memory.keep([unit, .degrees]))
    }

    private mutating func number(_ bytes: Span<UInt8>, isJoined: Bool) -> TokenRecord {
        let start = position
        var value: Int32 = 0
        while position < bytes.count, bytes[position].isASCIIDigit {
            value = Self.next(value, bytes[position])
            position &+= 1
        }
        return unsafe TokenRecord(
            start, position, .number, isJoined: isJoined, value: value, word: numerals[value],
            needs: Self.needs(value, position &- start), nothing)
    }

    /// What a number needs, by its value and how many digits it has: one of four may be a year, and
    /// some of three are called for help.
    @inline(__always) static func needs(_ value: Int32, _ length: Int) -> TokenNeeds {
        length == 4 || length == 3 && isEmergencyNumber(value) ? .year : .number
    }

    /// 911, 999, 112
    @inline(__always) private static func isEmergencyNumber(_ value: Int32) -> Bool {
        value == 911 || value == 999 || value == 112
    }

    /// The number with one digit more; ``Token/valueMax`` for anything longer.
    @inline(__always) static func next(_ value: Int32, _ digit: UInt8) -> Int32 {
        // What once was more than the most stays so.
        value > Token.valueMax / 10 ? Token.valueMax : value &* 10 &+ Int32(digit & 0x0F)
    }

    private mutating func word(_ bytes: Span<UInt8>, isJoined: Bool) -> TokenRecord {
        let start = position
        var packed = PackedWord()
        var hasDigit = false
        var hasSubscript = false
        scan: while position < bytes.count {
            let octet = bytes[position]
            if octet.isASCIILetter {
                packed.append(octet | 0x20)
                position += 1
            } else if octet.isASCIIDigit {
                if !hasDigit, Self.splitsBeforeDigits(packed) { break scan }
                hasDigit = true
                packed.append(octet)
                position += 1
            } else if octet < 0x80 {
                break scan
            } else {
                switch bytes.characterClass(at: position) {
                case .letter(let length):
                    for offset in 0..<length { packed.append(bytes.octet(position + offset)) }
                    position += length
                case .digit(let digit, let length):
                    packed.append(digit)
                    hasSubscript = true
                    position += length
                case .blank, .symbol, .celsius, .fahrenheit: break scan
                }
            }
        }
        position = min(position, bytes.count)
        var entry = unsafe lexicon.place(of: packed, isFiltered: speed.contains(.filter))
        if hasSubscript {
            // Common is a word as it is written.
            var written = unsafe entry.pointee
            written.marks.remove(.common)
            unsafe entry = memory.keep(written)
        }
        let isCapital = bytes[start].isASCIIUpper || bytes.isLatinCapital(at: start)
        var needs = unsafe entry.pointee.needs
        if hasDigit { needs.formUnion([.notes, .identifiers]) }
        if isCapital { needs.insert(.identifiers) }
        if position &- start == 1 { needs.formUnion([.identifiers, .skippable]) }
        return unsafe TokenRecord(
            start, position, .word, isJoined: isJoined, word: entry.pointee.word, needs: needs,
            hasDigit: hasDigit, isCapital: isCapital, entry)
    }

    /// Whether the letters, packed as in ``PackedWord``, are bp, hr, rr, temp, wt or gcs.
    @inline(__always) static func isSplitWord(_ letters: UInt64) -> Bool {
        switch letters {
        case 0x7062, 0x7268, 0x7272, 0x706D_6574, 0x7477, 0x73_6367: true
        default: false
        }
    }

    /// "BP120/80" is the word and the number.
    private static func splitsBeforeDigits(_ word: PackedWord) -> Bool {
        word.count <= 4 && isSplitWord(word.low)
    }
}
