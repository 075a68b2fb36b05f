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
                token = number(bytes, isJoined: isJoined)
                return
            } else if octet.isLineEnd {
                token = lineEnd(bytes)
                return
            } else if octet < 0x80 {
                position &+= 1
                token = symbol(octet, length: 1, isJoined: isJoined)
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
            token = self.symbol(symbol, length: length, isJoined: isJoined)
        case .digit(_, let length):
            position += length
            token = symbol(Symbol.other, length: length, isJoined: isJoined)
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

    private func symbol(_ symbol: UInt8, length: Int, isJoined: Bool) -> TokenRecord {
        var needs = symbolNeeds[Int(symbol)]
        if isJoined {
            needs.insert(.skippable)
            if needs.contains(.tie) { needs.insert(.identifiers) }
        }
        return TokenRecord(
            start: Int32(position - length), end: Int32(position),
            word: symbol == Symbol.slash ? numerals.slash : 0, kind: .symbol, isJoined: isJoined,
            symbol: symbol, needs: needs)
    }

    private mutating func unit(_ unit: WordTraits, length: Int, isJoined: Bool) -> TokenRecord {
        position += length
        return TokenRecord(
            traits: [unit, .degrees], start: Int32(position - length), end: Int32(position),
            kind: .word, isJoined: isJoined, needs: .unknown)
    }

    private mutating func number(_ bytes: Span<UInt8>, isJoined: Bool) -> TokenRecord {
        let start = position
        var value: Int32 = 0
        while position < bytes.count, bytes[position].isASCIIDigit {
            if value <= Token.valueMax / 10 {
                value = min(Token.valueMax, value * 10 + Int32(bytes[position] & 0x0F))
            } else {
                value = Token.valueMax
            }
            position += 1
        }
        return TokenRecord(
            start: Int32(start), end: Int32(position), value: value, word: numerals[value],
            kind: .number, isJoined: isJoined, needs: position - start == 4 ? .year : .number)
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
        let isCapital = bytes[start].isASCIIUpper
        token = TokenRecord(
            traits: entry.traits, marks: entry.marks, following: entry.following, start: Int32(truncatingIfNeeded: start),
            end: Int32(truncatingIfNeeded: position), word: entry.word, root: entry.root,
            kind: .word, isJoined: isJoined, hasDigit: hasDigit, isCapital: isCapital,
            cue: entry.cue, needs: entry.needs)
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
        let octets = unsafe bytes.bytes
        // Safety: sixteen octets from here are inside, as tested above.
        let first = unsafe octets.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
        var count = Self.letterCount(first)
        var low = UInt64(littleEndian: first) | Self.spaces
        var high: UInt64 = 0
        if count < 8 {
            low &= Self.lowOctets(count)
        } else {
            // Safety: as above.
            let second = unsafe octets.unsafeLoadUnaligned(
                fromByteOffset: start &+ 8, as: UInt64.self)
            let tail = Self.letterCount(second)
            guard tail < 8 else { return false }
            count &+= tail
            high = (UInt64(littleEndian: second) | Self.spaces) & Self.lowOctets(tail)
        }
        // Safety: fewer than sixteen octets from the start.
        let next = unsafe bytes[unchecked: start &+ count]
        guard next < 0x80, !next.isASCIIDigit else { return false }
        position = start &+ count
        lexicon.describe(
            PackedWord(low: low, high: high, count: count),
            isFiltered: speed.contains(.filter), in: &token)
        token.start = Int32(truncatingIfNeeded: start)
        token.end = Int32(truncatingIfNeeded: start &+ count)
        token.value = 0
        token.kind = .word
        token.isJoined = isJoined
        token.hasDigit = false
        let isCapital = UInt64(littleEndian: first) & 0x20 == 0
        token.isCapital = isCapital
        if isCapital { token.needs.insert(.identifiers) }
        if count == 1 { token.needs.formUnion([.identifiers, .skippable]) }
        token.symbol = 0
        return true
    }

    private static let spaces: UInt64 = 0x2020_2020_2020_2020

    /// How many of eight octets, from the first on, are letters of ASCII.
    @inline(__always) private static func letterCount(_ octets: UInt64) -> Int {
        let folded = UInt64(littleEndian: octets) | 0x2020_2020_2020_2020
        let seven = folded & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = seven &+ 0x1F1F_1F1F_1F1F_1F1F
        let pastZ = seven &+ 0x0505_0505_0505_0505
        let others = ~(fromA & ~pastZ & ~folded) & 0x8080_8080_8080_8080
        return others.trailingZeroBitCount &>> 3
    }

    /// A mask of fewer than eight octets.
    @inline(__always) private static func lowOctets(_ count: Int) -> UInt64 {
        (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
    }

    private static let splitWords = ["bp", "hr", "rr", "temp", "wt", "gcs"].map { PackedWord($0) }

    /// "BP120/80" is the word and the number.
    private static func splitsBeforeDigits(_ word: PackedWord) -> Bool {
        guard word.count <= 4, word.count >= 2 else { return false }
        return splitWords.contains(word)
    }
}
