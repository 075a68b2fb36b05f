/// The phrase of a heading, in lower case, kept in machine words: no allocation while it is read.
struct HeadingKey: Equatable {
    /// Longest phrase, in octets; one more fits, to see that it is too long.
    static let octetCountMax = 55

    private var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) =
        (0, 0, 0, 0, 0, 0, 0)
    private(set) var count = 0

    init() {}

    init(_ text: String) {
        for octet in text.utf8 { append(octet) }
    }

    /// The octet at an index, or zero past the end.
    subscript(index: Int) -> UInt8 {
        guard index >= 0, index < count else { return 0 }
        return UInt8(truncatingIfNeeded: word(index &>> 3) &>> UInt64((index & 7) &* 8))
    }

    var last: UInt8 { self[count - 1] }

    mutating func append(_ octet: UInt8) {
        guard count <= Self.octetCountMax else { return }
        let bits = UInt64(octet) &<< UInt64((count & 7) &* 8)
        setWord(count &>> 3, word(count &>> 3) | bits)
        count += 1
    }

    mutating func removeLast() {
        guard count > 0 else { return }
        count -= 1
        let mask = ~(UInt64(0xFF) &<< UInt64((count & 7) &* 8))
        setWord(count &>> 3, word(count &>> 3) & mask)
    }

    /// A number that spreads the keys over a table.
    var hash: UInt64 {
        var mixed = UInt64(truncatingIfNeeded: count)
        for index in 0..<7 {
            mixed = (mixed ^ word(index)) &* 0x9E37_79B9_7F4A_7C15
            mixed ^= mixed &>> 29
        }
        return mixed
    }

    static func == (left: HeadingKey, right: HeadingKey) -> Bool {
        left.count == right.count && (0..<7).allSatisfy { left.word($0) == right.word($0) }
    }

    private func word(_ index: Int) -> UInt64 {
        switch index {
        case 0: words.0
        case 1: words.1
        case 2: words.2
        case 3: words.3
        case 4: words.4
        case 5: words.5
        default: words.6
        }
    }

    private mutating func setWord(_ index: Int, _ value: UInt64) {
        switch index {
        case 0: words.0 = value
        case 1: words.1 = value
        case 2: words.2 = value
        case 3: words.3 = value
        case 4: words.4 = value
        case 5: words.5 = value
        default: words.6 = value
        }
    }
}
