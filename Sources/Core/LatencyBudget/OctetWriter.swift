/// Writes the compact form of sketches and tallies: numbers of variable length, seven bits an
/// octet, the lowest first.
package struct OctetWriter {
    /// What was written.
    package private(set) var octets: [UInt8] = []

    /// Nothing written.
    package init() {}

    /// A number of variable length.
    package mutating func append(_ value: UInt64) {
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
    package mutating func append(counted part: some Collection<UInt8>) {
        append(UInt64(part.count))
        octets.append(contentsOf: part)
    }

    /// A text: its length in octets, then the octets.
    package mutating func append(_ text: String) { append(counted: text.utf8) }

    mutating func append(octet: UInt8) { octets.append(octet) }
}
