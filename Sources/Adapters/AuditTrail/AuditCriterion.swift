/// One value that was searched for, blinded: equal values can be recognised as equal by whoever
/// holds the key that blinded them, and by nobody else as what they are.
package struct AuditCriterion: Hashable, Sendable {
    /// The search field, such as `birthdate`.
    package let field: AuditToken
    /// The first 16 octets of an HMAC-SHA-256 of the value.
    package let blinded: AuditID

    /// A criterion of its two parts.
    package init(field: AuditToken, blinded: AuditID) {
        self.field = field
        self.blinded = blinded
    }
}
