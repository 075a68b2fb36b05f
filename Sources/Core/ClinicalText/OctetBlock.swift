private import COctets

/// What stands in 64 octets of the note, one bit for each octet, the first one lowest.
struct OctetBlock {
    /// Octets of a block.
    static let octetCount = 64

    /// Letters of ASCII.
    let letters: UInt64
    /// Digits of ASCII.
    let digits: UInt64
    /// Blanks and tabulators.
    let blanks: UInt64
    /// Line ends and other control characters, and octets outside ASCII.
    let borders: UInt64

    /// A block of nothing.
    init() {
        letters = 0
        digits = 0
        blanks = 0
        borders = 0
    }

    /// The octets from an index on, all of which must be inside.
    init(_ bytes: Span<UInt8>, at index: Int) {
        precondition(index >= 0 && index &+ Self.octetCount <= bytes.count)
        // Safety: tested one line above.
        let classes = unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return coctets_block() }
            return unsafe coctets_classes(base + index)
        }
        self.init(classes)
    }

    /// How many octets, from the first on and in whole blocks, are ASCII.
    static func plainCount(_ bytes: Span<UInt8>) -> Int {
        // Safety: the octets of the span alone are looked at.
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            return unsafe Int(coctets_plain_count(base, UInt64(buffer.count)))
        }
    }

    /// The octets from an address on.
    // Safety: 64 octets from there must be readable, which is the caller's duty.
    @unsafe @inline(__always) init(at octets: UnsafePointer<UInt8>) {
        self.init(unsafe coctets_classes(octets))
    }

    @inline(__always) private init(_ classes: coctets_block) {
        letters = classes.letters
        digits = classes.digits
        blanks = classes.blanks
        borders = classes.borders
    }
}
