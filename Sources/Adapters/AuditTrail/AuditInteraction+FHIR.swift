extension AuditInteraction {
    private static let dicom = "http://dicom.nema.org/resources/ontology/DCM"
    private static let rest = "http://hl7.org/fhir/restful-interaction"
    private static let lifecycle = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle"

    /// AuditEvent.type: a REST operation, or what DICOM calls the event.
    var fhirType: (system: String, code: String, display: String) {
        switch self {
        case .read, .versionRead, .history, .search, .check, .create, .update, .delete, .merge:
            (
                "http://terminology.hl7.org/CodeSystem/audit-event-type", "rest",
                "Restful Operation"
            )
        case .erase: (Self.lifecycle, "destroy", "Destroy/Delete Record Lifecycle Event")
        case .exportData, .transmit: (Self.dicom, "110106", "Export")
        case .importData: (Self.dicom, "110107", "Import")
        case .login, .logout: (Self.dicom, "110114", "User Authentication")
        case .keyChange, .emergencyAccess: (Self.dicom, "110113", "Security Alert")
        case .keyUse, .configuration: (Self.dicom, "110100", "Application Activity")
        case .auditRead: (Self.dicom, "110101", "Audit Log Used")
        }
    }

    /// AuditEvent.subtype.
    var fhirSubtype: (system: String, code: String) {
        switch self {
        case .read: (Self.rest, "read")
        case .versionRead: (Self.rest, "vread")
        case .history: (Self.rest, "history-instance")
        case .search, .check: (Self.rest, "search-type")
        case .create: (Self.rest, "create")
        case .update: (Self.rest, "update")
        case .delete: (Self.rest, "delete")
        case .merge: (Self.lifecycle, "merge")
        case .erase: (Self.lifecycle, "destroy")
        case .exportData: (Self.lifecycle, "extract")
        case .importData: (Self.lifecycle, "receive")
        case .transmit: (Self.lifecycle, "transmit")
        case .login: (Self.dicom, "110122")
        case .logout: (Self.dicom, "110123")
        case .keyUse: (Self.lifecycle, "decrypt")
        case .keyChange, .configuration: (Self.dicom, "110131")
        case .auditRead: (Self.lifecycle, "access")
        case .emergencyAccess: (Self.dicom, "110127")
        }
    }

    /// The pattern of the IHE Basic Audit Log Patterns, without its `Patient` prefix; nil when
    /// there is none.
    var fhirPattern: String? {
        switch self {
        case .read, .versionRead: "Read"
        case .create: "Create"
        case .update: "Update"
        case .delete: "Delete"
        case .search: "Query"
        case .history, .check, .merge, .erase, .exportData, .importData, .transmit, .login,
            .logout, .keyUse, .keyChange, .configuration, .auditRead, .emergencyAccess:
            nil
        }
    }

    /// Whether the patterns call the client the destination. For a search they do not: they follow
    /// the query, not the data.
    var clientReceives: Bool {
        switch self {
        case .read, .versionRead, .history, .check, .exportData, .auditRead: true
        case .search, .create, .update, .delete, .merge, .erase, .importData, .transmit, .login,
            .logout, .keyUse, .keyChange, .configuration, .emergencyAccess:
            false
        }
    }
}
