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
        for index in 0..<7 {
            mixed = (mixed ^ words[index]) &* 0x9E37_79B9_7F4A_7C15
            mixed ^= mixed &>> 29
        }
        return mixed
    }

    static func == (left: HeadingKey, right: HeadingKey) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<7 where left.words[index] != right.words[index] { return false }
        return true
    }
}
