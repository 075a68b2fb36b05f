internal import Messages
internal import RPC

extension SOAPServer {
    func show(
        _ request: SoapV1.GetNoteRequest, _ context: CallContext
    ) async throws -> SoapV1.GetNoteResponse {
        let access = try admit(request.patientID, .read, context)
        guard !request.noteID.isEmpty else {
            throw RPCError(.invalidArgument, "note_id must be there")
        }
        let noteID = NoteID(request.noteID)
        var found: StoredNote?
        if let noteID {
            found = try await asked("postgres.read", access, context) {
                try await store.read(noteID, of: access.pseudonym, deadline: access.deadline)
            }
        }
        guard let found else {
            // Also when no note can have this id: somebody asked.
            try await record(.notFound, noteID, access)
            throw RPCError(.notFound, "there is no such note")
        }
        var response = try await open(found.note, access, context)
        try await observed("audit.append", context) {
            try await record(.success, noteID, access)
        }
        response.ehrHandOff = found.isHandOffPending ? .pending : .done
        response.storedAtUnixNs = found.storedAtMicroseconds &* 1_000
        return response
    }
}
