/// Reads what ``OctetWriter`` wrote, and anything else without a trap.
package struct OctetReader {
    private let octets: [UInt8]
    private var position = 0

    /// From the first octet on.
    package init(_ octets: [UInt8]) { self.octets = octets }

    /// Whether everything was read.
    package var isAtEnd: Bool { position == octets.count }

    mutating func octet() throws(SketchError) -> UInt8 {
        guard position < octets.count else {
            throw SketchError(.truncated, "the octets end early")
        }
        defer { position += 1 }
        return octets[position]
    }

    /// The shortest form only, so that equal values have equal octets.
    package mutating func number() throws(SketchError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try octet()
            let bits = UInt64(next & 0x7F)
            guard shift < 63 || (shift == 63 && bits <= 1), shift == 0 || next != 0 else {
                throw SketchError(.malformed, "a number is too long")
            }
            value |= bits << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    mutating func wideNumber() throws(SketchError) -> UInt128 {
        let low = try number()
        return UInt128(low) | UInt128(try number()) << 64
    }

    /// A number of at most `limit`.
    package mutating func number(upTo limit: Int) throws(SketchError) -> Int {
        let value = try number()
        guard let count = Int(exactly: value), count <= limit else {
            throw SketchError(.malformed, "a number is beyond \(limit)")
        }
        return count
    }

    /// A part of at most `limit` octets, after its length.
    package mutating func part(upTo limit: Int) throws(SketchError) -> [UInt8] {
        let count = try number(upTo: limit)
        guard count <= octets.count - position else {
            throw SketchError(.truncated, "the octets end early")
        }
        defer { position += count }
        return Array(octets[position..<(position + count)])
    }

    /// A name as budget files and services have it.
    package mutating func name() throws(SketchError) -> String {
        let name = String(decoding: try part(upTo: BudgetTable.nameByteCountMax), as: UTF8.self)
        guard HopName.isValid(name) else { throw SketchError(.malformed, "a name is none") }
        return name
    }
}
