/// The memory that a note is cut into tokens with, in one piece.
@safe struct TokenMemory: ~Copyable {
    /// Octets behind the last ones of a note that may be looked at: blanks.
    static let tailByteCount = OctetBlock.octetCount + PackedWord.octetCountMax
    /// Tokens kept, and as many entries of tokens that are no words of the lists and mean
    /// something still: headings, units, words with a subscript. A power of two.
    static let tokenCount = TokenMasks.tokenCount

    // Safety: parts of one allocation, which deinit alone frees. Every index is masked to its part
    // or below the number of octets of a block; nobody reads what was not written.
    let tail: UnsafeMutablePointer<UInt8>
    private let spares: UnsafeMutablePointer<WordEntry>
    private let memory: UnsafeMutableRawPointer
    private var spareCount = 0

    init() {
        let spareSize = MemoryLayout<WordEntry>.stride * Self.tokenCount
        unsafe memory = .allocate(
            byteCount: spareSize + Self.tailByteCount, alignment: MemoryLayout<WordEntry>.alignment)
        unsafe spares = memory.bindMemory(to: WordEntry.self, capacity: Self.tokenCount)
        unsafe tail = (memory + spareSize)
            .bindMemory(to: UInt8.self, capacity: Self.tailByteCount)
    }

    deinit { unsafe memory.deallocate() }

    /// The place of an entry of the caller's; it is written again when so many others were kept as
    /// there are tokens in the window.
    mutating func keep(_ entry: WordEntry) -> UnsafePointer<WordEntry> {
        let place = unsafe spares + (spareCount & (Self.tokenCount - 1))
        unsafe place.initialize(to: entry)
        spareCount &+= 1
        return unsafe UnsafePointer(place)
    }

    /// The place of an entry that has these meanings alone.
    mutating func keep(_ traits: WordTraits) -> UnsafePointer<WordEntry> {
        var entry = WordEntry()
        entry.traits = traits
        return unsafe keep(entry)
    }

    /// Copies the last octets of a note, with blanks behind them.
    func copyTail(_ octets: UnsafePointer<UInt8>, count: Int) -> UnsafePointer<UInt8> {
        let copied = min(count, Self.tailByteCount)
        unsafe tail.update(from: octets, count: copied)
        unsafe (tail + copied).update(repeating: 0x20, count: Self.tailByteCount - copied)
        return unsafe UnsafePointer(tail)
    }
}
