internal import Messages
internal import RPC

/// Patients who are forgotten.
extension PatientServer {
    /// Deleting the key makes every copy of the patient's values unreadable, wherever it is; that
    /// the rows go too keeps what is in clear beside them from staying: times, kinds and blind
    /// indexes.
    func erase(
        _ request: PatientV1.ErasePatientRequest, _ context: CallContext
    ) async throws -> PatientV1.ErasePatientResponse {
        let access = try admit(request.patientID, .erase, context)
        let reason = try Self.criterion(request.reason)
        try await note(
            .attempted, patients: [access.pseudonym], count: 0, criteria: [reason], access)
        let outcome = try await changing(
            access, context,
            { try await store.erase(access.pseudonym, deadline: access.deadline) },
            isDone: { if case .erased = $0 { true } else { false } })
        vault.forgetKey(of: access.pseudonym)
        let (noted, count): (AuditEntry.Outcome, Int) =
            switch outcome {
            case .erased(let count): (.success, count)
            case .repeated: (.repeated, 0)
            case .notFound: (.notFound, 0)
            }
        try await observed("audit.append", context) {
            try await note(
                noted, patients: [access.pseudonym], count: count, criteria: [reason], access)
        }
        if outcome == .notFound { throw Self.notFound }
        // Also when it was done before: who did it may not have come this far.
        try await forgetCached(deadline: access.deadline)
        return PatientV1.ErasePatientResponse(erasedCount: UInt32(clamping: count))
    }

    /// What the audit keeps of a reason: its name, in place of a search field's.
    private static func criterion(
        _ reason: PatientV1.ErasePatientRequest.Reason
    ) throws(RPCError) -> AuditNote.Criterion {
        let name: String
        switch reason {
        case .patientRequest: name = "patient-request"
        case .retentionEnded: name = "retention-ended"
        case .enteredInError: name = "entered-in-error"
        case .legalOrder: name = "legal-order"
        case .unspecified, .unrecognized:
            throw RPCError(.invalidArgument, "reason is one of the contract's values")
        }
        return AuditNote.Criterion(
            field: "reason-\(name)", blinded: [UInt8](repeating: 0, count: 32))
    }
}
