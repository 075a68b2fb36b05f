internal import Messages
internal import RPC

extension SOAPServer {
    func take(
        _ request: SoapV1.ProcessRequest, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse {
        let startedAt = ContinuousClock.now
        let access = try admit(request.patientID, .create, context)
        let providerID = try NoteValidation.id(request.providerID, "provider_id")
        try NoteValidation.idempotencyKey(request.idempotencyKey)
        let note = try NoteValidation.note(request.note)
        let stamp = try vault.stamp(request, caller: access.audit.caller)
        if let first = try await checkPatient(request.patientID, stamp, access, context) {
            return first
        }
        let noteID = NoteID.random()
        let content = SoapV1.GetNoteResponse(
            noteID: noteID.text, patientID: request.patientID, providerID: providerID,
            text: PHI(note.text), extraction: SoapV1.Extraction(note.extraction))
        let sealed = try observedNow("phi.seal", context) {
            try vault.seal(content, noteID: noteID, pseudonym: access.pseudonym)
        }
        try await record(.attempted, noteID, access)
        let outcome = try await asked("postgres.write", access, context) {
            try await store.store(
                sealed, stamp: stamp, grace: configuration.handOffGrace, deadline: access.deadline)
        }
        switch outcome {
        case .stored:
            try await observed("audit.append", context) {
                try await ledger.note(
                    .init(.success, noteID, access.audit),
                    .init(.attempted, noteID, access.audit.with(.export)),
                    deadline: access.deadline)
            }
            let isDone = await handOver(content, noteID, access, context, startedAt: startedAt)
            return Self.answer(content, isHandOffPending: !isDone, isReplayed: false)
        case .keyTaken:
            if let first = try await replay(stamp, access, context) { return first }
            throw SOAPServiceError(.internalFailure, "an idempotency key without its note")
        }
    }

    /// Lets notes of known, active patients pass. A repeated call gets its first answer also when
    /// the patient's record has been closed since, or cannot be checked now.
    private func checkPatient(
        _ patientID: PHI<String>, _ stamp: RequestStamp, _ access: Access, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse? {
        do {
            try await gate.check(patientID, context)
            return nil
        } catch {
            if error.code == .failedPrecondition || error.code == .unavailable,
                let first = try? await replay(stamp, access, context)
            {
                return first
            }
            try? await record(.refused, nil, access)
            throw error
        }
    }

    /// The first answer to a call with this key; nil when the key is new.
    /// - Throws: `FAILED_PRECONDITION` when the key belongs to another note.
    private func replay(
        _ stamp: RequestStamp, _ access: Access, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse? {
        let outcome = try await asked("postgres.read", access, context) {
            try await store.replay(stamp, of: access.pseudonym, deadline: access.deadline)
        }
        switch outcome {
        case .unknownKey: return nil
        case .otherRequest(let noteID):
            try await record(.keyReused, noteID, access)
            throw RPCError(
                .failedPrecondition, "the idempotency_key was used for another note")
        case .note(let stored):
            let content = try await open(stored.note, access, context)
            try await observed("audit.append", context) {
                try await record(.repeated, stored.note.noteID, access)
            }
            return Self.answer(
                content, isHandOffPending: stored.isHandOffPending, isReplayed: true)
        }
    }

    /// Hands the stored note to the EHR and strikes the hand-off off. False: it stays pending.
    private func handOver(
        _ content: SoapV1.GetNoteResponse, _ noteID: NoteID, _ access: Access,
        _ context: CallContext, startedAt: ContinuousClock.Instant
    ) async -> Bool {
        let answerLeft = configuration.answerLimit - (ContinuousClock.now - startedAt)
        let timeout = min(configuration.handOffLimit, answerLeft)
        let isTaken = await handOff.attempt(content, timeout: timeout, context)
        let deadline = min(access.deadline, startedAt + configuration.answerLimit)
        if isTaken {
            // The EHR has it. If this is not kept, the worker repeats it and nothing changes there.
            try? await observed("postgres.write", context) {
                try await store.completeHandOff(
                    noteID, of: access.pseudonym, deadline: deadline)
            }
        }
        // That it was attempted is recorded; without this line nobody knows how it ended.
        try? await ledger.note(
            .init(isTaken ? .success : .failed, noteID, access.audit.with(.export)),
            deadline: deadline)
        return isTaken
    }

    private static func answer(
        _ content: SoapV1.GetNoteResponse, isHandOffPending: Bool, isReplayed: Bool
    ) -> SoapV1.ProcessResponse {
        var response = SoapV1.ProcessResponse(
            noteID: content.noteID, extraction: content.extraction,
            ehrHandOff: isHandOffPending ? .pending : .done, replayed: isReplayed)
        response.medicalAdviceProvided = AdviceClassifier.advises(response)
        return response
    }
}
