internal import AuditKeeping
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
        of patient: PatientV1.Patient, _ access: Access, _ context: CallContext
    ) async throws {
        guard !access.isForTreatment, try await isWithheld(patient, access, context) else {
            return
        }
        try await note(.denied, version: patient.version, access)
        throw Self.excluded
    }

    /// Whether a patient's consent excludes all but treatment: what the record says, and what the
    /// one into which it was merged does, through others if it comes to that.
    func isWithheld(
        _ patient: PatientV1.Patient, _ access: Access, _ context: CallContext
    ) async throws -> Bool {
        var patient = patient
        for _ in 0...PatientLimits.mergedRecordMax {
            if patient.isForTreatmentOnly { return true }
            let heir = patient.replacedBy.revealed
            if heir.isEmpty { return false }
            let survivor = access.about(try vault.pseudonym(of: heir), heir)
            guard let record = try await record(survivor, context) else { return false }
            patient = record
        }
        return true
    }

    /// As above, ahead of a reading that does not open the record. Costs nothing for those who
    /// treat; others have the record looked up, in the cache as a rule. An unknown patient is left
    /// to the reading itself.
    func checkConsent(_ access: Access, _ context: CallContext) async throws {
        guard !access.isForTreatment, let patient = try await record(access, context) else {
            return
        }
        try await checkConsent(of: patient, access, context)
    }

    /// Whether a reading of several patients' data has to leave one out.
    /// - Parameter access: about the patient in question.
    func isExcluded(
        _ access: Access, _ context: CallContext
    ) async throws -> Bool {
        guard !access.isForTreatment, let patient = try await record(access, context) else {
            return false
        }
        return try await isWithheld(patient, access, context)
    }

    /// Notes that a reading of several patients' data has left some out.
    func noteLeftOut(_ patients: [[UInt8]], _ access: Access) async throws {
        if patients.isEmpty { return }
        try await note(.denied, patients: patients, count: 0, access)
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
        AuditCaller.isForTreatment(audit.purpose, hasReason: audit.reason != nil)
    }
}

extension AuditEntry {
    /// As ``PatientServer/Access/isForTreatment``, of what a caller states.
    static func isForTreatment(_ stated: AuditContext?) -> Bool {
        AuditCaller.isForTreatment(stated?.purpose, hasReason: stated?.reason != nil)
    }
}

extension PatientV1.Patient {
    /// Whether the patient's consent excludes all but treatment.
    var isForTreatmentOnly: Bool { demographics?.sharing == .treatmentOnly }

    /// Whether the record itself says that everybody may see it. One that was merged into another
    /// does not: the other's consent may be revoked at any time.
    var isForEverybody: Bool { !isForTreatmentOnly && replacedBy.revealed.isEmpty }
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
