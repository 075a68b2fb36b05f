/// A set of endings that is asked about the last octets of a word, eight of them at a time.
struct WordEndings: Sendable {
    /// Longest ending, in octets: eight in a machine word, and one before them.
    static let octetCountMax = 9
    /// Endings are kept by the low five bits of their last octet.
    private static let bucketCount = 32

    private struct Ending: BitwiseCopyable, Sendable {
        /// Its last eight octets, the last one highest, and which of them count.
        var value: UInt64
        var mask: UInt64
        /// The octet before those; zero for none.
        var lead: UInt8
        /// Shortest word that may end so, in octets.
        var lengthMin: Int32
    }

    private let endings: FixedTable<Ending>
    /// Where each bucket begins, and where the last one ends.
    private let starts: FixedTable<Int32>

    /// A set of endings in lower case, each behind a stem of so many octets at least.
    init(_ endings: [StaticString], stemByteCountMin: Int) {
        let texts = endings.map { Array($0.description.utf8) }
        precondition(texts.allSatisfy { 1...Self.octetCountMax ~= $0.count })
        // What ends in a shorter one of the set needs no place of its own.
        let needed = texts.filter { text in
            !texts.contains { $0.count < text.count && text.suffix($0.count).elementsEqual($0) }
        }
        var rows: [Ending] = []
        var starts: [Int32] = [0]
        for bucket in 0..<Self.bucketCount {
            for text in needed where Int((text.last ?? 0) & 31) == bucket {
                rows.append(Self.row(text, stemByteCountMin))
            }
            starts.append(Int32(rows.count))
        }
        self.endings = FixedTable(rows)
        self.starts = FixedTable(starts)
    }

    private static func row(_ text: [UInt8], _ stemByteCountMin: Int) -> Ending {
        var value: UInt64 = 0
        for octet in text.suffix(8) { value = value >> 8 | UInt64(octet) << 56 }
        let count = min(text.count, 8)
        return Ending(
            value: value, mask: count == 8 ? .max : ~(UInt64.max >> UInt64(count * 8)),
            lead: text.count > 8 ? text[0] : 0,
            lengthMin: Int32(text.count + stemByteCountMin))
    }

    /// Whether the word has one of the endings, in capitals or not.
    func match(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        let (start, end) = (Int(token.start), Int(token.end))
        guard end > start else { return false }
        let bucket = Int(bytes[end - 1] & 31)
        var index = Int(starts[bucket])
        let limit = Int(starts[bucket + 1])
        guard index < limit else { return false }
        let tail = Self.tail(bytes, start..<end)
        while index < limit {
            let ending = endings[index]
            if (tail ^ ending.value) & ending.mask == 0, end - start >= Int(ending.lengthMin),
                ending.lead == 0 || bytes[end - 9] | 0x20 == ending.lead
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// The last eight octets of a word in lower case, the last one highest.
    @inline(__always) private static func tail(
        _ bytes: Span<UInt8>, _ range: Range<Int>
    ) -> UInt64 {
        if range.upperBound >= 8, range.upperBound <= bytes.count {
            let octets = unsafe bytes.bytes
            // Safety: eight octets from there are inside, as tested above.
            let last = unsafe octets.unsafeLoadUnaligned(
                fromByteOffset: range.upperBound &- 8, as: UInt64.self)
            return UInt64(littleEndian: last) | 0x2020_2020_2020_2020
        }
        var tail: UInt64 = 0
        for position in range.suffix(8) {
            tail = tail &>> 8 | UInt64(bytes[position] | 0x20) &<< 56
        }
        return tail
    }
}
