internal import Messages
internal import RPC

/// New versions and signatures.
extension SOAPServer {
    func amend(
        _ request: SoapV1.AmendNoteRequest, _ context: CallContext
    ) async throws -> SoapV1.AmendNoteResponse {
        let startedAt = ContinuousClock.now
        let access = try admit(request.patientID, .update, context)
        try Self.check(request)
        if request.change.showsWhatWasThere { try await checkConsent(access, context) }
        let stamp = try vault.stamp(
            request, idempotencyKey: request.idempotencyKey, caller: access.audit.caller)
        let next = request.ifVersion + 1
        async let recorded: Void = record(
            .attempted, NoteID(request.noteID), version: next, access)
        let (old, found) = try await find(request.noteID, version: nil, access, context)
        try await recorded
        if found.versionCount != request.ifVersion {
            if let first = try await firstAmendment(stamp, access, context) { return first }
            try await refuse(.conflict, found, access)
        }
        let isSigned = !found.signatures.isEmpty
        if let refusal = Self.refusal(request.change, old, isSigned: isSigned) {
            try await record(.conflict, found.note.noteID, access)
            throw refusal
        }
        let note = observedNow("text.read", context) {
            screener.screen(.text(Self.text(request, old)))
        }
        guard note.text.utf8.count <= SOAPLimits.noteByteCountMax else {
            throw NoteValidation.refusal(
                "text", "makes the note longer than \(SOAPLimits.noteByteCountMax) octets")
        }
        let content = SoapV1.GetNoteResponse(
            noteID: old.noteID, patientID: request.patientID, providerID: request.providerID,
            text: PHI(note.text), extraction: note.extraction, screening: note.screening,
            version: next, change: request.change, reason: request.reason)
        let outcome = try await keep(content, found.note.noteID, note, stamp, access, context) {
            try await store.amend(
                $0, isSigned: isSigned, grace: configuration.handOffGrace,
                deadline: access.deadline)
        } outcome: { answer in
            if case .stored(let outcome) = answer { outcome } else { nil }
        }
        let behind: [HandOffName]
        switch outcome {
        case .stored(.stored(let earlier)): behind = earlier
        case .stored(.keyTaken), .stored(.otherKey):
            if let first = try await firstAmendment(stamp, access, context) { return first }
            throw SOAPServiceError(.internalFailure, "an idempotency key without its note")
        case .notFound:
            try await record(.notFound, found.note.noteID, access)
            throw Self.noNote
        case .conflict, .signed: try await refuse(.conflict, found, access)
        }
        let name = HandOffName(
            pseudonym: access.pseudonym, noteID: found.note.noteID, version: next)
        let isDone = try await finish(
            content, name, note, behind: behind, access, context, startedAt: startedAt)
        return Self.amendment(
            answer(content, isDone ? .done : .pending, isReplayed: false),
            Self.status(content, found.signatures))
    }

    private func refuse(
        _ outcome: NoteAudit.Outcome, _ found: StoredNote, _ access: Access
    ) async throws -> Never {
        try await record(outcome, found.note.noteID, version: found.versionCount, access)
        throw RPCError(.aborted, "if_version is not the newest version")
    }

    private func firstAmendment(
        _ stamp: RequestStamp, _ access: Access, _ context: CallContext
    ) async throws -> SoapV1.AmendNoteResponse? {
        guard let (content, stored) = try await repeated(stamp, access, context) else { return nil }
        return Self.amendment(
            answer(content, handOff(of: stored), isReplayed: true),
            Self.status(content, stored.signatures))
    }

    private static func amendment(
        _ response: SoapV1.ProcessResponse, _ status: SoapV1.NoteStatus
    ) -> SoapV1.AmendNoteResponse {
        SoapV1.AmendNoteResponse(
            version: response.version, status: status, extraction: response.extraction,
            medicalAdviceProvided: response.medicalAdviceProvided,
            ehrHandOff: response.ehrHandOff, replayed: response.replayed,
            screening: response.screening, disclaimer: response.disclaimer,
            adviceSpans: response.adviceSpans)
    }

    private static func check(_ request: SoapV1.AmendNoteRequest) throws(RPCError) {
        try NoteValidation.noteID(request.noteID)
        _ = try NoteValidation.id(request.providerID, "provider_id")
        try NoteValidation.idempotencyKey(request.idempotencyKey)
        guard (1..<UInt64(SOAPLimits.versionCountMax)).contains(request.ifVersion) else {
            throw NoteValidation.refusal(
                "if_version", "is 1 to \(SOAPLimits.versionCountMax - 1)")
        }
        guard request.reason.revealed.utf8.count <= SOAPLimits.reasonByteCountMax else {
            throw NoteValidation.refusal(
                "reason", "has at most \(SOAPLimits.reasonByteCountMax) octets")
        }
        let needsReason: Bool
        switch request.change {
        case .revision, .addendum: needsReason = false
        case .amendment, .enteredInError: needsReason = true
        case .unspecified, .unrecognized:
            throw NoteValidation.refusal("change", "is one of the contract's values")
        }
        if needsReason, request.reason.revealed.isEmpty {
            throw NoteValidation.refusal("reason", "must be there for such a change")
        }
        if request.change == .enteredInError {
            guard request.text.revealed.isEmpty else {
                throw NoteValidation.refusal("text", "stays as it was")
            }
        } else {
            _ = try NoteValidation.text(request.text)
        }
    }

    /// Why a note in this state takes no such change; nil when it does.
    private static func refusal(
        _ change: SoapV1.NoteChange, _ old: SoapV1.GetNoteResponse, isSigned: Bool
    ) -> RPCError? {
        if old.change == .enteredInError {
            return RPCError(.failedPrecondition, "the note was entered in error")
        }
        if change == .revision, isSigned {
            return RPCError(
                .failedPrecondition, "a signed note is amended or gets an addendum")
        }
        if change == .amendment, !isSigned {
            return RPCError(.failedPrecondition, "a note that nobody has signed is revised")
        }
        return nil
    }

    /// What stands between a note and what is added to it.
    static let addendumHeading = "\n\nAddendum:\n"

    private static func text(
        _ request: SoapV1.AmendNoteRequest, _ old: SoapV1.GetNoteResponse
    ) -> String {
        switch request.change {
        case .addendum: old.text.revealed + addendumHeading + request.text.revealed
        case .enteredInError: old.text.revealed
        case .revision, .amendment, .unspecified, .unrecognized: request.text.revealed
        }
    }

    // MARK: Signing

    func sign(
        _ request: SoapV1.SignNoteRequest, _ context: CallContext
    ) async throws -> SoapV1.SignNoteResponse {
        let access = try admit(request.patientID, .sign, context)
        let signer = try NoteValidation.id(request.signerID, "signer_id")
        let version = try NoteValidation.version(request.ifVersion) ?? 0
        try NoteValidation.noteID(request.noteID)
        async let recorded: Void = record(
            .attempted, NoteID(request.noteID), version: version, access)
        let (content, found) = try await find(request.noteID, version: version, access, context)
        try await recorded
        if content.change == .enteredInError {
            try await record(.conflict, found.note.noteID, version: version, access)
            throw RPCError(.failedPrecondition, "the note was entered in error")
        }
        let outcome = try await asked("postgres.write", access, context) {
            try await store.sign(
                found.note.noteID, of: access.pseudonym, version: version, by: signer,
                deadline: access.deadline)
        }
        switch outcome {
        case .signed(let moment, let isRepeated):
            try await record(
                isRepeated ? .repeated : .success, found.note.noteID, version: version, access)
            let isFirst = !found.signatures.contains { $0.version < version }
            return SoapV1.SignNoteResponse(
                status: isFirst ? .final : .amended, signedAtUnixNs: moment &* 1_000,
                disclaimer: NoteDisclaimer.message)
        case .notFound:
            try await record(.notFound, found.note.noteID, access)
            throw Self.noNote
        case .conflict: try await refuse(.conflict, found, access)
        }
    }
}
