internal import AuditTrail
internal import Messages
internal import RPC

/// A patient's consent: who has revoked it is shown to those who treat, and to nobody else.
///
/// What consent says is part of the sealed record, and changes with it. The cache never holds a
/// record whose consent is revoked, so whatever comes from there may be shown to everybody: a
/// revocation is kept by the same proof as any other change (see <doc:CoherentCache>).
extension PatientServer {
    static var excluded: RPCError {
        RPCError(.permissionDenied, "the patient's consent excludes this purpose of use")
    }

    /// Refuses, and notes, a reading that the consent of the patient excludes.
    func checkConsent(
        of patient: PatientV1.Patient, _ access: Access
    ) async throws {
        if patient.isForTreatmentOnly, !access.isForTreatment {
            try await note(.denied, version: patient.version, access)
            throw Self.excluded
        }
    }

    /// As above, ahead of a reading that does not open the record. Costs nothing for those who
    /// treat; others have the record looked up, in the cache as a rule. An unknown patient is left
    /// to the reading itself.
    func checkConsent(_ access: Access, _ context: CallContext) async throws {
        guard !access.isForTreatment, let patient = try await record(access, context) else {
            return
        }
        try await checkConsent(of: patient, access)
    }

    /// Whether a reading of several patients' data has to leave one out.
    /// - Parameter access: about the patient in question.
    func isExcluded(
        _ access: Access, _ context: CallContext
    ) async throws -> Bool {
        guard !access.isForTreatment else { return false }
        return try await record(access, context)?.isForTreatmentOnly ?? false
    }

    /// The record as it is when the call begins, or later, unless the cache says that everybody
    /// may see it: then nil, as for an unknown patient.
    private func record(
        _ access: Access, _ context: CallContext
    ) async throws -> PatientV1.Patient? {
        switch await shelf.find(access.patientID, access.pseudonym, context) {
        case .known: nil
        case .unknown(let reservation): try await load(access, reservation, context)
        }
    }
}

extension PatientServer.Access {
    /// Whether the caller states that it treats the patient, or that the patient asks. Broken
    /// glass needs its reason.
    var isForTreatment: Bool {
        AuditEntry.isForTreatment(audit.purpose, hasReason: audit.reason != nil)
    }
}

extension AuditEntry {
    /// As ``PatientServer/Access/isForTreatment``, of what a caller states.
    static func isForTreatment(_ stated: AuditContext?) -> Bool {
        isForTreatment(stated?.purpose, hasReason: stated?.reason != nil)
    }

    fileprivate static func isForTreatment(_ purpose: String?, hasReason: Bool) -> Bool {
        switch purpose.flatMap(AuditPurpose.init(code:)) {
        case .treatment, .emergencyTreatment, .patientRequest: true
        case .breakGlass: hasReason
        case .unstated, .payment, .operations, .research, .publicHealth, .systemAdministration,
            .recordManagement, nil:
            false
        }
    }
}

extension PatientV1.Patient {
    /// Whether the patient's consent excludes all but treatment.
    var isForTreatmentOnly: Bool { demographics?.sharing == .treatmentOnly }
}

extension PatientV1.Demographics {
    /// The same, with the consent of the version before where this one says nothing.
    func keepingConsent(of stored: PatientV1.Demographics?) -> PatientV1.Demographics {
        guard sharing == .unspecified else { return self }
        var demographics = self
        demographics.sharing = stored?.sharing ?? .unspecified
        return demographics
    }

    /// The same for the survivor of a merge: the stricter consent of the two.
    func withStricterConsent(_ merged: PatientV1.Demographics?) -> PatientV1.Demographics {
        guard merged?.sharing == .treatmentOnly else { return self }
        var demographics = self
        demographics.sharing = .treatmentOnly
        return demographics
    }
}
