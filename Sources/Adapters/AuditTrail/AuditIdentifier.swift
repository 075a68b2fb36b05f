/// The identifier of a member of staff, a job or a program; never one of a patient.
///
/// Letters, digits and `. _ - : / @ + =`: enough for account names, URNs and SPIFFE ids, too little
/// for a sentence.
package struct AuditIdentifier: Hashable, Sendable {
    /// Most octets; the fewest is one. As many as a caller may state
    /// (`AuditContext.valueByteCountMax`).
    package static let byteCountMax = 128

    /// The identifier.
    package let text: String

    /// - Throws: ``AuditError`` with code `badValue`; its message does not repeat the text.
    package init(_ text: String) throws(AuditError) {
        let octets = text.utf8
        guard (1...Self.byteCountMax).contains(octets.count), octets.allSatisfy(Self.isAllowed)
        else {
            throw AuditError(
                .badValue,
                "an identifier is 1 to \(Self.byteCountMax) of A-Z a-z 0-9 . _ - : / @ + =")
        }
        self.text = text
    }

    private static func isAllowed(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "+"),
            UInt8(ascii: "="):
            true
        default: AuditToken.isAllowed(octet)
        }
    }
}
