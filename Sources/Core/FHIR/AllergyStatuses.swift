internal import Messages

/// An allergy's statuses in FHIR's fewer codes, with extensions for what they do not say.
struct AllergyStatuses {
    /// Nil when the resource must not have one.
    let clinical: String?
    let verification: String?
    private(set) var extensions: [JSONValue] = []

    init(_ allergy: PatientV1.Allergy) {
        let own = FHIRCodes.clinicalStatus.code(allergy.clinicalStatus)
        // Source: FHIR R4, invariants ait-1 and ait-2: none for an error, one for all others.
        if allergy.verificationStatus == .enteredInError {
            clinical = nil
        } else {
            switch allergy.clinicalStatus {
            case .inactive, .remission: clinical = "inactive"
            case .resolved: clinical = "resolved"
            case .active, .recurrence, .relapse, .unspecified, .unrecognized:
                clinical = "active"
            }
        }
        if clinical != own, clinical != nil || own != nil {
            extensions.append(FHIRWriter.own("clinical-status", code: own ?? "unspecified"))
        }
        let ownVerification = FHIRCodes.verificationStatus.code(allergy.verificationStatus)
        switch allergy.verificationStatus {
        case .provisional, .differential: verification = "unconfirmed"
        case .unspecified, .unconfirmed, .confirmed, .refuted, .enteredInError, .unrecognized:
            verification = ownVerification
        }
        if verification != ownVerification, let ownVerification {
            extensions.append(FHIRWriter.own("verification-status", code: ownVerification))
        }
    }
}
