/// A word of at most sixteen octets, folded to lower case, in two machine words.
struct PackedWord: Equatable {
    static let octetCountMax = 16

    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0
    private(set) var count = 0

    init() {}

    init(_ word: some StringProtocol) {
        for octet in word.utf8 { append(octet) }
    }

    /// Appends an octet that is already folded; octets past the sixteenth are only counted.
    @inline(__always) mutating func append(_ octet: UInt8) {
        if count < 8 {
            low |= UInt64(octet) &<< UInt64(count &* 8)
        } else if count < Self.octetCountMax {
            high |= UInt64(octet) &<< UInt64((count &- 8) &* 8)
        }
        count &+= 1
    }

    static func == (left: PackedWord, right: PackedWord) -> Bool {
        left.low == right.low && left.high == right.high && left.count == right.count
    }
}

/// The words that the rules know, in one table with open addressing.
final class Lexicon: Sendable {
    static let shared = Lexicon()

    private struct Slot {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var traits: WordTraits = []
    }

    /// A power of two, several times the number of words.
    private static let slotCount = 4_096

    private let slots: [Slot]

    private init() {
        var slots = Array(repeating: Slot(), count: Self.slotCount)
        for (traits, words) in Self.entries {
            for text in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let word = PackedWord(text)
                var index = Self.slot(word)
                while slots[index].low != 0 {
                    if slots[index].low == word.low && slots[index].high == word.high { break }
                    index = (index + 1) & (Self.slotCount - 1)
                }
                slots[index].low = word.low
                slots[index].high = word.high
                slots[index].traits.formUnion(traits)
            }
        }
        self.slots = slots
    }

    @inline(__always) private static func slot(_ word: PackedWord) -> Int {
        let mixed = (word.low ^ (word.high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed &>> 48) & (slotCount - 1)
    }

    /// What a word means; nothing for a word that the rules do not know.
    @inline(__always) func traits(of word: PackedWord) -> WordTraits {
        guard word.count <= PackedWord.octetCountMax else { return [] }
        var index = Self.slot(word)
        while slots[index].low != 0 {
            if slots[index].low == word.low && slots[index].high == word.high {
                return slots[index].traits
            }
            index = (index + 1) & (Self.slotCount - 1)
        }
        return []
    }
}
