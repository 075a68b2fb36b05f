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
        let found = try await observed("audit.append", context) {
            guard let noteID = NoteID(request.noteID) else {
                // No note can have this id; that somebody asked is kept all the same.
                try await store.record(
                    .notFound, noteID: nil, audit: access.audit, deadline: access.deadline)
                return StoredNote?.none
            }
            return try await store.read(noteID, audit: access.audit, deadline: access.deadline)
        }
        guard let found else { throw RPCError(.notFound, "there is no such note") }
        var response = try await open(found.note, access, context)
        response.ehrHandOff = found.isHandOffPending ? .pending : .done
        response.storedAtUnixNs = found.storedAtMicroseconds &* 1_000
        return response
    }
}
