/// The phrase of a heading, in lower case, kept in machine words: no allocation while it is read.
struct HeadingKey: Equatable {
    /// Longest phrase, in octets; one more fits, to see that it is too long.
    static let octetCountMax = 55

    private var words = InlineArray<7, UInt64>(repeating: 0)
    private(set) var count = 0

    init() {}

    init(_ text: String) {
        for octet in text.utf8 { append(octet) }
    }

    /// A phrase of letters with one blank between two words, and a colon right behind it; nil for
    /// anything else, and for a phrase with a short word in it that may be "and".
    init?(plain bytes: Span<UInt8>, from start: Int) {
        // Bits of the blanks, one for each octet.
        var blanks: UInt64 = 0
        var index = start
        while true {
            guard index &- start < Self.octetCountMax &- 8, index &+ 8 <= bytes.count else {
                return nil
            }
            let octets = EightOctets(bytes, at: index)
            var others = octets.others
            if others != 0 {
                let between = octets.blanks
                others ^= between
                let bits = ((between &>> 7) &* 0x0102_0408_1020_4080) &>> 56
                blanks |= bits &<< UInt64(truncatingIfNeeded: index &- start)
            }
            let length = others.trailingZeroBitCount &>> 3
            words[(index &- start) &>> 3] =
                length == 8 ? octets.folded : octets.prefix(length)
            index &+= length
            if length < 8 { break }
        }
        count = index &- start
        guard bytes[index] == Symbol.colon, blanks &>> UInt64(count &- 1) & 1 == 0,
            blanks & (blanks &>> 1) == 0, blanks & (blanks &>> 4) == 0
        else { return nil }
    }

    /// The octet at an index, or zero past the end.
    subscript(index: Int) -> UInt8 {
        guard index >= 0, index < count else { return 0 }
        return UInt8(truncatingIfNeeded: words[index &>> 3] &>> UInt64((index & 7) &* 8))
    }

    var last: UInt8 { self[count - 1] }

    mutating func append(_ octet: UInt8) {
        guard count <= Self.octetCountMax else { return }
        let bits = UInt64(octet) &<< UInt64((count & 7) &* 8)
        words[count &>> 3] |= bits
        count += 1
    }

    mutating func removeLast() {
        guard count > 0 else { return }
        count -= 1
        let mask = ~(UInt64(0xFF) &<< UInt64((count & 7) &* 8))
        words[count &>> 3] &= mask
    }

    /// A number that spreads the keys over a table.
    var hash: UInt64 {
        var mixed = UInt64(truncatingIfNeeded: count)
        for index in 0..<(count &+ 7) &>> 3 {
            mixed = (mixed ^ words[index]) &* 0x9E37_79B9_7F4A_7C15
            mixed ^= mixed &>> 29
        }
        return mixed
    }

    static func == (left: HeadingKey, right: HeadingKey) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<(left.count &+ 7) &>> 3 where left.words[index] != right.words[index] {
            return false
        }
        return true
    }
}
