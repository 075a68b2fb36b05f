package import Messages

/// What a line of NDJSON holds.
package struct FHIRLine: Sendable {
    /// A resource in our words.
    package enum Resource: Sendable {
        /// A Patient.
        case patient(PatientResource)
        /// An Encounter, Observation, Condition, AllergyIntolerance or MedicationRequest.
        case entry(EntryResource)
    }

    /// What was read.
    package let resource: Resource
    /// Members that were there and are not kept, such as `Patient.maritalStatus`: names of the
    /// specification only, each once, as many as ``FHIRLimits/lossCountMax``.
    package let losses: [String]
}

/// A Patient in our words.
package struct PatientResource: Sendable {
    /// The resource's id, which is the patient id.
    package let patientID: PHI<String>
    /// Who it is.
    package let demographics: PatientV1.Demographics
    /// The history, from the extensions that the writer makes; nil when the line has none of them.
    package let history: PatientV1.MedicalHistory?
    /// `Patient.active`; true when it is not there.
    package let isActive: Bool
}

/// An entry of a chart in our words.
package struct EntryResource: Sendable {
    /// Such as `Observation`.
    package let type: String
    /// The resource's id: 1 to 64 of letters, digits, `-` and `.`.
    package let resourceID: PHI<String>
    /// Whose chart it belongs to.
    package let patient: PatientReference
    /// The id of the Encounter that a laboratory result belongs to.
    package let encounterID: PHI<String>?
    /// The entry, without `entry_id`, `version` and a result's `encounter_id`.
    package let entry: PatientV1.ChartEntry
}

/// How a resource names its patient.
package enum PatientReference: Sendable, Equatable {
    /// By the id of the Patient: `Patient/ID`, a URL that ends so, or `urn:uuid:ID`.
    case id(PHI<String>)
    /// By an identifier: a reference's `identifier`, or `Patient?identifier=SYSTEM|VALUE`.
    case identifier(PatientV1.Identifier)
}
