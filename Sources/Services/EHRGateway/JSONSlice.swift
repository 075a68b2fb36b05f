/// A value inside a JSON text, as the text has it: nothing is read into a number and written
/// again, so that decimals keep their precision.
struct JSONSlice: Sendable {
    /// Arrays and objects inside each other.
    static let depthMax = 64

    private let text: [UInt8]
    private let range: Range<Int>

    private init(_ text: [UInt8], _ range: Range<Int>) {
        self.text = text
        self.range = range
    }

    /// Checks a whole text: one value, in UTF-8, nested at most ``depthMax`` deep.
    ///
    /// - Throws: ``EHRGatewayError`` `badAnswer`.
    init(checking text: [UInt8]) throws(EHRGatewayError) {
        var scanner = JSONScanner(text)
        guard let range = scanner.value(depth: Self.depthMax), scanner.isAtEnd(),
            String(validating: text, as: UTF8.self) != nil
        else { throw EHRGatewayError(.badAnswer, "the EHR's answer is not JSON") }
        self.init(text, range)
    }

    /// The octets as they were written.
    var octets: [UInt8] { Array(text[range]) }

    /// The value of an object's first member of this name; nil when there is none.
    subscript(_ name: String) -> JSONSlice? {
        var scanner = JSONScanner(text, at: range.lowerBound)
        guard scanner.take("{") else { return nil }
        // The text was checked as a whole, so a value here is nested no deeper than that.
        while let key = scanner.string(), scanner.take(":"),
            let value = scanner.value(depth: Self.depthMax)
        {
            if Self.decoded(text[key.dropFirst().dropLast()]) == name {
                return JSONSlice(text, value)
            }
            guard scanner.take(",") else { break }
        }
        return nil
    }

    /// The elements of an array; none for anything else.
    var elements: [JSONSlice] {
        var scanner = JSONScanner(text, at: range.lowerBound)
        guard scanner.take("[") else { return [] }
        var elements: [JSONSlice] = []
        while let value = scanner.value(depth: Self.depthMax) {
            elements.append(JSONSlice(text, value))
            guard scanner.take(",") else { break }
        }
        return elements
    }

    /// The text of a string; nil for anything else.
    var string: String? {
        guard text[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
        return Self.decoded(text[range.dropFirst().dropLast()])
    }

    /// A string member.
    func string(_ name: String) -> String? { self[name]?.string }

    /// Undoes the escapes; half a surrogate pair becomes U+FFFD.
    private static func decoded(_ octets: ArraySlice<UInt8>) -> String {
        guard octets.contains(UInt8(ascii: "\\")) else {
            return String(decoding: octets, as: UTF8.self)
        }
        var units: [UInt16] = []
        var rest = octets[...]
        while let octet = rest.first {
            if octet == UInt8(ascii: "\\") {
                units.append(unescaped(&rest))
            } else {
                let plain = rest.prefix { $0 != UInt8(ascii: "\\") }
                units += Array(String(decoding: plain, as: UTF8.self).utf16)
                rest = rest.dropFirst(plain.count)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    private static func unescaped(_ rest: inout ArraySlice<UInt8>) -> UInt16 {
        rest = rest.dropFirst()
        guard let octet = rest.popFirst() else { return 0xFFFD }
        switch octet {
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"):
            defer { rest = rest.dropFirst(4) }
            return UInt16(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) ?? 0xFFFD
        case _: return UInt16(octet)
        }
    }
}
