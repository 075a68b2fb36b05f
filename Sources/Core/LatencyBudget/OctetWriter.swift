/// Writes the compact form of sketches and tallies: numbers of variable length, seven bits an
/// octet, the lowest first.
struct OctetWriter {
    private(set) var octets: [UInt8] = []

    mutating func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            octets.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        octets.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(_ value: UInt128) {
        append(UInt64(truncatingIfNeeded: value))
        append(UInt64(truncatingIfNeeded: value >> 64))
    }

    /// The length, then the octets.
    mutating func append(counted part: some Collection<UInt8>) {
        append(UInt64(part.count))
        octets.append(contentsOf: part)
    }

    mutating func append(octet: UInt8) { octets.append(octet) }
}
