/// What was done with the data. Source: FHIR R4 AuditEvent.action, value set audit-event-action.
package enum AuditAction: UInt8, Sendable, CaseIterable {
    /// Something new was made.
    case create = 0x43
    /// Something was looked at.
    case read = 0x52
    /// Something was changed.
    case update = 0x55
    /// Something was removed.
    case delete = 0x44
    /// Something was executed: a search, an export, a login.
    case execute = 0x45

    /// The letter.
    package var code: String { String(UnicodeScalar(rawValue)) }
}
