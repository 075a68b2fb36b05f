/// What kind of event it was: a FHIR REST interaction, or one of those that REST has no word for.
package enum AuditInteraction: UInt8, Sendable, CaseIterable {
    /// The current version of one resource.
    case read = 1
    /// A named version of one resource.
    case versionRead = 2
    /// The versions of one resource.
    case history = 3
    /// A search by values.
    case search = 4
    /// Whether something exists or is active.
    case check = 5
    /// A new resource, also a conditional create that found one.
    case create = 6
    /// A new version.
    case update = 7
    /// A resource was closed or removed.
    case delete = 8
    /// Two patients became one.
    case merge = 9
    /// A patient's data key was destroyed.
    case erase = 10
    /// Many resources went out.
    case exportData = 11
    /// Many resources came in.
    case importData = 12
    /// A document went to another system.
    case transmit = 13
    /// Somebody logged in.
    case login = 14
    /// Somebody logged out.
    case logout = 15
    /// A master key was used in a new way: first use, re-encryption.
    case keyUse = 16
    /// A key was added, made active or destroyed.
    case keyChange = 17
    /// A setting was changed, a service started or stopped.
    case configuration = 18
    /// The audit trail itself was read.
    case auditRead = 19
    /// The glass was broken.
    case emergencyAccess = 20
}
