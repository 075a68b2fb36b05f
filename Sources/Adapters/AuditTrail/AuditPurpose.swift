/// Why data was used. Source of the codes: HL7 v3 ActReason, value set PurposeOfUse.
package enum AuditPurpose: UInt8, Sendable, CaseIterable {
    /// The caller stated none, or one that is not in this list.
    case unstated = 0
    /// Care of the patient.
    case treatment = 1
    /// Payment for care.
    case payment = 2
    /// Running the hospital.
    case operations = 3
    /// Care in an emergency.
    case emergencyTreatment = 4
    /// The policy said no and was overridden.
    case breakGlass = 5
    /// Research.
    case research = 6
    /// Public health.
    case publicHealth = 7
    /// The patient asked for it.
    case patientRequest = 8
    /// Keeping the system running.
    case systemAdministration = 9
    /// Keeping records: import, export, retention, review.
    case recordManagement = 10

    /// The code, such as `TREAT`; nil for ``unstated``.
    package var code: String? {
        switch self {
        case .unstated: nil
        case .treatment: "TREAT"
        case .payment: "HPAYMT"
        case .operations: "HOPERAT"
        case .emergencyTreatment: "ETREAT"
        case .breakGlass: "BTG"
        case .research: "HRESCH"
        case .publicHealth: "PUBHLTH"
        case .patientRequest: "PATRQT"
        case .systemAdministration: "SYSADMIN"
        case .recordManagement: "RECORDMGT"
        }
    }

    /// The purpose that a caller states by its code, such as `TREAT`; nil for an unknown code.
    package init?(code: String) {
        guard let purpose = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = purpose
    }
}
