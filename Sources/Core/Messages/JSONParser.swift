/// Reads JSON text (RFC 8259), strictly.
struct JSONParser {
    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0

    init(_ text: String) {
        self.bytes = Array(text.utf8)
    }

    /// One value and nothing after it.
    mutating func document() throws(MessageError) -> JSONValue {
        let value = try value()
        skipSpace()
        guard offset == bytes.count else {
            throw unexpected("something after the value")
        }
        return value
    }

    private func unexpected(_ what: String) -> MessageError {
        MessageError(.badJSON, "JSON text: \(what) at octet \(offset)")
    }

    private var next: UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            offset += 1
        }
    }

    /// Skips space and takes the octet if it is the next.
    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: scalar) else {
            return false
        }
        offset += 1
        return true
    }

    private mutating func value() throws(MessageError) -> JSONValue {
        skipSpace()
        guard let next else {
            throw unexpected("the end where a value was expected")
        }
        switch next {
        case UInt8(ascii: "{"):
            return try nested { (parser) throws(MessageError) in .object(try parser.members()) }
        case UInt8(ascii: "["):
            return try nested { (parser) throws(MessageError) in .array(try parser.elements()) }
        case UInt8(ascii: "\""):
            return .string(try string())
        case UInt8(ascii: "t"):
            return try word("true", .bool(true))
        case UInt8(ascii: "f"):
            return try word("false", .bool(false))
        case UInt8(ascii: "n"):
            return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(try number())
        default:
            throw unexpected("no value")
        }
    }

    private mutating func nested(
        _ body: (inout JSONParser) throws(MessageError) -> JSONValue
    ) throws(MessageError) -> JSONValue {
        guard depth < JSONValue.depthMax else {
            throw unexpected("nesting deeper than \(JSONValue.depthMax)")
        }
        depth += 1
        offset += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func members() throws(MessageError) -> [(key: String, value: JSONValue)] {
        var members: [(key: String, value: JSONValue)] = []
        if take("}") {
            return members
        }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else {
                throw unexpected("no member name")
            }
            let key = try string()
            guard take(":") else {
                throw unexpected("no colon")
            }
            members.append((key, try value()))
        } while take(",")
        guard take("}") else {
            throw unexpected("an object without end")
        }
        return members
    }

    private mutating func elements() throws(MessageError) -> [JSONValue] {
        var elements: [JSONValue] = []
        if take("]") {
            return elements
        }
        repeat {
            elements.append(try value())
        } while take(",")
        guard take("]") else {
            throw unexpected("an array without end")
        }
        return elements
    }

    private mutating func word(
        _ word: String, _ value: JSONValue
    ) throws(MessageError) -> JSONValue {
        let expected = Array(word.utf8)
        guard bytes[offset...].starts(with: expected) else {
            throw unexpected("no value")
        }
        offset += expected.count
        return value
    }

    private mutating func digits() throws(MessageError) {
        let start = offset
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            offset += 1
        }
        guard offset > start else {
            throw unexpected("no digit")
        }
    }

    private mutating func number() throws(MessageError) -> String {
        let start = offset
        if next == UInt8(ascii: "-") {
            offset += 1
        }
        if next == UInt8(ascii: "0") {
            offset += 1
        } else {
            try digits()
        }
        if next == UInt8(ascii: ".") {
            offset += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") {
                offset += 1
            }
            try digits()
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func string() throws(MessageError) -> String {
        offset += 1
        var result: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"):
                offset += 1
                result.append(contentsOf: Array(String(try escape()).utf8))
            case 0..<0x20:
                throw unexpected("a control character in a string")
            default:
                let start = offset
                while offset < bytes.count, bytes[offset] >= 0x20,
                    bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "\\")
                {
                    offset += 1
                }
                if result.isEmpty, next == UInt8(ascii: "\"") {
                    defer { offset += 1 }
                    return String(decoding: bytes[start..<offset], as: UTF8.self)
                }
                result += bytes[start..<offset]
            }
        }
        throw unexpected("a string without end")
    }

    private mutating func escape() throws(MessageError) -> Unicode.Scalar {
        guard let byte = next else {
            throw unexpected("a string without end")
        }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw unexpected("an unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(MessageError) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) {
            return scalar
        }
        guard first < 0xDC00, bytes[offset...].starts(with: Array("\\u".utf8)) else {
            throw unexpected("half a surrogate pair")
        }
        offset += 2
        let second = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else {
            throw unexpected("half a surrogate pair")
        }
        return scalar
    }

    private mutating func hexadecimal() throws(MessageError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw unexpected("no hexadecimal digit")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}
