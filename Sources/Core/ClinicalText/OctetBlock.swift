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
    ///
    /// Each octet's class comes from a table and is pushed into four lanes of sixteen bits from
    /// above; after sixteen octets the first one is the lowest of each lane.
    @inline(__always) init(_ bytes: Span<UInt8>, at index: Int, _ classes: FixedTable<UInt64>) {
        assert(index >= 0 && index &+ Self.octetCount <= bytes.count)
        var (first, second): (UInt64, UInt64) = (0, 0)
        for offset in 0..<16 {
            // Safety: the caller's duty, tested in debug builds.
            let (low, high) = unsafe (
                bytes[unchecked: index &+ offset], bytes[unchecked: index &+ 16 &+ offset]
            )
            first = first &>> 1 | classes[Int(low)]
            second = second &>> 1 | classes[Int(high)]
        }
        letters = Self.lane(first, second, 0)
        digits = Self.lane(first, second, 16)
        blanks = Self.lane(first, second, 32)
        borders = Self.lane(first, second, 48)
    }

    @inline(__always) private static func lane(
        _ first: UInt64, _ second: UInt64, _ shift: UInt64
    ) -> UInt32 {
        UInt32(truncatingIfNeeded: first &>> shift & 0xFFFF)
            | UInt32(truncatingIfNeeded: second &>> shift) &<< 16
    }

    /// The class of each octet: the highest bit of one of four lanes; none for a symbol.
    static let classes: FixedTable<UInt64> = {
        var table = Array(repeating: UInt64(0), count: 256)
        for octet in UInt8.min...UInt8.max {
            let lane: UInt64
            if octet.isASCIILetter {
                lane = 0
            } else if octet.isASCIIDigit {
                lane = 1
            } else if octet == 0x20 || octet == 0x09 {
                lane = 2
            } else if octet < 0x20 || octet >= 0x80 {
                lane = 3
            } else {
                continue
            }
            table[Int(octet)] = 0x8000 << (lane * 16)
        }
        return FixedTable(table)
    }()
}
