/// Cuts a note into tokens, from its first octet to its last, once.
struct Tokenizer: ~Copyable {
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
    /// The terminology's numbers of the numerals up to 127 and of the slash.
    let numerals: Numerals
    private let symbolNeeds = TokenNeeds.ofSymbols
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

    /// Begins a line; whether it has a heading, which then is the next token.
    mutating func beginLine(_ bytes: Span<UInt8>, into token: inout TokenRecord) -> Bool {
        isAtLineStart = false
        guard let heading = heading(bytes) else { return false }
        token = heading
        return true
    }

    /// The next token, into a place of the caller's; `end` at the end of the note, and ever after.
    /// A line must have been begun.
    @inline(__always) mutating func next(_ bytes: Span<UInt8>, into token: inout TokenRecord) {
        #if DEBUG
            let before = position
            defer { stepCount += position - before + 1 }
        #endif
        var isJoined = !isAfterBreak
        isAfterBreak = false
        let count = bytes.count
        while position < count {
            // Safety: tested one line above.
            let octet = unsafe bytes[unchecked: position]
            if octet.isASCIILetter {
                if !plainWord(bytes, isJoined: isJoined, into: &token) {
                    word(bytes, isJoined: isJoined, into: &token)
                }
                return
            }
            if octet.isASCIIBlank {
                position &+= 1
                isJoined = false
            } else if octet.isASCIIDigit {
                number(bytes, isJoined: isJoined, into: &token)
                return
            } else if octet.isLineEnd {
                token = lineEnd(bytes)
                return
            } else if octet < 0x80 {
                symbol(octet, position..<position &+ 1, isJoined: isJoined, into: &token)
                position &+= 1
                return
            } else {
                if other(bytes, isJoined: isJoined, into: &token) { return }
                isJoined = false
            }
        }
        token = TokenRecord(start: Int32(count), end: Int32(count))
    }

    /// A character outside ASCII; false for a blank.
    private mutating func other(
        _ bytes: Span<UInt8>, isJoined: Bool, into token: inout TokenRecord
    ) -> Bool {
        switch bytes.characterClass(at: position) {
        case .letter: word(bytes, isJoined: isJoined, into: &token)
        case .blank(let length):
            position += length
            return false
        case .symbol(let symbol, let length):
            self.symbol(
                symbol, position..<position + length, isJoined: isJoined, into: &token)
            position += length
        case .digit(_, let length):
            symbol(
                Symbol.other, position..<position + length, isJoined: isJoined, into: &token)
            position += length
        case .celsius(let length): token = unit(.celsius, length: length, isJoined: isJoined)
        case .fahrenheit(let length): token = unit(.fahrenheit, length: length, isJoined: isJoined)
        }
        return true
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
        return TokenRecord(
            traits: match.meaning.traits, start: Int32(start), end: Int32(position),
            kind: .heading, symbol: match.meaning.kind.rawValue, needs: .border)
    }

    private mutating func lineEnd(_ bytes: Span<UInt8>) -> TokenRecord {
        let start = position
        position += bytes[start] == 0x0D && bytes.octet(start + 1) == 0x0A ? 2 : 1
        isAtLineStart = true
        isAfterBreak = true
        return TokenRecord(
            start: Int32(start), end: Int32(position), kind: .newline, needs: .newline)
    }

    @inline(__always) func symbol(
        _ symbol: UInt8, _ range: Range<Int>, isJoined: Bool, into token: inout TokenRecord
    ) {
        var needs = symbolNeeds[Int(symbol)]
        if isJoined {
            needs.insert(.skippable)
            if needs.contains(.tie) { needs.insert(.identifiers) }
        }
        token.describeNothing(needs)
        token.place(range.lowerBound, range.upperBound, .symbol, isJoined: isJoined)
        if symbol == Symbol.slash { token.word = numerals.slash }
        token.symbol = symbol
    }

    private mutating func unit(_ unit: WordTraits, length: Int, isJoined: Bool) -> TokenRecord {
        position += length
        return TokenRecord(
            traits: [unit, .degrees], start: Int32(position - length), end: Int32(position),
            kind: .word, isJoined: isJoined, needs: .unknown)
    }

    @inline(__always) private mutating func number(
        _ bytes: Span<UInt8>, isJoined: Bool, into token: inout TokenRecord
    ) {
        let start = position
        var end = start
        while end < bytes.count, bytes[end].isASCIIDigit { end &+= 1 }
        position = end
        let value = Self.value(bytes, start..<end)
        token.describeNothing(Self.needs(bytes, number: start..<end))
        token.place(start, end, .number, isJoined: isJoined)
        token.value = value
        token.word = numerals[value]
    }

    /// What a number needs, by its digits: one of four may be a year.
    @inline(__always) static func needs(
        _ bytes: Span<UInt8>, number range: Range<Int>
    ) -> TokenNeeds {
        let isAsked =
            range.count == 4 || range.count == 3 && bytes.callsForHelp(at: range.lowerBound)
        return isAsked ? .year : .number
    }

    /// The number that some digits are; ``Token/valueMax`` for anything longer.
    static func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int32 {
        var value: Int32 = 0
        for index in range {
            // What once was more than the most stays so.
            value =
                value > Token.valueMax / 10
                ? Token.valueMax : value &* 10 &+ Int32(bytes[index] & 0x0F)
        }
        return value
    }

    private mutating func word(
        _ bytes: Span<UInt8>, isJoined: Bool, into token: inout TokenRecord
    ) {
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
        var entry = lexicon.entry(of: packed, isFiltered: speed.contains(.filter))
        // Common is a word as it is written.
        if hasSubscript { entry.marks.remove(.common) }
        let isCapital = bytes[start].isASCIIUpper || bytes.isLatinCapital(at: start)
        token.describe(entry)
        token.place(start, position, .word, isJoined: isJoined)
        token.hasDigit = hasDigit
        token.isCapital = isCapital
        if hasDigit { token.needs.formUnion([.notes, .identifiers]) }
        if isCapital { token.needs.insert(.identifiers) }
        if position &- start == 1 { token.needs.formUnion([.identifiers, .skippable]) }
    }

    /// Reads a word of up to fifteen letters of ASCII, eight at a time; false, and nothing is
    /// read, when it may be anything else.
    @inline(__always) private mutating func plainWord(
        _ bytes: Span<UInt8>, isJoined: Bool, into token: inout TokenRecord
    ) -> Bool {
        let start = position
        guard speed.contains(.wide), start &+ 16 <= bytes.count else { return false }
        let first = EightOctets(bytes, at: start)
        var count = first.letterCount
        var low = first.folded
        var high: UInt64 = 0
        if count < 8 {
            low = first.prefix(count)
        } else {
            let second = EightOctets(bytes, at: start &+ 8)
            let tail = second.letterCount
            guard tail < 8 else { return false }
            count &+= tail
            high = second.prefix(tail)
        }
        // Safety: fewer than sixteen octets from the start.
        let next = unsafe bytes[unchecked: start &+ count]
        guard next < 0x80, !next.isASCIIDigit else { return false }
        position = start &+ count
        lexicon.describe(
            PackedWord(low: low, high: high, count: count),
            isFiltered: speed.contains(.filter), in: &token)
        token.place(start, position, .word, isJoined: isJoined)
        let isCapital = first.isCapital
        token.isCapital = isCapital
        if isCapital { token.needs.insert(.identifiers) }
        if count == 1 { token.needs.formUnion([.identifiers, .skippable]) }
        return true
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
