/// Walks over JSON text (RFC 8259) without making values of it.
struct JSONScanner {
    let text: [UInt8]
    private(set) var offset: Int

    init(_ text: [UInt8], at offset: Int = 0) {
        self.text = text
        self.offset = offset
    }

    private var next: UInt8? { offset < text.count ? text[offset] : nil }

    /// Whether only space is left.
    mutating func isAtEnd() -> Bool {
        skipSpace()
        return offset == text.count
    }

    /// Steps over one octet of punctuation, with space before it, if it is next.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: scalar) else { return false }
        offset += 1
        return true
    }

    mutating func skipSpace() {
        while let octet = next, octet == 0x20 || octet == 0x09 || octet == 0x0A || octet == 0x0D {
            offset += 1
        }
    }

    /// Steps over one value and tells where it stands; nil when there is none, or it is nested
    /// deeper than `depth`.
    mutating func value(depth: Int) -> Range<Int>? {
        skipSpace()
        let start = offset
        let isValue: Bool
        switch next {
        case UInt8(ascii: "{"):
            isValue = depth > 0 && members(depth: depth - 1)
        case UInt8(ascii: "["):
            isValue = depth > 0 && elements(depth: depth - 1)
        case UInt8(ascii: "\""):
            isValue = string() != nil
        case UInt8(ascii: "t"):
            isValue = word("true")
        case UInt8(ascii: "f"):
            isValue = word("false")
        case UInt8(ascii: "n"):
            isValue = word("null")
        case _:
            isValue = number()
        }
        return isValue ? start..<offset : nil
    }

    /// Steps over a string and tells where it stands, quotes included.
    mutating func string() -> Range<Int>? {
        skipSpace()
        let start = offset
        guard next == UInt8(ascii: "\"") else { return nil }
        offset += 1
        while let octet = next {
            offset += 1
            switch octet {
            case UInt8(ascii: "\""): return start..<offset
            case UInt8(ascii: "\\"): guard escape() else { return nil }
            case 0..<0x20: return nil
            case _: continue
            }
        }
        return nil
    }

    private mutating func escape() -> Bool {
        guard let octet = next else { return false }
        offset += 1
        switch octet {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return true
        case UInt8(ascii: "u"):
            guard text.count - offset >= 4 else { return false }
            defer { offset += 4 }
            return text[offset..<offset + 4].allSatisfy {
                Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80
            }
        case _:
            return false
        }
    }

    private mutating func members(depth: Int) -> Bool {
        offset += 1
        if take("}") { return true }
        repeat {
            guard string() != nil, take(":"), value(depth: depth) != nil else { return false }
        } while take(",")
        return take("}")
    }

    private mutating func elements(depth: Int) -> Bool {
        offset += 1
        if take("]") { return true }
        repeat {
            guard value(depth: depth) != nil else { return false }
        } while take(",")
        return take("]")
    }

    private mutating func word(_ word: String) -> Bool {
        guard text[offset...].starts(with: word.utf8) else { return false }
        offset += word.utf8.count
        return true
    }

    private mutating func digits() -> Bool {
        let start = offset
        while let octet = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(octet) {
            offset += 1
        }
        return offset > start
    }

    private mutating func number() -> Bool {
        if next == UInt8(ascii: "-") { offset += 1 }
        if next == UInt8(ascii: "0") {
            offset += 1
        } else if !digits() {
            return false
        }
        if next == UInt8(ascii: ".") {
            offset += 1
            guard digits() else { return false }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            return digits()
        }
        return true
    }
}
