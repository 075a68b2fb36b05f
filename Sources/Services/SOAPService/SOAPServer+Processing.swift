internal import Messages
internal import RPC

extension SOAPServer {
    /// A note that was read, and what it is to be stored as.
    struct Submission: Sendable {
        let request: SoapV1.ProcessRequest
        let providerID: String
        let note: NoteScreener.Note
        let stamp: RequestStamp
        let noteID: NoteID
        let access: Access
        let startedAt: ContinuousClock.Instant

        /// As it is stored.
        var content: SoapV1.GetNoteResponse {
            SoapV1.GetNoteResponse(
                noteID: noteID.text, patientID: request.patientID, providerID: providerID,
                text: PHI(note.text), extraction: note.extraction, screening: note.screening,
                version: 1)
        }

        /// Its hand-off.
        var name: HandOffName {
            HandOffName(pseudonym: access.pseudonym, noteID: noteID, version: 1)
        }
    }

    func take(
        _ request: SoapV1.ProcessRequest, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse {
        try await complete(try receive(request, context), context)
    }

    /// Checks a request and reads its note. Does not wait.
    func receive(
        _ request: SoapV1.ProcessRequest, _ context: CallContext
    ) throws -> Submission {
        let startedAt = ContinuousClock.now
        let access = try admit(request.patientID, .create, context)
        let (providerID, source) = try sound(request)
        let note = observedNow("text.read", context) { screener.screen(source) }
        let stamp = try vault.stamp(
            request, idempotencyKey: request.idempotencyKey, caller: access.audit.caller)
        return Submission(
            request: request, providerID: providerID, note: note, stamp: stamp,
            noteID: NoteID.random(), access: access, startedAt: startedAt)
    }

    /// All that follows the reading, for a note by itself.
    func complete(
        _ submission: Submission, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse {
        if let first = try await prepare(submission, context) { return first }
        return try await storeAlone(submission, context)
    }

    /// Stores a note whose patient was checked and whose attempt is recorded, and hands it over.
    func storeAlone(
        _ submission: Submission, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse {
        let (access, note, content) = (submission.access, submission.note, submission.content)
        let outcome = try await keep(
            content, submission.noteID, note, submission.stamp, access, context
        ) {
            try await store.store($0, grace: configuration.handOffGrace, deadline: access.deadline)
        } outcome: {
            $0
        }
        guard case .stored(let behind) = outcome else {
            return try await repeated(submission, context)
        }
        let isDone = try await finish(
            content, submission.name, note, behind: behind, access, context,
            startedAt: submission.startedAt)
        return answer(content, isDone ? .done : .pending, isReplayed: false)
    }

    /// The first answer to a call whose key is taken.
    func repeated(
        _ submission: Submission, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse {
        if let first = try await replay(submission.stamp, submission.access, context) {
            return first
        }
        throw SOAPServiceError(.internalFailure, "an idempotency key without its note")
    }

    /// What a request holds, if its form is as it must be.
    private func sound(
        _ request: SoapV1.ProcessRequest
    ) throws(RPCError) -> (providerID: String, source: NoteScreener.Source) {
        let providerID = try NoteValidation.id(request.providerID, "provider_id")
        try NoteValidation.idempotencyKey(request.idempotencyKey)
        return (providerID, try NoteValidation.source(request.note))
    }

    /// What has to be known before the store is asked, all of it beside each other: that the
    /// patient is there and active, that the change is recorded as attempted, and the patient's
    /// key. The record is durable when this returns, so before a statement is sent.
    /// - Returns: the first answer to a call that is repeated, when the patient's record has been
    ///   closed since or cannot be checked now.
    private func prepare(
        _ submission: Submission, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse? {
        let (access, noteID) = (submission.access, submission.noteID)
        let (patientID, isUrgent) = (submission.request.patientID, submission.note.isUrgent)
        async let recorded: Void = record(.attempted, noteID, version: 1, access)
        do {
            guard vault.lastKey(of: access.pseudonym) == nil else {
                try await gate.check(patientID, isUrgent: isUrgent, context)
                try await recorded
                return nil
            }
            async let own: Void = fetchKey(access, context)
            try await gate.check(patientID, isUrgent: isUrgent, context)
            _ = try await (recorded, own)
            return nil
        } catch let error as RPCError {
            return try await refused(submission, error, context)
        }
    }

    /// The patient is not there, is closed, or cannot be checked: the first answer to a call that
    /// is repeated all the same, and for others a record and the error.
    func refused(
        _ submission: Submission, _ error: RPCError, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse {
        if error.code == .failedPrecondition || error.code == .unavailable,
            let first = try? await replay(submission.stamp, submission.access, context)
        {
            return first
        }
        try? await record(.refused, nil, submission.access)
        throw error
    }

    /// Gets the patient's key ready, if it is not. Patients without one get theirs from
    /// ``keep(_:_:_:_:_:_:_:outcome:)``.
    func fetchKey(_ access: Access, _ context: CallContext) async throws {
        guard vault.lastKey(of: access.pseudonym) == nil else { return }
        let envelope = try? await observed("postgres.read", context) {
            try await store.key(of: access.pseudonym, deadline: access.deadline)
        }
        // What cannot be read now, the statement that stores will name.
        if let envelope { _ = try vault.key(of: access.pseudonym, in: envelope) }
    }

    /// Seals a version and stores it, again when the patient's key turns out to be another one.
    /// - Parameter outcome: what the store's answer says of storing; nil ends it at once.
    func keep<Answer>(
        _ content: SoapV1.GetNoteResponse, _ noteID: NoteID, _ note: NoteScreener.Note,
        _ stamp: RequestStamp, _ access: Access, _ context: CallContext,
        _ send: (NoteDraft) async throws -> Answer, outcome: (Answer) -> StoreOutcome?
    ) async throws -> Answer {
        let tokens = try vault.tokens(of: note.terms)
        for _ in 0..<SOAPLimits.changeAttemptMax {
            let own =
                try vault.lastKey(of: access.pseudonym) ?? vault.drawKey(for: access.pseudonym)
            let sealed = try observedNow("phi.seal", context) {
                try vault.seal(content, noteID: noteID, pseudonym: access.pseudonym, under: own)
            }
            let draft = NoteDraft(
                note: sealed, tokens: tokens, isUrgent: note.isUrgent, stamp: stamp)
            let answer = try await asked("postgres.write", access, context) {
                try await send(draft)
            }
            guard case .otherKey(let envelope) = outcome(answer) else {
                if case .stored = outcome(answer) { vault.keep(own) }
                return answer
            }
            vault.forgetKey(of: access.pseudonym)
            _ = try vault.key(of: access.pseudonym, in: envelope)
        }
        try? await record(.failed, noteID, access)
        throw RPCError(.aborted, "the patient's key keeps changing")
    }

    /// The note is durable: records that, and hands it to the EHR if no document of the patient is
    /// to go first. True when the EHR has it.
    func finish(
        _ content: SoapV1.GetNoteResponse, _ name: HandOffName, _ note: NoteScreener.Note,
        behind: [HandOffName], _ access: Access, _ context: CallContext,
        startedAt: ContinuousClock.Instant
    ) async throws -> Bool {
        let waits = behind.contains { earlier in
            !settling.isTaken(earlier) && (!note.isUrgent || earlier.noteID == name.noteID)
        }
        var lines = [NoteLedger.Line(.success, name, access.audit)]
        if !waits { lines.append(.init(.attempted, name, access.audit.with(.export))) }
        try await observed("audit.append", context) {
            try await ledger.note(lines, deadline: access.deadline)
        }
        guard !waits else { return false }
        let answerLeft = configuration.answerLimit - (ContinuousClock.now - startedAt)
        let isTaken = await handOff.attempt(
            content, name, isUrgent: note.isUrgent,
            timeout: min(configuration.handOffLimit, answerLeft, access.deadline - .now), context)
        settling.add(
            HandOffSettling.Outcome(
                name: name, isTaken: isTaken, audit: access.audit.with(.export)))
        return isTaken
    }

    /// The first answer to a call with this key; nil when the key is new.
    /// - Throws: `FAILED_PRECONDITION` when the key belongs to another note.
    func replay(
        _ stamp: RequestStamp, _ access: Access, _ context: CallContext
    ) async throws -> SoapV1.ProcessResponse? {
        guard let (content, stored) = try await repeated(stamp, access, context) else { return nil }
        return answer(content, handOff(of: stored), isReplayed: true)
    }

    /// The version that an earlier call with this key has stored; nil when the key is new.
    func repeated(
        _ stamp: RequestStamp, _ access: Access, _ context: CallContext
    ) async throws -> (content: SoapV1.GetNoteResponse, stored: StoredNote)? {
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
                try await record(
                    .repeated, stored.note.noteID, version: stored.note.version, access)
            }
            return (content, stored)
        }
    }

    func answer(
        _ content: SoapV1.GetNoteResponse, _ handOff: SoapV1.EHRHandOff, isReplayed: Bool
    ) -> SoapV1.ProcessResponse {
        var response = SoapV1.ProcessResponse(
            noteID: content.noteID, extraction: content.extraction, ehrHandOff: handOff,
            replayed: isReplayed,
            // A note from before there was a screening has passed a check of that time.
            screening: content.screening == .notScreened ? .notScreened : .done,
            disclaimer: NoteDisclaimer.message, version: content.version)
        response.adviceSpans = classifier.advice(in: response)
        response.medicalAdviceProvided = !response.adviceSpans.isEmpty
        return response
    }
}
