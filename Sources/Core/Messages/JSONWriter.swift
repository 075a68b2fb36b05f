/// Writes JSON text.
struct JSONWriter {
    let isPretty: Bool
    private var octets: [UInt8] = []
    private var depth = 0

    init(isPretty: Bool) {
        self.isPretty = isPretty
    }

    /// What was written: UTF-8, as all that is put in is.
    var text: String { String(decoding: octets, as: UTF8.self) }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: octets += "null".utf8
        case .bool(let value): octets += (value ? "true" : "false").utf8
        case .number(let number): octets += number.utf8
        case .string(let string): write(string)
        case .array(let elements):
            list("[", elements, "]") { $0.write($1) }
        case .object(let members):
            list("{", members, "}") { writer, member in
                writer.write(member.key)
                writer.octets += (writer.isPretty ? ": " : ":").utf8
                writer.write(member.value)
            }
        }
    }

    private mutating func list<Element>(
        _ open: Unicode.Scalar, _ elements: [Element], _ close: Unicode.Scalar,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        octets.append(UInt8(ascii: open))
        depth += 1
        for (index, element) in elements.enumerated() {
            if index > 0 {
                octets.append(UInt8(ascii: ","))
            }
            breakLine()
            write(&self, element)
        }
        depth -= 1
        if !elements.isEmpty {
            breakLine()
        }
        octets.append(UInt8(ascii: close))
    }

    private mutating func breakLine() {
        if isPretty {
            octets.append(UInt8(ascii: "\n"))
            octets += repeatElement(UInt8(ascii: " "), count: 2 * depth)
        }
    }

    private mutating func write(_ string: String) {
        octets.append(UInt8(ascii: "\""))
        // Most strings need no escape: these go as they are.
        if string.utf8.contains(where: Self.isEscaped) {
            for octet in string.utf8 { write(octet) }
        } else {
            octets += string.utf8
        }
        octets.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ octet: UInt8) -> Bool {
        octet < 0x20 || octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "\\")
            || octet == 0x7F
    }

    /// An octet of a string; those of several in a scalar are never escaped.
    private mutating func write(_ octet: UInt8) {
        switch octet {
        case UInt8(ascii: "\""): octets += "\\\"".utf8
        case UInt8(ascii: "\\"): octets += "\\\\".utf8
        case UInt8(ascii: "\n"): octets += "\\n".utf8
        case UInt8(ascii: "\r"): octets += "\\r".utf8
        case UInt8(ascii: "\t"): octets += "\\t".utf8
        case _ where Self.isEscaped(octet):
            let digits = String(octet, radix: 16)
            octets += "\\u".utf8
            octets += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
            octets += digits.utf8
        case _: octets.append(octet)
        }
    }
}
