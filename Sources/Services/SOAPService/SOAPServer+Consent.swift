internal import AuditKeeping
internal import Messages
internal import RPC

/// A patient's consent: who has revoked it is shown to those who treat, and to nobody else.
///
/// patient-service keeps it and answers by it as by the record itself, so a reading that begins
/// after a revocation was acknowledged is never allowed. Nothing of it is kept here. When it cannot
/// be asked for, those who do not treat are shown nothing.
extension SOAPServer {
    private static let excluded = RPCError(
        .permissionDenied, "the patient's consent excludes this purpose of use")

    /// Refuses, and records, a reading of one patient's notes that consent excludes. Costs nothing
    /// for those who treat.
    func checkConsent(_ access: Access, _ context: CallContext) async throws {
        guard !access.audit.acting.isForTreatment else { return }
        guard try await isWithheld(access.patientID, access, context) else { return }
        try await record(.denied, nil, access)
        throw Self.excluded
    }

    /// Takes the notes of patients whom consent keeps from the caller out of a page of many
    /// patients' notes, and records that.
    func leaveOut(_ page: inout Page, _ access: Access, _ context: CallContext) async throws {
        guard !access.audit.acting.isForTreatment else { return }
        let excluded = try await excluded(
            Set(page.notes.map(\.patientID.revealed)), access, context)
        if excluded.isEmpty { return }
        page.notes.removeAll { excluded.contains($0.patientID.revealed) }
        let names = Set(try excluded.map { try vault.pseudonym(of: $0) })
        var line = NoteLedger.Line(.denied, nil, access.audit)
        line.patients = page.patients.filter(names.contains)
        page.patients.removeAll(where: names.contains)
        try await ledger.note(line, deadline: access.deadline)
    }

    /// Those of some patients whose consent keeps them from the caller, or who are no longer there.
    private func excluded(
        _ patients: Set<String>, _ access: Access, _ context: CallContext
    ) async throws -> Set<String> {
        try await withThrowingTaskGroup(
            of: (String, Bool).self, returning: Set<String>.self
        ) { group in
            var excluded: Set<String> = []
            for (place, patient) in patients.enumerated() {
                if place >= SOAPLimits.consentInFlightMax {
                    if let (name, isOut) = try await group.next(), isOut { excluded.insert(name) }
                }
                group.addTask {
                    do {
                        return (patient, try await self.isWithheld(patient, access, context))
                    } catch let error as RPCError where error.code == .notFound {
                        return (patient, true)
                    }
                }
            }
            for try await (name, isOut) in group where isOut { excluded.insert(name) }
            return excluded
        }
    }

    /// What patient-service says. That it does not answer, or knows no such patient, is recorded.
    private func isWithheld(
        _ patientID: String, _ access: Access, _ context: CallContext
    ) async throws -> Bool {
        do {
            return try await gate.isForTreatmentOnly(PHI(patientID), context)
        } catch {
            let isGone = error.code == .notFound
            // Of many patients, one who is gone is left out.
            if !isGone || !access.patientID.isEmpty {
                try? await record(isGone ? .notFound : .failed, nil, access)
            }
            throw isGone ? Self.noNote : error
        }
    }
}

extension SoapV1.NoteChange {
    /// Whether the answer says what the note said before, and not only what the caller sends.
    var showsWhatWasThere: Bool {
        switch self {
        case .addendum, .enteredInError: true
        case .revision, .amendment, .unspecified, .unrecognized: false
        }
    }
}
