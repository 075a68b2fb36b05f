/// Eight octets of the note in a machine word, the first one lowest.
struct EightOctets {
    private let octets: UInt64

    /// The octets from an index on, of which eight must be inside.
    @inline(__always) init(_ bytes: Span<UInt8>, at index: Int) {
        assert(index >= 0 && index &+ 8 <= bytes.count)
        let octets = unsafe bytes.bytes
        // Safety: the caller's duty, tested in debug builds.
        let loaded = unsafe octets.unsafeLoadUnaligned(
            fromUncheckedByteOffset: index, as: UInt64.self)
        self.octets = UInt64(littleEndian: loaded)
    }

    /// The octets from an address on.
    // Safety: eight octets from there must be readable, which is the caller's duty.
    @unsafe @inline(__always) init(at octets: UnsafePointer<UInt8>) {
        let loaded = unsafe UnsafeRawPointer(octets).loadUnaligned(as: UInt64.self)
        self.octets = UInt64(littleEndian: loaded)
    }

    /// The octets with the bit set that makes capitals small letters.
    @inline(__always) var folded: UInt64 { octets | 0x2020_2020_2020_2020 }

    /// Whether the first octet, if it is a letter, is a capital.
    @inline(__always) var isCapital: Bool { octets & 0x20 == 0 }

    /// The highest bit of each octet that is a blank.
    @inline(__always) var blanks: UInt64 {
        let unlike = octets ^ 0x2020_2020_2020_2020
        let low = (unlike & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F
        return ~(low | unlike) & 0x8080_8080_8080_8080
    }

    /// The highest bit of each octet that is no letter of ASCII.
    @inline(__always) var others: UInt64 {
        let seven = folded & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = seven &+ 0x1F1F_1F1F_1F1F_1F1F
        let pastZ = seven &+ 0x0505_0505_0505_0505
        return ~(fromA & ~pastZ & ~folded) & 0x8080_8080_8080_8080
    }

    /// How many octets, from the first on, are letters of ASCII.
    @inline(__always) var letterCount: Int { others.trailingZeroBitCount &>> 3 }

    /// The first octets, in lower case, and zero behind them.
    @inline(__always) func prefix(_ count: Int) -> UInt64 { folded & Self.lowOctets(count) }

    /// The number that the first octets are, fewer than eight digits.
    @inline(__always) func value(_ count: Int) -> Int32 {
        // The missing digits are zeros before the others.
        var value =
            (octets & 0x0F0F_0F0F_0F0F_0F0F) &<< UInt64(truncatingIfNeeded: (8 &- count) &* 8)
        value = (value &* 10 &+ value &>> 8) & 0x00FF_00FF_00FF_00FF
        value = (value &* 100 &+ value &>> 16) & 0x0000_FFFF_0000_FFFF
        value = value &* 10_000 &+ value &>> 32
        return Int32(truncatingIfNeeded: value & 0xFFFF_FFFF)
    }

    /// A mask of fewer than eight octets.
    @inline(__always) static func lowOctets(_ count: Int) -> UInt64 {
        (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
    }
}
