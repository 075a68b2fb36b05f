internal import FHIR
internal import Messages
internal import RPC
internal import Resealing

/// Notes that leave: as a document, or for ever.
extension SOAPServer {
    func export(
        _ request: SoapV1.ExportNoteRequest, _ context: CallContext
    ) async throws -> SoapV1.ExportNoteResponse {
        let access = try admit(request.patientID, .exportData, context)
        let version = try NoteValidation.version(request.version)
        try await checkConsent(access, context)
        let (content, found) = try await find(
            request.noteID, version: version, access, context)
        let bundle = FHIRWriter.document(shown(content, found))
        try await observed("audit.append", context) {
            try await record(.success, found.note.noteID, version: found.note.version, access)
        }
        return SoapV1.ExportNoteResponse(
            bundle: PHI(bundle), disclaimer: NoteDisclaimer.message)
    }

    /// Deleting the key makes every copy of the patient's notes unreadable, wherever it is; that
    /// the rows go too keeps what is beside them in clear from staying: times, writers and the
    /// names by which notes are found. Of the documents in the EHR their names stay until it has
    /// been told (``HandOffWorker``).
    func erase(
        _ request: SoapV1.EraseNotesRequest, _ context: CallContext
    ) async throws -> SoapV1.EraseNotesResponse {
        let access = try admit(request.patientID, .erase, context)
        let reason = try Self.reason(request.reason)
        var line = NoteLedger.Line(.attempted, nil, access.audit)
        line.criteria = [
            NoteLedger.Criterion(
                field: "reason-\(reason)", blinded: [UInt8](repeating: 0, count: 16))
        ]
        try await ledger.note(line, deadline: access.deadline)
        let count = try await asked("postgres.write", access, context) {
            try await store.erase(
                access.pseudonym, enteredInError: request.reason == .enteredInError,
                grace: configuration.retractionGrace, deadline: access.deadline)
        }
        vault.forgetKey(of: access.pseudonym)
        var done = NoteLedger.Line(count > 0 ? .success : .repeated, nil, access.audit)
        (done.criteria, done.count) = (line.criteria, count)
        try await ledger.note(done, deadline: access.deadline)
        return SoapV1.EraseNotesResponse(erasedCount: UInt32(clamping: count))
    }

    private static func reason(
        _ reason: SoapV1.EraseNotesRequest.Reason
    ) throws(RPCError) -> String {
        switch reason {
        case .patientRequest: "patient-request"
        case .retentionEnded: "retention-ended"
        case .enteredInError: "entered-in-error"
        case .legalOrder: "legal-order"
        case .unspecified, .unrecognized:
            throw RPCError(.invalidArgument, "reason is one of the contract's values")
        }
    }

    func resealing(_ context: CallContext) async throws -> SoapV1.GetNoteResealingResponse {
        let state = try await observed("postgres.read", context) {
            try await store.resealing(deadline: Self.storeDeadline(context))
        }
        return SoapV1.GetNoteResealingResponse(
            keyID: state.keyID, pass: UInt64(clamping: state.pass),
            examinedCount: UInt64(clamping: state.examinedCount),
            resealedCount: UInt64(clamping: state.resealedCount),
            unreadableCount: UInt64(clamping: state.unreadableCount),
            isRunning: state.isRunning, cleanKeyID: state.cleanKeyID,
            tokensRenewedCount: UInt64(clamping: state.renewedCount))
    }
}
