private import Glibc

/// Where a call came from: an address without its port.
package enum AuditAddress: Hashable, Sendable {
    /// Not known.
    case none
    /// From this machine, over a Unix socket or inside the process.
    case local
    /// IPv4, most significant octet first.
    case v4(UInt32)
    /// IPv6, its 16 octets.
    case v6(AuditID)

    /// An address in the usual text form, without port or brackets.
    /// - Throws: ``AuditError`` with code `badValue`; its message does not repeat the text.
    package init(_ text: String) throws(AuditError) {
        var narrow = in_addr()
        var wide = in6_addr()
        if unsafe inet_pton(AF_INET, text, &narrow) == 1 {
            self = .v4(UInt32(bigEndian: narrow.s_addr))
        } else if unsafe inet_pton(AF_INET6, text, &wide) == 1 {
            self = .v6(try AuditID(unsafe withUnsafeBytes(of: wide) { unsafe Array($0) }))
        } else {
            throw AuditError(.badValue, "this is neither an IPv4 nor an IPv6 address")
        }
    }

    /// The usual text form; nil for ``none``.
    package var text: String? {
        switch self {
        case .none: return nil
        case .local: return "local"
        case .v4(let number):
            return [24, 16, 8, 0].map { "\((number >> UInt32($0)) & 0xFF)" }.joined(separator: ".")
        case .v6(let id):
            var name = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
            let octets = id.octets
            guard unsafe inet_ntop(AF_INET6, octets, &name, socklen_t(name.count)) != nil else {
                return Hexadecimal.text(octets)
            }
            return String(
                decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
