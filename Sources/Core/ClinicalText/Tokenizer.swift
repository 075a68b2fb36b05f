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

    private let lexicon: Lexicon
    private let speed: Speed
    /// The terminology's numbers of the numerals up to 127 and of the slash.
    private let numerals: Numerals
    private let symbolNeeds = TokenNeeds.ofSymbols
    /// Headings known beforehand, for a note composed of sections; nil to look for headings.
    private let known: [HeadingScanner.Match]?
    private var knownIndex = 0
    private(set) var headings = HeadingScanner()
    /// Where the next token begins, in octets.
    private(set) var position = 0
    private var isAtLineStart = true
    /// Nothing can be joined to a line end or a heading.
    private var isAfterBreak = true
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

    /// Octets looked at in all.
    var totalStepCount: Int { stepCount + headings.stepCount }

    /// The next token, into a place of the caller's; `end` at the end of the note, and ever after.
    @inline(__always) mutating func next(_ bytes: Span<UInt8>, into token: inout TokenRecord) {
        #if DEBUG
            let before = position
            defer { stepCount += position - before + 1 }
        #endif
        var isJoined = !isAfterBreak
        isAfterBreak = false
        if isAtLineStart {
            isAtLineStart = false
            if let heading = heading(bytes) {
                token = heading
                return
            }
        }
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
                position &+= 1
                symbol(octet, length: 1, isJoined: isJoined, into: &token)
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
            position += length
            self.symbol(symbol, length: length, isJoined: isJoined, into: &token)
        case .digit(_, let length):
            position += length
            symbol(Symbol.other, length: length, isJoined: isJoined, into: &token)
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

    @inline(__always) private func symbol(
        _ symbol: UInt8, length: Int, isJoined: Bool, into token: inout TokenRecord
    ) {
        var needs = symbolNeeds[Int(symbol)]
        if isJoined {
            needs.insert(.skippable)
            if needs.contains(.tie) { needs.insert(.identifiers) }
        }
        token.describeNothing(needs)
        token.place(position &- length, position, .symbol, isJoined: isJoined)
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
        let count = bytes.count
        var end = start
        var value: Int32 = 0
        while end < count {
            // Safety: tested one line above.
            let digit = unsafe bytes[unchecked: end] &- 0x30
            guard digit < 10 else { break }
            // Eight digits are more than the most, which a value never leaves any more.
            value = value > Token.valueMax / 10 ? Token.valueMax : value &* 10 &+ Int32(digit)
            end &+= 1
        }
        position = end
        value = min(value, Token.valueMax)
        let isAsked = end &- start == 4 || end &- start == 3 && bytes.callsForHelp(at: start)
        token.describeNothing(isAsked ? .year : .number)
        token.place(start, end, .number, isJoined: isJoined)
        token.value = value
        token.word = numerals[value]
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

    private static let splitWords = ["bp", "hr", "rr", "temp", "wt", "gcs"].map { PackedWord($0) }

    /// "BP120/80" is the word and the number.
    private static func splitsBeforeDigits(_ word: PackedWord) -> Bool {
        guard word.count <= 4, word.count >= 2 else { return false }
        return splitWords.contains(word)
    }
}
