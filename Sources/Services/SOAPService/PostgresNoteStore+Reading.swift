internal import Postgres

/// Notes that are read, listed and found.
extension PostgresNoteStore {
    /// As ``NoteStoring`` says.
    package func read(
        _ noteID: NoteID, of pseudonym: [UInt8], version: UInt64?,
        deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> StoredNote? {
        let rows = try await ask(
            NoteStatements.read,
            [
                .bytes(pseudonym), .uuid(noteID.octets),
                version.map { .int64(Int64(clamping: $0)) } ?? .null,
            ], deadline)
        guard rows.count > 0 else { return nil }
        return try SOAPServiceError.translating { () throws(PostgresError) in
            try Self.storedNote(rows, 0)
        }
    }

    /// As ``NoteStoring`` says.
    package func list(
        _ question: NoteQuestion, deadline: ContinuousClock.Instant
    ) async throws(SOAPServiceError) -> [StoredNote] {
        let (statement, scope) = try Self.statement(question)
        let rows = try await ask(
            statement,
            [
                .timestamp(microsecondsSinceUnixEpoch: question.behind.storedAtMicroseconds),
                .uuid(question.behind.noteID.octets), .int64(Int64(question.countMax)),
            ] + scope, deadline)
        return try SOAPServiceError.translating { () throws(PostgresError) in
            var notes: [StoredNote] = []
            for row in 0..<rows.count { notes.append(try Self.storedNote(rows, row)) }
            return notes
        }
    }

    private static func statement(
        _ question: NoteQuestion
    ) throws(SOAPServiceError) -> (PostgresStatement, [PostgresValue]) {
        guard let first = question.tokens.first else {
            guard let pseudonym = question.pseudonym else {
                throw SOAPServiceError(.internalFailure, "a list of everybody's notes")
            }
            return (
                NoteStatements.list,
                [
                    .bytes(pseudonym), .timestamp(microsecondsSinceUnixEpoch: question.from),
                    .timestamp(microsecondsSinceUnixEpoch: question.until),
                ]
            )
        }
        var groups = question.tokens.prefix(SOAPLimits.criterionCountMax)
        while groups.count < SOAPLimits.criterionCountMax { groups.append(first) }
        let values: [PostgresValue] = groups.map { .int64Array($0) }
        guard let pseudonym = question.pseudonym else { return (NoteStatements.findAll, values) }
        return (NoteStatements.find, values + [.bytes(pseudonym)])
    }

    static func note(
        _ rows: PostgresRows, _ row: Int, key: [UInt8]
    ) throws(PostgresError) -> SealedNote {
        SealedNote(
            pseudonym: try rows.bytes(row, 0), noteID: NoteID(octets: try rows.uuid(row, 1)),
            version: UInt64(clamping: try rows.int64(row, 2)),
            providerID: try rows.text(row, 3), content: try rows.bytes(row, 4), key: key)
    }

    /// A row of ``NoteStatements``' columns.
    static func storedNote(
        _ rows: PostgresRows, _ row: Int
    ) throws(PostgresError) -> StoredNote {
        let signers = try rows.textArray(row, 10)
        let versions = try rows.int64Array(row, 11)
        let times = try rows.int64Array(row, 12)
        guard let handOff = StoredNote.HandOff(rawValue: try rows.int32(row, 6)),
            signers.count == versions.count, signers.count == times.count
        else { throw PostgresError(.protocolViolation, "the database gave a row of another kind") }
        return StoredNote(
            note: try note(rows, row, key: try rows.bytes(row, 9)),
            storedAtMicroseconds: try rows.timestamp(row, 5),
            firstStoredAtMicroseconds: try rows.timestamp(row, 8),
            versionCount: UInt64(clamping: try rows.int64(row, 7)), handOff: handOff,
            signatures: signers.indices.map {
                StoredNote.Signature(
                    signerID: signers[$0], version: UInt64(clamping: versions[$0]),
                    signedAtMicroseconds: times[$0])
            })
    }
}
