/// What the lexicon knows about a word.
struct WordEntry: Sendable, BitwiseCopyable {
    var traits: WordTraits = []
    var marks: WordMarks = []
    /// One bit for each of 64 values of a word's number: no phrase that begins with this word goes
    /// on with such a word when the bit is not set.
    var following: UInt64 = 0
    /// The word's number in the terminology; zero for none.
    var word: UInt32 = 0
    /// Where the phrases that begin with this word start; zero for none.
    var root: UInt32 = 0
    /// What the word means as a phrase by itself: index into ``Terminology/meanings``, or -1.
    var target: Int32 = -1
    /// The category of identifier that this word announces, plus one; zero for none.
    var cue: UInt8 = 0
    /// Which rules look at the word.
    var needs: TokenNeeds = .unknown
    /// ``IdentifierRules/isPlain(_:)``
    var isPlain = false
    /// What else the word means to the rules of identifiers.
    var kinds: WordKinds = []
    /// See ``Token/isListed``.
    var isListed: Bool { word != 0 && !kinds.contains(.broad) }
}

/// The words that the rules know, in one table with open addressing.
final class Lexicon: Sendable {
    /// The words of the rules alone, without a terminology.
    static let shared = Lexicon(words: [:])

    fileprivate struct Slot: BitwiseCopyable, Sendable {
        /// At the start of the slot, so that the place of the one is that of the other.
        var entry = WordEntry()
        var low: UInt64 = 0
        var high: UInt64 = 0

        init() {}

        init(_ word: PackedWord, _ entry: WordEntry) {
            low = word.low
            high = word.high
            self.entry = entry
        }
    }

    private let slots: FixedTable<Slot>
    private let mask: Int
    /// One bit for each of 65,536 values of a word's hash: no word of the table has it when the bit
    /// is not set. Fits the first-level cache, which the table does not.
    private let filter: FixedTable<UInt64>
    /// What is known about a word that the table does not have, and about what is no word.
    private let unknown = FixedTable([WordEntry()])

    /// The rules' words, with what a terminology and the lists of names say about words.
    init(words: [String: WordEntry]) {
        var all: [String: WordEntry] = words
        for (traits, text) in Self.entries {
            for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                all[String(word), default: WordEntry()].traits.formUnion(traits)
            }
        }
        var slotCount = 4_096
        while slotCount < all.count * 2 { slotCount *= 2 }
        mask = slotCount - 1
        var slots = Array(repeating: Slot(), count: slotCount)
        var filter = Array(repeating: UInt64(0), count: 1_024)
        // Short words are frequent: they get the slots where they are looked for first.
        for (text, entry) in all.sorted(by: Self.isBefore) {
            let word = PackedWord(text)
            let hash = Self.hash(word)
            var index = hash & mask
            while slots[index].low != 0 { index = (index + 1) & mask }
            slots[index] = Slot(word, entry)
            slots[index].entry.needs = TokenNeeds(entry)
            slots[index].entry.isPlain = text != "eve" && IdentifierRules.isPlain(entry)
            filter[Self.filterIndex(hash)] |= 1 << UInt64(truncatingIfNeeded: (hash >> 16) & 63)
        }
        self.slots = FixedTable(slots)
        self.filter = FixedTable(filter)
    }

    @inline(__always) private static func hash(_ word: PackedWord) -> Int {
        hash(word.low, word.high)
    }

    @inline(__always) private static func hash(_ low: UInt64, _ high: UInt64) -> Int {
        let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed &>> 32)
    }

    private static func isBefore(
        _ one: (key: String, value: WordEntry), _ other: (key: String, value: WordEntry)
    ) -> Bool {
        (one.key.utf8.count, one.key) < (other.key.utf8.count, other.key)
    }

    @inline(__always) private static func filterIndex(_ hash: Int) -> Int { (hash >> 22) & 1_023 }

    /// What a word means; nothing for a word that the rules do not know.
    func traits(of word: PackedWord) -> WordTraits { entry(of: word, isFiltered: false).traits }

    /// What is known about a word; the filter changes how long it takes, and nothing else.
    func entry(of word: PackedWord, isFiltered: Bool) -> WordEntry {
        guard let index = index(of: word, isFiltered: isFiltered) else { return WordEntry() }
        return slots[index].entry
    }

    /// What is known about what the table does not have, as long as the lexicon is there.
    @inline(__always) var nothing: UnsafePointer<WordEntry> { unsafe unknown.place(0) }

    /// What is known about a word, as long as the lexicon is there.
    @inline(__always) func place(
        of word: PackedWord, isFiltered: Bool
    ) -> UnsafePointer<WordEntry> {
        guard let index = index(of: word, Self.hash(word), isFiltered: isFiltered) else {
            return unsafe nothing
        }
        // Safety: a slot begins with its entry.
        return unsafe UnsafeRawPointer(slots.place(index))
            .assumingMemoryBound(to: WordEntry.self)
    }

    /// The table, for many words in a row.
    // Safety: for as long as the lexicon is there; whoever asks for one sees to that.
    @safe struct Finder {
        fileprivate let slots: UnsafePointer<Slot>
        fileprivate let mask: Int
        fileprivate let filter: UnsafePointer<UInt64>
        fileprivate let nothing: UnsafePointer<WordEntry>

        /// What is known about a word of up to sixteen octets.
        @inline(__always) func place(
            _ low: UInt64, _ high: UInt64, isFiltered: Bool
        ) -> UnsafePointer<WordEntry> {
            let hash = Lexicon.hash(low, high)
            if isFiltered {
                let bit = UInt64(truncatingIfNeeded: (hash >> 16) & 63)
                // Safety: the index is masked to the filter.
                let bits = unsafe filter[Lexicon.filterIndex(hash)]
                guard bits &>> bit & 1 != 0 else { return unsafe nothing }
            }
            var index = hash & mask
            while true {
                // Safety: masked to the table, which has free slots; a slot begins with its entry.
                let slot = unsafe slots + index
                let found = unsafe slot.pointee.low
                if found == low, unsafe slot.pointee.high == high {
                    return unsafe UnsafeRawPointer(slot).assumingMemoryBound(to: WordEntry.self)
                }
                if found == 0 { return unsafe nothing }
                index = (index &+ 1) & mask
            }
        }
    }

    /// The table, for many words in a row, as long as the lexicon is there.
    @inline(__always) var finder: Finder {
        unsafe Finder(
            slots: slots.place(0), mask: mask, filter: filter.place(0), nothing: nothing)
    }

    /// Where the table has a word; nil for a word that it does not have.
    @inline(__always) private func index(of word: PackedWord, isFiltered: Bool) -> Int? {
        index(of: word, Self.hash(word), isFiltered: isFiltered)
    }

    @inline(__always) private func index(
        of word: PackedWord, _ hash: Int, isFiltered: Bool
    ) -> Int? {
        if isFiltered {
            let bit = UInt64(truncatingIfNeeded: (hash >> 16) & 63)
            let bits = filter[Self.filterIndex(hash)]
            guard bits &>> bit & 1 != 0 else { return nil }
        }
        var index = hash & mask
        while true {
            let (low, high) = (slots[index].low, slots[index].high)
            if low == word.low, high == word.high { return index }
            // The table has free slots.
            if low == 0 { return nil }
            index = (index &+ 1) & mask
        }
    }
}
