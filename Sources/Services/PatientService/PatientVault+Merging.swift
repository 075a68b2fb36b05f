internal import Messages
internal import PHIProtection

/// Records that were merged into others.
extension PatientVault {
    /// The closed next version of a record, which names its survivor.
    func merged(
        _ record: SealedPatient, _ patientID: String, into survivor: PatientServer.Access,
        under own: OpenedKey
    ) throws(PatientServiceError) -> SealedPatient {
        let patient = try open(record, patientID: patientID)
        var next = try seal(
            patient.demographics ?? .init(), patient.history ?? .init(), patientID: patientID,
            pseudonym: record.pseudonym, version: record.version + 1, isActive: false, under: own)
        next.replacedBy = survivor.pseudonym
        next.link = try seal(
            PatientV1.CheckPatientRequest(patientID: PHI(survivor.patientID)), sealer,
            place(Self.table, .link, next.pseudonym, next.version), own.key)
        return next
    }

    /// The next version of a survivor with the same content: envelopes are bound to their version.
    /// Its consent is the stricter one of the two records.
    func raised(
        _ record: SealedPatient, _ patientID: String, over merged: SealedPatient,
        under own: OpenedKey
    ) throws(PatientServiceError) -> SealedPatient {
        let patient = try open(record, patientID: patientID)
        let demographics = (patient.demographics ?? .init())
            .withStricterConsent(try self.demographics(of: merged))
        return try seal(
            demographics, patient.history ?? .init(), patientID: patientID,
            pseudonym: record.pseudonym, version: record.version + 1, isActive: record.isActive,
            under: own)
    }

    /// The patient id of a record's survivor; empty when it has none.
    func survivor(of record: SealedPatient) throws(PatientServiceError) -> PHI<String> {
        if record.link.isEmpty { return PHI("") }
        let request: PatientV1.CheckPatientRequest = try open(
            record.link[...], sealer,
            place(Self.table, .link, record.pseudonym, record.version),
            try key(of: record.pseudonym, in: record.key)?.key)
        return request.patientID
    }
}
