/// What a character is to the scanner, and how many octets it has.
enum CharacterClass {
    case letter(Int)
    /// A subscript digit counts as that digit: SpO₂ is SpO2.
    case digit(UInt8, Int)
    case blank(Int)
    case symbol(UInt8, Int)
    case celsius(Int)
    case fahrenheit(Int)
}

extension UInt8 {
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isASCIIUpper: Bool { self &- 0x41 < 26 }
    var isASCIILower: Bool { self &- 0x61 < 26 }
    var isASCIIDigit: Bool { self &- 0x30 < 10 }
    var isASCIIBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0B || self == 0x0C }
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    var isASCIISpace: Bool { isASCIIBlank || isLineEnd }
}

extension Span<UInt8> {
    /// The octet at an index, or zero past the end.
    func octet(_ index: Int) -> UInt8 { index < count ? self[index] : 0 }

    /// Whether a letter, digit or non-ASCII letter stands here.
    func isWordCharacter(at index: Int) -> Bool {
        let octet = octet(index)
        if octet < 0x80 { return octet.isASCIILetter || octet.isASCIIDigit }
        if case .letter = characterClass(at: index) { return true }
        return false
    }

    /// Whether a capital of the Latin-1 letters, or one such as Ł or Š, stands here.
    func isLatinCapital(at index: Int) -> Bool {
        let second = octet(index + 1)
        switch self[index] {
        case 0xC3: return 0x80...0x9E ~= second && second != 0x97
        case 0xC4: return second & 1 == 0 && second < 0xB8
        case 0xC5: return [0x81, 0x83, 0x9A, 0xA0, 0xB9, 0xBB, 0xBD].contains(second)
        default: return false
        }
    }

    /// Whether 911 or 999 stands here; the caller has seen that three octets do.
    func callsForHelp(at index: Int) -> Bool {
        let second = self[index + 1]
        return self[index] == UInt8(ascii: "9") && second == self[index + 2]
            && (second == UInt8(ascii: "1") || second == UInt8(ascii: "9"))
    }

    /// The class of the non-ASCII character at an index of well-formed UTF-8.
    func characterClass(at index: Int) -> CharacterClass {
        let lead = self[index]
        let second = octet(index + 1)
        switch lead {
        case 0xC2:
            switch second {
            case 0xA0: return .blank(2)
            case 0xB0, 0xBA: return .symbol(Symbol.degree, 2)
            case 0xAA, 0xB5: return .letter(2)
            default: return .symbol(Symbol.other, 2)
            }
        case 0xC3:
            return second == 0x97 || second == 0xB7 ? .symbol(Symbol.other, 2) : .letter(2)
        case 0xE2: return generalPunctuation(second, octet(index + 2))
        case 0xE3:
            return second == 0x80 && octet(index + 2) == 0x80 ? .blank(3) : .letter(3)
        case 0xEF: return fullWidth(second, octet(index + 2))
        case ..<0xE0: return .letter(2)
        case ..<0xF0: return .letter(3)
        default: return .letter(4)
        }
    }

    /// U+2000 to U+2FFF: punctuation, arrows, mathematics.
    private func generalPunctuation(_ second: UInt8, _ third: UInt8) -> CharacterClass {
        switch (second, third) {
        case (0x80, 0x80...0x8B), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0xA0):
            return .blank(3)
        case (0x80, 0x90...0x95), (0x88, 0x92): return .symbol(Symbol.dash, 3)
        case (0x82, 0x80...0x89): return .digit(third - 0x80 + 0x30, 3)
        case (0x84, 0x83): return .celsius(3)
        case (0x84, 0x89): return .fahrenheit(3)
        case (0x89, 0xA4), (0x89, 0xA6): return .symbol(Symbol.less, 3)
        case (0x89, 0xA5), (0x89, 0xA7): return .symbol(Symbol.greater, 3)
        default: return .symbol(Symbol.other, 3)
        }
    }

    /// The byte order mark and the full-width colon.
    private func fullWidth(_ second: UInt8, _ third: UInt8) -> CharacterClass {
        switch (second, third) {
        case (0xBB, 0xBF): return .blank(3)
        case (0xBC, 0x9A): return .symbol(Symbol.colon, 3)
        default: return .letter(3)
        }
    }
}
