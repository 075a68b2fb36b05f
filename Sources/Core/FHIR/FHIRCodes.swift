internal import Messages

/// The value sets that both sides know. Source: FHIR R4 (4.0.1), the pages of the resources.
enum FHIRCodes {
    static let gender = CodeTable<PatientV1.AdministrativeGender>([
        "male": .male, "female": .female, "other": .other, "unknown": .unknown,
    ])

    static let encounterStatus = CodeTable<PatientV1.EncounterStatus>([
        "planned": .planned, "arrived": .arrived, "triaged": .triaged,
        "in-progress": .inProgress, "onleave": .onLeave, "finished": .finished,
        "cancelled": .cancelled, "entered-in-error": .enteredInError, "unknown": .unknown,
    ])

    static let encounterClass = CodeTable<PatientV1.EncounterClass>([
        "AMB": .ambulatory, "EMER": .emergency, "IMP": .inpatient, "OBSENC": .observation,
        "VR": .virtual, "HH": .homeHealth,
    ])

    static let observationStatus = CodeTable<PatientV1.ObservationStatus>([
        "registered": .registered, "preliminary": .preliminary, "final": .final,
        "amended": .amended, "corrected": .corrected, "cancelled": .cancelled,
        "entered-in-error": .enteredInError, "unknown": .unknown,
    ])

    static let interpretation = CodeTable<PatientV1.Interpretation>([
        "N": .normal, "A": .abnormal, "L": .low, "H": .high, "LL": .criticalLow,
        "HH": .criticalHigh,
    ])

    static let clinicalStatus = CodeTable<PatientV1.ClinicalStatus>([
        "active": .active, "recurrence": .recurrence, "relapse": .relapse,
        "inactive": .inactive, "remission": .remission, "resolved": .resolved,
    ])

    static let verificationStatus = CodeTable<PatientV1.VerificationStatus>([
        "unconfirmed": .unconfirmed, "provisional": .provisional,
        "differential": .differential, "confirmed": .confirmed, "refuted": .refuted,
        "entered-in-error": .enteredInError,
    ])

    static let criticality = CodeTable<PatientV1.Criticality>([
        "low": .low, "high": .high, "unable-to-assess": .unableToAssess,
    ])

    static let medicationStatus = CodeTable<PatientV1.MedicationStatus>([
        "active": .active, "on-hold": .onHold, "cancelled": .cancelled,
        "completed": .completed, "entered-in-error": .enteredInError, "stopped": .stopped,
        "draft": .draft, "unknown": .unknown,
    ])

    /// `MedicationRequest.intent`, which the contract keeps as text.
    static let intents: Set<String> = [
        "proposal", "plan", "order", "original-order", "reflex-order", "filler-order",
        "instance-order", "option",
    ]

    /// `Quantity.comparator`.
    static let comparators = ["<=", ">=", "<", ">"]
}
