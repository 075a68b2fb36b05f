internal import AuditTrail

/// For whom a patient's consent makes no difference.
extension AuditCaller {
    /// Whether the caller states that it treats the patient, or that the patient asks. Broken
    /// glass needs its reason.
    package var isForTreatment: Bool {
        Self.isForTreatment(purpose, hasReason: reason != nil)
    }

    /// The same of a purpose of use as it is stated, such as `TREAT`; nil when none is.
    package static func isForTreatment(_ purpose: String?, hasReason: Bool) -> Bool {
        switch purpose.flatMap(AuditPurpose.init(code:)) {
        case .treatment, .emergencyTreatment, .patientRequest: true
        case .breakGlass: hasReason
        case .unstated, .payment, .operations, .research, .publicHealth, .systemAdministration,
            .recordManagement, nil:
            false
        }
    }
}
