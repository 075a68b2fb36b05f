/// Where a call came from, as the transport has seen it: an address without its port. One value for
/// each connection, copied without a count or an allocation.
public enum CallerAddress: Sendable, Hashable {
    /// Not known: work that has no caller, a simulated network, or a connection that was gone.
    case unknown
    /// This machine, over a Unix socket or inside the process.
    case local
    /// IPv4, most significant octet first.
    case v4(UInt32)
    /// IPv6, most significant octets first.
    case v6(high: UInt64, low: UInt64)

    /// The address of a number's octets, most significant first: 4 of IPv4 or 16 of IPv6, of which
    /// those that stand for an IPv4 address (RFC 4291, 2.5.5.2) become that; unknown for others.
    public init(octets: some RandomAccessCollection<UInt8>) {
        switch octets.count {
        case 4: self = .v4(UInt32(truncatingIfNeeded: Self.number(octets)))
        case 16:
            let (high, low) = (Self.number(octets.prefix(8)), Self.number(octets.suffix(8)))
            if high == 0, low >> 32 == 0xFFFF {
                self = .v4(UInt32(truncatingIfNeeded: low))
            } else {
                self = .v6(high: high, low: low)
            }
        default: self = .unknown
        }
    }

    private static func number(_ octets: some Sequence<UInt8>) -> UInt64 {
        octets.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
