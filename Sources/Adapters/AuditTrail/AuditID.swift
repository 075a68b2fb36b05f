/// 16 octets that name an event, a request, a thing with a UUID, or a blinded search value.
package struct AuditID: Hashable, Sendable {
    /// Length in octets.
    package static let byteCount = 16
    /// All bits zero: no trace.
    package static let none = AuditID(high: 0, low: 0)

    var lanes: SIMD16<UInt8>

    /// An id of its two halves, most significant octet first, as a trace's id is written.
    package init(high: UInt64, low: UInt64) {
        let words = SIMD2(high.bigEndian, low.bigEndian)
        lanes = unsafe unsafeBitCast(words, to: SIMD16<UInt8>.self)
    }

    /// An id of exactly 16 octets.
    /// - Throws: ``AuditError`` with code `badValue` for any other number of them.
    package init(_ octets: some Collection<UInt8>) throws(AuditError) {
        try self.init(Array(octets))
    }

    /// As above. One load: every record has two.
    package init(_ octets: [UInt8]) throws(AuditError) {
        guard octets.count == Self.byteCount else {
            throw AuditError(.badValue, "an id has \(Self.byteCount) octets")
        }
        lanes = unsafe octets.withUnsafeBytes { unsafe $0.loadUnaligned(as: SIMD16<UInt8>.self) }
    }

    /// The 16 octets.
    package var octets: [UInt8] { unsafe withUnsafeBytes(of: lanes) { unsafe Array($0) } }

    /// Written as a UUID: 8-4-4-4-12 hexadecimal digits.
    package var text: String {
        let digits = Array(Hexadecimal.text(octets))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
            .joined(separator: "-")
    }
}
