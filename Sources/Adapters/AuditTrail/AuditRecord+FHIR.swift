extension AuditRecord {
    /// The system of the identifiers that name patients and other things by pseudonym.
    package static let pseudonymSystem = "urn:carewire:pseudonym"

    /// This event as FHIR R4 AuditEvent resources in JSON, one line each: one for each patient, as
    /// the IHE Basic Audit Log Patterns ask, and one when no patient is concerned.
    ///
    /// Reads, creates, updates, deletes and searches that succeeded state the pattern's profile;
    /// what the patterns have no profile for states none.
    ///
    /// - Parameters:
    ///   - sequence: the number in the trail.
    ///   - observer: the service that recorded it: the trail's stream.
    package func fhirEvents(sequence: UInt64, observer: AuditIdentifier) -> [String] {
        let patients: [AuditPseudonym?] = patients.isEmpty ? [nil] : patients
        return patients.enumerated().map { index, patient in
            let event = FHIREvent(
                record: self, patient: patient, part: index, sequence: sequence,
                observer: observer)
            return event.json.text
        }
    }
}
