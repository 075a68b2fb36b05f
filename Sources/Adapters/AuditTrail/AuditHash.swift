/// 32 octets of SHA-256 or HMAC-SHA-256.
package struct AuditHash: Hashable, Sendable {
    /// Length in octets.
    package static let byteCount = 32

    var lanes: SIMD32<UInt8>

    init(lanes: SIMD32<UInt8>) { self.lanes = lanes }

    /// A hash of exactly 32 octets; nil for any other number of them.
    package init?(_ octets: some Collection<UInt8>) {
        guard octets.count == Self.byteCount else { return nil }
        lanes = SIMD32(octets)
    }

    /// The 32 octets.
    package var octets: [UInt8] { unsafe withUnsafeBytes(of: lanes) { unsafe Array($0) } }

    /// 64 hexadecimal digits.
    package var text: String { Hexadecimal.text(octets) }
}
