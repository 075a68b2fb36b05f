internal import Messages
internal import RPC

extension SOAPServer {
    func show(
        _ request: SoapV1.GetNoteRequest, _ context: CallContext
    ) async throws -> SoapV1.GetNoteResponse {
        let access = try admit(request.patientID, .read, context)
        let version = try NoteValidation.version(request.version)
        try await checkConsent(access, context)
        let (content, found) = try await find(
            request.noteID, version: version, access, context)
        try await observed("audit.append", context) {
            try await record(.success, found.note.noteID, version: found.note.version, access)
        }
        return shown(content, found)
    }

    /// A version of a note, opened; recorded and refused when it is not there.
    func find(
        _ noteID: String, version: UInt64?, _ access: Access, _ context: CallContext
    ) async throws -> (content: SoapV1.GetNoteResponse, found: StoredNote) {
        try NoteValidation.noteID(noteID)
        let noteID = NoteID(noteID)
        var found: StoredNote?
        if let noteID {
            found = try await asked("postgres.read", access, context) {
                try await store.read(
                    noteID, of: access.pseudonym, version: version, deadline: access.deadline)
            }
        }
        guard let found else {
            // Also when no note can have this id: somebody asked.
            try await record(.notFound, noteID, access)
            throw Self.noNote
        }
        return (try await open(found.note, access, context), found)
    }

    static let noNote = RPCError(.notFound, "there is no such note")

    /// What was sealed, and what the store says about it.
    func shown(
        _ content: SoapV1.GetNoteResponse, _ found: StoredNote
    ) -> SoapV1.GetNoteResponse {
        var response = content
        response.ehrHandOff = handOff(of: found)
        response.storedAtUnixNs = found.storedAtMicroseconds &* 1_000
        response.versionCount = found.versionCount
        response.status = Self.status(content, found.signatures)
        response.signatures = found.signatures.map {
            SoapV1.Signature(
                signerID: $0.signerID, version: $0.version,
                signedAtUnixNs: $0.signedAtMicroseconds &* 1_000)
        }
        response.disclaimer = NoteDisclaimer.message
        if response.screening == .unspecified { response.screening = .done }
        return response
    }

    /// What a version is in the field's terms.
    static func status(
        _ content: SoapV1.GetNoteResponse, _ signatures: [StoredNote.Signature]
    ) -> SoapV1.NoteStatus {
        if content.change == .enteredInError { return .enteredInError }
        guard signatures.contains(where: { $0.version == content.version }) else {
            return .preliminary
        }
        return signatures.contains { $0.version < content.version } ? .amended : .final
    }

    /// What is known of a hand-off, here or in the store.
    func handOff(of found: StoredNote) -> SoapV1.EHRHandOff {
        switch found.handOff {
        case .done: .done
        case .pending: settling.isTaken(found.note.handOff) ? .done : .pending
        case .refused: .refused
        }
    }
}
