/// What was touched: a kind of resource, which one, and in which version.
package struct AuditResource: Hashable, Sendable {
    /// Which one, without any text: what names it cannot name a person.
    package enum Identity: Hashable, Sendable {
        /// None in particular.
        case none
        /// By number: a row, a key.
        case number(UInt64)
        /// By 16 octets, such as a UUID.
        case id(AuditID)
        /// By pseudonym.
        case pseudonym(AuditPseudonym)
    }

    /// Nothing.
    package static let none = AuditResource(.none, .none)

    /// The kind.
    package var kind: AuditResourceKind
    /// Which one.
    package var identity: Identity
    /// Its version, from 1; 0 when it has none or the event is about no version.
    package var version: UInt64

    /// A resource of its parts.
    package init(_ kind: AuditResourceKind, _ identity: Identity, version: UInt64 = 0) {
        self.kind = kind
        self.identity = identity
        self.version = version
    }
}
