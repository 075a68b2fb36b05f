private import COctets

/// What stands in 32 octets of the note, one bit for each octet, the first one lowest.
struct OctetBlock {
    /// Octets of a block.
    static let octetCount = 32

    /// Letters of ASCII.
    let letters: UInt32
    /// Digits of ASCII.
    let digits: UInt32
    /// Blanks and tabulators.
    let blanks: UInt32
    /// Line ends and other control characters, and octets outside ASCII.
    let borders: UInt32

    /// The octets from an index on, all of which must be inside.
    @inline(__always) init(_ bytes: Span<UInt8>, at index: Int) {
        precondition(index >= 0 && index &+ Self.octetCount <= bytes.count)
        // Safety: tested one line above.
        let classes = unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return coctets_block() }
            return unsafe coctets_classes(base + index)
        }
        letters = classes.letters
        digits = classes.digits
        blanks = classes.blanks
        borders = classes.borders
    }
}
