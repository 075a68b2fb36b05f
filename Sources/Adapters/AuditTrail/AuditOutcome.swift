/// How it ended. Source: FHIR R4 AuditEvent.outcome, value set audit-event-outcome.
package enum AuditOutcome: UInt8, Sendable, CaseIterable {
    /// As asked, a denial by the policy excepted.
    case success = 0
    /// Not done, and trying again may help: a denial, a missing record, a conflict.
    case minorFailure = 4
    /// Not done: a dependency failed, stored data does not open.
    case seriousFailure = 8
    /// The service could not go on.
    case majorFailure = 12

    /// The digits.
    package var code: String { "\(rawValue)" }
}
