/// Kinds of resource that an event can be about.
package enum AuditResourceKind: UInt8, Sendable, CaseIterable {
    /// No resource.
    case none = 0
    /// A patient.
    case patient = 1
    /// An encounter.
    case encounter = 2
    /// A laboratory result or another observation.
    case observation = 3
    /// A condition.
    case condition = 4
    /// An allergy.
    case allergyIntolerance = 5
    /// A prescription.
    case medicationRequest = 6
    /// A statement about medication taken.
    case medicationStatement = 7
    /// A clinical note.
    case composition = 8
    /// A document and where it lies.
    case documentReference = 9
    /// A chart, a page of one, an import or an export.
    case bundle = 10
    /// Records of the audit trail.
    case auditEvent = 11
    /// A key, a setting, a session: what FHIR has no resource for.
    case basic = 12

    /// The FHIR R4 resource type; nil for ``none``.
    package var name: String? {
        switch self {
        case .none: nil
        case .patient: "Patient"
        case .encounter: "Encounter"
        case .observation: "Observation"
        case .condition: "Condition"
        case .allergyIntolerance: "AllergyIntolerance"
        case .medicationRequest: "MedicationRequest"
        case .medicationStatement: "MedicationStatement"
        case .composition: "Composition"
        case .documentReference: "DocumentReference"
        case .bundle: "Bundle"
        case .auditEvent: "AuditEvent"
        case .basic: "Basic"
        }
    }
}
