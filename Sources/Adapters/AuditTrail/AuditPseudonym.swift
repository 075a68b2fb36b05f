/// The pseudonym of a patient or of something of theirs: 32 octets of HMAC-SHA-256, from which
/// nobody without the key gets back to the id.
package struct AuditPseudonym: Hashable, Sendable {
    /// Length in octets.
    package static let byteCount = 32

    var lanes: SIMD32<UInt8>

    /// A pseudonym of exactly 32 octets.
    /// - Throws: ``AuditError`` with code `badValue` for any other number of them.
    package init(_ octets: some Collection<UInt8>) throws(AuditError) {
        try self.init(Array(octets))
    }

    /// As above. One load: every record has one.
    package init(_ octets: [UInt8]) throws(AuditError) {
        guard octets.count == Self.byteCount else {
            throw AuditError(.badValue, "a pseudonym has \(Self.byteCount) octets")
        }
        lanes = unsafe octets.withUnsafeBytes { unsafe $0.loadUnaligned(as: SIMD32<UInt8>.self) }
    }

    /// The 32 octets.
    package var octets: [UInt8] { unsafe withUnsafeBytes(of: lanes) { unsafe Array($0) } }
}
