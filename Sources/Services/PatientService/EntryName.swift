/// The name of an entry in tables, and the entry id that callers know: `YYYYMM-` and 32 hexadecimal
/// digits. The month leads to the partition, so no look-up has to ask all of them.
package struct EntryName: Sendable, Hashable {
    /// Octets that tell apart what a month holds.
    package static let codeByteCount = 16
    /// Characters of an entry id.
    package static let textByteCount = 7 + 2 * codeByteCount

    /// Where it rests.
    package let month: ChartMonth
    /// 16 octets: random, or of the idempotency key.
    package let code: [UInt8]

    /// A name of its parts.
    package init(month: ChartMonth, code: [UInt8]) {
        self.month = month
        self.code = code
    }

    /// Reads an entry id; nil when it is none.
    package init?(_ text: String) {
        let octets = Array(text.utf8)
        guard octets.count == Self.textByteCount, octets[6] == UInt8(ascii: "-"),
            let year = Self.number(octets[0..<4], radix: 10), ChartMonth.years.contains(year),
            let month = Self.number(octets[4..<6], radix: 10), (1...12).contains(month)
        else { return nil }
        var code: [UInt8] = []
        for start in stride(from: 7, to: octets.count, by: 2) {
            guard let octet = Self.number(octets[start..<start + 2], radix: 16) else { return nil }
            code.append(UInt8(truncatingIfNeeded: octet))
        }
        self.init(month: ChartMonth(number: 12 * year + month - 1), code: code)
    }

    /// The entry id.
    package var text: String {
        let year = String(month.number / 12)
        let month = month.number % 12 + 1
        var text = String(repeating: "0", count: max(0, 4 - year.count)) + year
        text += (month < 10 ? "0" : "") + String(month) + "-"
        for octet in code { text += (octet < 16 ? "0" : "") + String(octet, radix: 16) }
        return text
    }

    /// Lower case only: one entry has one id.
    private static func number(_ digits: ArraySlice<UInt8>, radix: Int) -> Int? {
        var number = 0
        for digit in digits {
            let value: Int
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = Int(digit - UInt8(ascii: "a")) + 10
            default: return nil
            }
            guard value < radix else { return nil }
            number = radix * number + value
        }
        return number
    }
}
