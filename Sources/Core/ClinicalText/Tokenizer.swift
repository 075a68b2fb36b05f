/// Cuts a note into tokens, from its first octet to its last, once.
struct Tokenizer: ~Copyable {
    private let lexicon = Lexicon.shared
    /// Headings known beforehand, for a note composed of sections; nil to look for headings.
    private let known: [HeadingScanner.Match]?
    private var knownIndex = 0
    private(set) var headings = HeadingScanner()
    private var position = 0
    private var isAtLineStart = true
    /// Nothing can be joined to a line end or a heading.
    private var isAfterBreak = true
    /// Octets looked at outside headings.
    private(set) var stepCount = 0

    init(known: [HeadingScanner.Match]? = nil) {
        self.known = known
    }

    /// The sections of the note, after the last token.
    mutating func finish(_ bytes: Span<UInt8>) -> [NoteSection] {
        headings.close(bytes, at: bytes.count)
        return headings.sections
    }

    /// Octets looked at in all.
    var totalStepCount: Int { stepCount + headings.stepCount }

    /// The next token; `end` at the end of the note, and ever after.
    mutating func next(_ bytes: Span<UInt8>) -> Token {
        let before = position
        defer { stepCount += position - before + 1 }
        var isJoined = !isAfterBreak
        isAfterBreak = false
        if isAtLineStart {
            isAtLineStart = false
            if let heading = heading(bytes) { return heading }
        }
        while position < bytes.count {
            let octet = bytes[position]
            if octet.isASCIILetter { return word(bytes, isJoined: isJoined) }
            if octet.isASCIIDigit { return number(bytes, isJoined: isJoined) }
            if octet.isASCIIBlank {
                position += 1
            } else if octet.isLineEnd {
                return lineEnd(bytes)
            } else if octet < 0x80 {
                position += 1
                return symbol(octet, length: 1, isJoined: isJoined)
            } else {
                switch bytes.characterClass(at: position) {
                case .letter: return word(bytes, isJoined: isJoined)
                case .blank(let length): position += length
                case .symbol(let symbol, let length):
                    position += length
                    return self.symbol(symbol, length: length, isJoined: isJoined)
                case .digit(_, let length):
                    position += length
                    return symbol(Symbol.other, length: length, isJoined: isJoined)
                case .celsius(let length):
                    return unit(.celsius, length: length, isJoined: isJoined)
                case .fahrenheit(let length):
                    return unit(.fahrenheit, length: length, isJoined: isJoined)
                }
            }
            isJoined = false
        }
        return Token(
            kind: .end, start: Int32(bytes.count), end: Int32(bytes.count), isJoined: false)
    }

    private mutating func heading(_ bytes: Span<UInt8>) -> Token? {
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
        return Token(
            kind: .heading, start: Int32(start), end: Int32(position), isJoined: false,
            symbol: match.meaning.kind.rawValue, traits: match.meaning.traits)
    }

    private mutating func lineEnd(_ bytes: Span<UInt8>) -> Token {
        let start = position
        position += bytes[start] == 0x0D && bytes.octet(start + 1) == 0x0A ? 2 : 1
        isAtLineStart = true
        isAfterBreak = true
        return Token(kind: .newline, start: Int32(start), end: Int32(position), isJoined: false)
    }

    private func symbol(_ symbol: UInt8, length: Int, isJoined: Bool) -> Token {
        Token(
            kind: .symbol, start: Int32(position - length), end: Int32(position),
            isJoined: isJoined, symbol: symbol)
    }

    private mutating func unit(_ unit: WordTraits, length: Int, isJoined: Bool) -> Token {
        position += length
        return Token(
            kind: .word, start: Int32(position - length), end: Int32(position),
            isJoined: isJoined, traits: [unit, .degrees])
    }

    private mutating func number(_ bytes: Span<UInt8>, isJoined: Bool) -> Token {
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
        return Token(
            kind: .number, start: Int32(start), end: Int32(position), isJoined: isJoined,
            value: value)
    }

    private mutating func word(_ bytes: Span<UInt8>, isJoined: Bool) -> Token {
        let start = position
        var packed = PackedWord()
        var hasDigit = false
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
                    position += length
                case .blank, .symbol, .celsius, .fahrenheit: break scan
                }
            }
        }
        position = min(position, bytes.count)
        return Token(
            kind: .word, start: Int32(start), end: Int32(position), isJoined: isJoined,
            hasDigit: hasDigit, isCapital: bytes[start].isASCIIUpper,
            traits: lexicon.traits(of: packed))
    }

    private static let splitWords = ["bp", "hr", "rr", "temp", "wt", "gcs"].map { PackedWord($0) }

    /// "BP120/80" is the word and the number.
    private static func splitsBeforeDigits(_ word: PackedWord) -> Bool {
        word.count <= 4 && splitWords.contains(word)
    }
}
